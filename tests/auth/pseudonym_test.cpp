#include "auth/pseudonym.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::auth {

BOOST_AUTO_TEST_SUITE(pseudonym)

BOOST_AUTO_TEST_CASE(comes_from_the_hmac_of_item_and_user)
{
    BOOST_TEST(make_pseudonym("secret", item_id{"item"}, user_id{"user"}) == "cnkgirr3wfgt0uixf4ws0l2u1");
}

BOOST_AUTO_TEST_CASE(is_the_same_for_one_item_and_another_for_each_other)
{
    auto const ann = make_pseudonym("secret", item_id{"clock"}, user_id{"ann"});

    BOOST_TEST(ann.size() == 25u);
    BOOST_TEST(ann == make_pseudonym("secret", item_id{"clock"}, user_id{"ann"}));
    BOOST_TEST(ann != make_pseudonym("secret", item_id{"chair"}, user_id{"ann"}));
    BOOST_TEST(ann != make_pseudonym("secret", item_id{"clock"}, user_id{"ben"}));
    BOOST_TEST(ann != make_pseudonym("other", item_id{"clock"}, user_id{"ann"}));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::auth
