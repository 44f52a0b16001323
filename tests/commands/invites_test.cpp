#include "commands/invites.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva {

BOOST_AUTO_TEST_SUITE(invites)

using namespace std::chrono_literals;

struct inviting_club : club
{
    result<commands::sent_invite> invite(std::string const& token)
    {
        return run(commands::invite_member{
            .auction = auction, .sender = seller, .to = {"carol@example.org", token}});
    }

    result<commands::accept_invite::answer> accept(std::string const& token)
    {
        return run(commands::accept_invite{.token = token, .user = carol});
    }

    user_id carol = add_user("carol");
};

BOOST_FIXTURE_TEST_CASE(w_40_one_that_has_expired_is_replaced_by_a_new_one_with_a_new_token, inviting_club)
{
    invite("first").value();
    now += 7 * 24h - 1ms;
    BOOST_TEST(invite("second").error().key == "E_INVITE_PENDING");
    now += 1ms;
    BOOST_TEST(accept("first").error().key == "E_INVITE_EXPIRED");
    invite("second").value();
    BOOST_TEST(accept("first").error().key == "E_INVITE_NOT_FOUND");
    BOOST_TEST(!accept("second").value().already);
}

BOOST_FIXTURE_TEST_CASE(one_may_be_accepted_until_the_moment_it_expires, inviting_club)
{
    invite("first").value();
    now += 7 * 24h - 1ms;
    BOOST_TEST(!accept("first").value().already);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
