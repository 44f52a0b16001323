#include "commands/invites.hpp"
#include "commands/settle_mail.hpp"
#include "storage/mail.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva {

using namespace std::chrono_literals;
using commands::mail_outcome;

namespace {

storage::query const select_state{
    "test state of mail",
    "SELECT status, attempts, due_at, last_error, detail FROM mail ORDER BY seq LIMIT 1"};

struct mail_state
{
    std::string status;
    int attempts{};
    std::optional<timestamp> due_at;
    std::optional<std::string> error;
    std::string detail;
};

} // namespace

/// A club with one mail in its queue.
struct waiting_mail : club
{
    mail_id id;

    waiting_mail()
    {
        home.mails = true;
        run(commands::invite_member{.auction = auction, .sender = seller, .to = {"x@example.org", "t"}}
        ).value();
        id = storage::due_mails(db, now, 1).at(0).id;
    }

    mail_state settle(mail_outcome outcome, std::string error = "450 later")
    {
        run(commands::settle_mail{.id = id, .outcome = outcome, .error = std::move(error)}).value();
        return db.one<mail_state>(select_state);
    }
};

BOOST_AUTO_TEST_SUITE(settled_mails)

BOOST_FIXTURE_TEST_CASE(a_mail_that_was_taken_is_done_with, waiting_mail)
{
    auto const after = settle(mail_outcome::sent, "");
    BOOST_TEST(after.status == "SENT");
    BOOST_TEST(!after.due_at.has_value());
    BOOST_TEST(after.detail == "{}");
    BOOST_TEST(settle(mail_outcome::failed).status == "SENT");
}

BOOST_FIXTURE_TEST_CASE(a_failure_has_it_wait_longer_each_time_until_it_is_given_up, waiting_mail)
{
    for (auto const wait : std::vector<std::chrono::minutes>{1min, 5min, 30min, 120min})
    {
        auto const after = settle(mail_outcome::failed);
        BOOST_TEST(after.status == "FAILED");
        BOOST_CHECK(after.due_at == now + wait);
        BOOST_TEST(after.error.value() == "450 later");
        BOOST_TEST(after.detail != "{}");
        BOOST_TEST(storage::due_mails(db, now + wait - 1ms, 9).empty());
        now += wait;
        BOOST_TEST(storage::due_mails(db, now, 9).size() == 1u);
    }
    auto const last = settle(mail_outcome::failed);
    BOOST_TEST(last.status == "ABANDONED");
    BOOST_TEST(last.attempts == 5);
    BOOST_TEST(last.detail == "{}");
}

BOOST_FIXTURE_TEST_CASE(a_refusal_for_good_gives_it_up_at_once, waiting_mail)
{
    auto const after = settle(mail_outcome::refused, "550 no such user");
    BOOST_TEST(after.status == "ABANDONED");
    BOOST_TEST(after.attempts == 1);
    BOOST_TEST(after.error.value() == "550 no such user");
}

BOOST_FIXTURE_TEST_CASE(a_host_that_is_down_counts_for_nothing, waiting_mail)
{
    for (int i = 0; i < 20; ++i)
        settle(mail_outcome::untried, "no route to host");
    auto const after = db.one<mail_state>(select_state);
    BOOST_TEST(after.status == "PENDING");
    BOOST_TEST(after.attempts == 0);
    BOOST_CHECK(after.due_at == now);
    BOOST_TEST(after.error.value() == "no route to host");
}

BOOST_FIXTURE_TEST_CASE(a_mail_nobody_needs_is_dropped_with_its_reason, waiting_mail)
{
    auto const after = settle(mail_outcome::dropped, "");
    BOOST_TEST(after.status == "ABANDONED");
    BOOST_TEST(after.attempts == 0);
    BOOST_TEST(after.error.value() == "not needed: the user was connected");
}

BOOST_FIXTURE_TEST_CASE(hurry_makes_all_that_waits_due, waiting_mail)
{
    settle(mail_outcome::failed);
    BOOST_TEST(storage::due_mails(db, now, 9).empty());
    BOOST_REQUIRE(run(commands::hurry_mails{}));
    BOOST_TEST(storage::due_mails(db, now, 9).size() == 1u);
    BOOST_CHECK(storage::next_mail_due(db) == now);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
