#include "auction/access_rules.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva {

// What each role may is shown route by route, by tests/scenarios/role_matrix.test.mjs.
BOOST_AUTO_TEST_SUITE(access_rules)

BOOST_AUTO_TEST_CASE(an_invite_is_accepted_without_its_link_only_by_a_proved_address)
{
    BOOST_TEST(may_accept_without_link(true, true));
    BOOST_TEST(!may_accept_without_link(true, false));
    BOOST_TEST(!may_accept_without_link(false, true));
    BOOST_TEST(!may_accept_without_link(false, false));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
