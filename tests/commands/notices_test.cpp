#include "auction/channel.hpp"
#include "commands/close_item.hpp"
#include "commands/notifications.hpp"
#include "commands/notify.hpp"
#include "commands/remind_of_item.hpp"
#include "storage/items.hpp"
#include "storage/notifications.hpp"
#include "storage/user_settings.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva {

BOOST_AUTO_TEST_SUITE(what_people_are_told)

using namespace std::chrono_literals;
using type = notification_type;

storage::query const speak{"test speak", "UPDATE user SET language = ?2 WHERE id = ?1"};
storage::query const leave{"test leave", "DELETE FROM member WHERE user_id = ?1"};
storage::query const count_unread{
    "test count unread", "SELECT count(*) FROM notification WHERE user_id = ?1 AND is_read = 0"};

struct told_club : club
{
    std::vector<notification> notices_of(user_id const& user)
    {
        return storage::notifications_of(db, user, false);
    }

    std::int64_t count(user_id const& user, type which)
    {
        auto const all = notices_of(user);
        return std::ranges::count(all, which, &notification::type);
    }

    void mute(user_id const& user, std::string types)
    {
        storage::save_settings(db, {.id = "s", .user = user, .muted_types = std::move(types)});
    }

    std::int64_t heard_times(std::string const& line) const { return std::ranges::count(heard(), line); }

    /// The data of the first event of that name which the last command logged.
    std::string data_of(std::string_view event) const
    {
        for (auto const& effect : effects.in_order)
            if (auto const* each = std::get_if<commands::channel_event>(&effect); each && each->name == event)
                return each->data;
        return {};
    }

    void remind() { run(commands::remind_of_item{.id = item}).value(); }
};

BOOST_FIXTURE_TEST_CASE(seller_and_bidders_are_reminded_ten_minutes_before_the_end, told_club)
{
    bid(ann, "10").value();
    now = noon + 50min - 1ms;
    BOOST_TEST(storage::items_to_remind_of(db, now, 10).empty());
    remind();
    BOOST_TEST(count(ann, type::ending_soon) == 0);

    now = noon + 50min;
    BOOST_TEST((storage::next_reminder(db) == now));
    BOOST_TEST((storage::items_to_remind_of(db, now, 10) == std::vector{item}));
    remind();
    BOOST_TEST(count(ann, type::ending_soon) == 1);
    BOOST_TEST(count(seller, type::ending_soon) == 1);
    BOOST_TEST(count(bob, type::ending_soon) == 0);
    BOOST_TEST(heard_times(channel_of(ann) + " notification:new") == 1);
    BOOST_TEST(heard_times(channel_of(ann) + " notification:count") == 1);
}

BOOST_FIXTURE_TEST_CASE(nobody_is_reminded_twice_not_even_after_an_extension, told_club)
{
    bid(ann, "10").value();
    now = noon + 55min;
    remind();
    remind();
    commands::item_form later;
    later.ends_at = noon + 2h;
    run(commands::change_item{.auction = auction, .id = item, .actor = seller, .form = later}).value();
    now = noon + 2h - 1min;
    BOOST_TEST(storage::items_to_remind_of(db, now, 10).empty());
    remind();
    BOOST_TEST(count(ann, type::ending_soon) == 1);
    BOOST_TEST(!storage::next_reminder(db));
}

BOOST_FIXTURE_TEST_CASE(drafts_closed_items_and_what_was_just_published_remind_of_nothing, told_club)
{
    item = add_item(false).id;
    now = noon + 55min;
    remind();
    commands::item_form publish;
    publish.is_published = true;
    run(commands::change_item{.auction = auction, .id = item, .actor = seller, .form = publish}).value();
    remind();
    BOOST_TEST(count(seller, type::ending_soon) == 0);

    now = noon + 1h;
    BOOST_TEST(storage::items_to_remind_of(db, now, 10).empty());
}

BOOST_FIXTURE_TEST_CASE(an_end_that_was_moved_closer_reminds_at_once, told_club)
{
    now = noon + 20min;
    commands::item_form sooner;
    sooner.ends_at = now + 5min;
    run(commands::change_item{.auction = auction, .id = item, .actor = seller, .form = sooner}).value();
    BOOST_TEST((storage::items_to_remind_of(db, now, 10) == std::vector{item}));
    remind();
    BOOST_TEST(count(seller, type::ending_soon) == 1);
}

BOOST_FIXTURE_TEST_CASE(who_has_left_is_told_nothing_any_more, told_club)
{
    bid(ann, "10").value();
    bid(bob, "11").value();
    db.execute(leave, ann);
    now = noon + 55min;
    remind();
    now = noon + 1h;
    run(commands::close_item{.id = item}).value();
    BOOST_TEST(count(ann, type::ending_soon) == 0);
    BOOST_TEST(count(ann, type::item_lost) == 0);
}

BOOST_FIXTURE_TEST_CASE(every_bidder_who_did_not_win_is_told_once, told_club)
{
    for (auto const amount : {"10", "12", "14"})
    {
        bid(ann, amount).value();
        bid(bob, std::to_string(std::stoi(amount) + 1)).value();
    }
    now = noon + 1h;
    for (int times = 0; times < 2; ++times)
        run(commands::close_item{.id = item}).value();
    BOOST_TEST(count(ann, type::item_lost) == 1);
    BOOST_TEST(notices_of(ann).front().detail == "€15.00");
    BOOST_TEST(count(bob, type::item_lost) == 0);
    BOOST_TEST(count(bob, type::auction_won) == 1);
    BOOST_TEST(count(seller, type::item_lost) == 0);
}

