#include "commands/webhooks.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva {

using namespace std::chrono_literals;
using boost::test_tools::per_element;
using bodies = std::vector<std::string>;

namespace {

constexpr std::string_view receiver = "http://a/";

storage::webhook_delivery to(std::string_view url, std::string body, timestamp at)
{
    return {.app = "1", .hook = 0, .url = std::string{url}, .body = std::move(body), .created_at = at};
}

storage::query const count_waiting{"test waiting webhooks", "SELECT count(*) FROM webhook_delivery"};

} // namespace

struct webhook_queue : club
{
    void queue(std::string_view url, std::string body)
    {
        run(commands::queue_webhooks{.fresh = {to(url, std::move(body), now)}}).value();
    }

    bodies waiting(std::string_view url = receiver)
    {
        bodies found;
        for (auto const& each : storage::next_webhook_deliveries(db, url, 99))
            found.push_back(each.body);
        return found;
    }

    /// As they are told at the next start.
    bodies believed()
    {
        bodies found;
        for (auto const& each : storage::webhook_beliefs(db))
            found.push_back(each.app + ' ' + each.channel + ' ' + each.user_id);
        return found;
    }
};

BOOST_FIXTURE_TEST_SUITE(queue_of_webhooks, webhook_queue)

BOOST_AUTO_TEST_CASE(each_receiver_gets_its_own_in_their_order)
{
    queue(receiver, "1");
    queue("http://b/", "2");
    queue(receiver, "3");
    BOOST_TEST(waiting() == (bodies{"1", "3"}), per_element());
    BOOST_TEST(storage::next_webhook_deliveries(db, receiver, 1).size() == 1u);
    BOOST_TEST(storage::webhook_receivers(db) == (bodies{"http://a/", "http://b/"}), per_element());

    auto const first = storage::next_webhook_deliveries(db, receiver, 1).at(0);
    BOOST_TEST(first.app == "1");
    BOOST_CHECK(first.created_at == now);
    run(commands::settle_webhooks{.url = std::string{receiver}, .done = {first.id}}).value();
    BOOST_TEST(waiting() == bodies{"3"}, per_element());
    BOOST_TEST(waiting("http://b/") == bodies{"2"}, per_element());
}

BOOST_AUTO_TEST_CASE(taking_one_off_again_takes_no_other)
{
    // As after a commit of which nobody knows whether it was.
    queue(receiver, "1");
    commands::settle_webhooks const settled{
        .url = std::string{receiver}, .done = {storage::next_webhook_deliveries(db, receiver, 1).at(0).id}};
    run(settled).value();
    queue(receiver, "2");
    run(settled).value();
    BOOST_TEST(waiting() == bodies{"2"}, per_element());
}

BOOST_AUTO_TEST_CASE(a_failing_receiver_loses_what_has_waited_too_long_and_nobody_elses)
{
    queue(receiver, "old");
    queue("http://b/", "old");
    now += 1s;
    queue(receiver, "fresh");
    auto const settled =
        run(commands::settle_webhooks{.url = std::string{receiver}, .give_up_before = now}).value();
    BOOST_TEST(settled.given_up == 1);
    BOOST_TEST(waiting() == bodies{"fresh"}, per_element());
    BOOST_TEST(waiting("http://b/") == bodies{"old"}, per_element());
}

BOOST_AUTO_TEST_CASE(too_many_for_one_receiver_push_out_his_oldest)
{
    queue("http://b/", "other");
    queue(receiver, "first");
    queue(receiver, "second");
    std::vector<storage::webhook_delivery> many(
        commands::most_waiting_webhooks - 1, to(receiver, "more", now)
    );
    BOOST_TEST(run(commands::queue_webhooks{.fresh = many}).value().dropped == 1);
    BOOST_TEST(waiting().front() == "second");
    BOOST_TEST(waiting("http://b/") == bodies{"other"}, per_element());
    BOOST_TEST(db.one<std::int64_t>(count_waiting) == commands::most_waiting_webhooks + 1);
}

BOOST_AUTO_TEST_CASE(beliefs_are_kept_with_members_before_their_channel)
{
    storage::webhook_belief const hall{"1", "presence-hall", ""};
    storage::webhook_belief const member{"1", "presence-hall", "ann"};
    storage::webhook_belief const court{"1", "court", ""};
    run(commands::queue_webhooks{.changes = {{hall, true}, {member, true}, {court, true}, {hall, true}}}
    ).value();
    auto const all = bodies{"1 presence-hall ann", "1 presence-hall ", "1 court "};
    BOOST_TEST(believed() == all, per_element());
    run(commands::queue_webhooks{.changes = {{member, false}, {court, false}, {court, false}}}).value();
    BOOST_TEST(believed() == bodies{"1 presence-hall "}, per_element());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