BOOST_FIXTURE_TEST_CASE(a_muted_type_is_neither_stored_nor_pushed, told_club)
{
    mute(ann, "NEW_ITEM,OUTBID");
    bid(ann, "10").value();
    auto const before = storage::unread_notifications(db, ann);
    bid(bob, "11").value();
    BOOST_TEST(count(ann, type::outbid) == 0);
    BOOST_TEST(storage::unread_notifications(db, ann) == before);
    // She is still shown that she does not lead any more.
    BOOST_TEST(heard_times(channel_of(ann) + " bid:outbid") == 1);
    BOOST_TEST(heard_times(channel_of(ann) + " notification:new") == 0);
    BOOST_TEST(heard_times(channel_of(ann) + " notification:count") == 0);

    add_item();
    BOOST_TEST(count(ann, type::new_item) == 1); // that of before
    BOOST_TEST(count(bob, type::new_item) == 2);
}

BOOST_FIXTURE_TEST_CASE(a_notice_is_sent_in_its_recipients_language, told_club)
{
    db.execute(speak, ann, "de");
    bid(ann, "10").value();
    bid(bob, "11").value();
    BOOST_TEST(data_of("notification:new").find("Sie wurden überboten!") != std::string::npos);
    bid(ann, "12").value();
    BOOST_TEST(data_of("notification:new").find("You've been outbid!") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(many_are_told_in_one_go_and_each_once, told_club)
{
    std::vector<user_id> const listeners{ann, bob, user_id{"nobody"}};
    auto const before = notices_of(bob).size();
    storage::transaction whole{db};
    commands::context within{db, effects, home, now};
    commands::notify_all(within, {.type = type::new_item, .subject = "Chair"}, listeners);
    whole.commit();
    BOOST_TEST(notices_of(bob).size() == before + 1);
    BOOST_TEST(notices_of(bob).front().id != notices_of(ann).front().id);
    BOOST_TEST(
        notices_of(bob).front().created_at.time_since_epoch().count() == now.time_since_epoch().count()
    );
}

BOOST_FIXTURE_TEST_CASE(w_13_every_change_of_the_number_is_told_once, told_club)
{
    bid(ann, "10").value();
    bid(bob, "11").value();
    auto const counted = channel_of(ann) + " notification:count";
    auto const all = notices_of(ann);
    BOOST_REQUIRE(all.size() == 2u);

    run(commands::read_notification{.id = all[0].id, .actor = ann}).value();
    BOOST_TEST(heard_times(counted) == 1);
    run(commands::read_notification{.id = all[0].id, .actor = ann}).value();
    BOOST_TEST(heard_times(counted) == 0);
    run(commands::remove_notification{.id = all[0].id, .actor = ann}).value();
    BOOST_TEST(heard_times(counted) == 0);
    BOOST_TEST(std::ranges::count(effects.touched, ann.text) == 1);
    run(commands::remove_notification{.id = all[1].id, .actor = ann}).value();
    BOOST_TEST(heard_times(counted) == 1);
    BOOST_TEST(data_of("notification:count").find("\"unreadCount\":0") != std::string::npos);
    run(commands::read_all_notifications{.actor = ann}).value();
    BOOST_TEST(heard_times(counted) == 0);
}

BOOST_FIXTURE_TEST_CASE(w_52_old_notices_are_forgotten_and_the_number_stays_right, told_club)
{
    bid(ann, "10").value();
    bid(bob, "11").value(); // Two unread for ann: a new item, outbid.
    auto const first = notices_of(ann).front().id;
    run(commands::read_notification{.id = first, .actor = ann}).value();

    now = noon + 24h * 90;
    BOOST_TEST(run(commands::forget_notifications{}).value() == 0);
    now += 1ms;
    BOOST_TEST(run(commands::forget_notifications{}).value() == 1);
    BOOST_TEST(notices_of(ann).size() == 1u);
    BOOST_TEST(heard().empty());
    BOOST_TEST(std::ranges::count(effects.touched, ann.text) == 1);

    now = noon + 24h * 365 + 1ms;
    run(commands::forget_notifications{}).value();
    for (auto const& user : {ann, bob, seller})
    {
        BOOST_TEST(notices_of(user).empty());
        BOOST_TEST(storage::unread_notifications(db, user) == 0);
        BOOST_TEST(heard_times(channel_of(user) + " notification:count") == 1);
    }
}

BOOST_FIXTURE_TEST_CASE(the_number_of_unread_is_that_of_the_rows_whatever_happened, told_club)
{
    bid(ann, "10").value();
    for (int price = 11; price < 30; ++price)
        bid(price % 2 ? bob : ann, std::to_string(price)).value();
    run(commands::read_notification{.id = notices_of(ann).front().id, .actor = ann}).value();
    run(commands::remove_notification{.id = notices_of(ann).front().id, .actor = ann}).value();
    run(commands::remove_notification{.id = notices_of(ann).front().id, .actor = ann}).value();
    for (auto const& user : {ann, bob, seller})
        BOOST_TEST(storage::unread_notifications(db, user) == db.one<std::int64_t>(count_unread, user));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
