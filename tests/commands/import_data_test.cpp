#include "auth/password.hpp"
#include "storage/auctions.hpp"
#include "storage/bids.hpp"
#include "storage/discussions.hpp"
#include "storage/house_settings.hpp"
#include "storage/images.hpp"
#include "storage/invites.hpp"
#include "storage/members.hpp"
#include "storage/notifications.hpp"
#include "storage/user_settings.hpp"
#include "storage/users.hpp"
#include "tests/support/moving_house.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::commands {

BOOST_FIXTURE_TEST_SUITE(an_import, moving_house)

BOOST_AUTO_TEST_CASE(brings_users_with_their_passwords_and_settings)
{
    bring();
    auto const ann = storage::find_user_by_email(db, "ann@example.org").value();
    BOOST_TEST(ann.id.text == "ann");
    BOOST_TEST(auth::verify_password("correct horse", ann.password_hash.value()));
    BOOST_TEST(auth::needs_rehash(*ann.password_hash));
    BOOST_TEST(format_time(ann.verified_at.value()) == "2025-12-10T08:00:00.000Z");
    BOOST_TEST(format_time(ann.created_at) == "2025-12-10T08:00:00.000Z");
    BOOST_TEST(ann.image.value() == "https://example.org/ann.png");
    BOOST_TEST(storage::settings_of(db, ann.id).email_on_outbid);
    BOOST_TEST(!storage::settings_of(db, ann.id).email_on_new_item);
    BOOST_TEST(storage::settings_of(db, {"seller"}).id == "");
    auto const bob = storage::find_user(db, {"bob"}).value();
    BOOST_TEST(!bob.password_hash);
    BOOST_TEST(format_time(bob.verified_at.value()) == "2025-12-10T08:00:00.000Z");
    BOOST_TEST(storage::administrator(db).value().text == "seller");
}

BOOST_AUTO_TEST_CASE(keeps_the_words_of_notices)
{
    bring();
    auto const notices = storage::notifications_of(db, {"ann"}, false);
    BOOST_TEST(notices.size() == 2u);
    BOOST_TEST(notices[0].title.value() == "You have been outbid");
    BOOST_TEST(notices[0].message.value() == "Somebody bid €12.00 on \"Lantern\"");
    BOOST_TEST(!notices[0].is_read);
    BOOST_TEST(notices[1].is_read);
    BOOST_TEST(format_time(notices[1].created_at) == "2025-12-12T08:00:00.000Z");
    BOOST_TEST(storage::unread_notifications(db, {"ann"}) == 1);
}

BOOST_AUTO_TEST_CASE(brings_auctions_with_members_and_invites)
{
    bring();
    auto const autumn = storage::find_auction(db, {"autumn"}).value();
    BOOST_TEST(autumn.description.value() == "<p>Roof</p>");
    BOOST_TEST((autumn.joined_by == join_mode::link));
    BOOST_TEST(autumn.thumbnail_url.value() == "auctions/autumn/thumbnail-1.jpg.png");
    BOOST_TEST(!autumn.closed_at);
    BOOST_TEST(storage::members_of(db, {"autumn"}).size() == 3u);
    BOOST_TEST((storage::find_member(db, {"past"}, {"seller"}).value().as == role::owner));
    BOOST_TEST((storage::find_member(db, {"past"}, {"ann"}).value().as == role::admin));
    auto const eve = storage::find_invite(db, "token-eve").value();
    BOOST_TEST(eve.email == "eve@example.org");
    BOOST_TEST((eve.as == role::admin));
    BOOST_TEST(
        format_time(storage::find_invite(db, "token-fred")->expires_at.value()) == "2025-12-17T09:00:00.000Z"
    );
}

BOOST_AUTO_TEST_CASE(w_2_price_and_leader_follow_from_the_bids)
{
    bring();
    auto const lantern = item_called("lantern");
    BOOST_TEST(lantern.current_bid.value().minor == 5000);
    BOOST_TEST(lantern.leader.value().text == "ann");
    BOOST_TEST(lantern.leader_anonymous);
    BOOST_TEST(lantern.bid_count == 3);
    auto const bids = storage::bids_of_item(db, {"lantern"});
    BOOST_TEST(bids.size() == 3u);
    BOOST_TEST(bids[0].id.text == "b1");
    BOOST_TEST(bids[1].id.text == "b3");
    BOOST_TEST(format_time(bids[1].placed_at) == "2025-12-11T10:00:00.003Z");
}

BOOST_AUTO_TEST_CASE(w_11_who_is_gone_leads_nothing)
{
    bring();
    BOOST_TEST(item_called("quilt").leader.value().text == "bob");
    BOOST_TEST(item_called("quilt").current_bid.value().minor == 3000);
}

BOOST_AUTO_TEST_CASE(w_41_amounts_become_minor_units_of_their_currency)
{
    bring();
    BOOST_TEST(item_called("honey").starting_bid.minor == 110);
    BOOST_TEST(item_called("honey").min_bid_increment.minor == 220);
    BOOST_TEST(item_called("honey").current_bid.value().minor == 330);
    BOOST_TEST(item_called("sake").current_bid.value().minor == 302);
    BOOST_TEST(item_called("paprika").starting_bid.minor == 10050);
    BOOST_TEST(item_called("paprika").min_bid_increment.minor == 1);
}

BOOST_AUTO_TEST_CASE(w_16_what_its_auction_ended_is_closed_at_that_end)
{
    bring();
    auto const past = storage::find_auction(db, {"past"}).value();
    BOOST_TEST(format_time(past.closed_at.value()) == "2026-01-01T20:00:00.000Z");
    BOOST_TEST(format_time(item_called("never-ended").closed_at.value()) == "2026-01-01T20:00:00.000Z");
    BOOST_TEST(format_time(item_called("won").closed_at.value()) == "2025-12-31T20:00:00.000Z");
    BOOST_TEST(!item_called("lantern").closed_at);
    BOOST_TEST(format_time(item_called("lantern").closes_at.value()) == "2034-12-31T20:00:00.000Z");
    BOOST_TEST(format_time(item_called("late-end").closes_at.value()) == "2035-01-01T20:00:00.000Z");
    BOOST_TEST(format_time(item_called("quilt").closes_at.value()) == "2035-01-01T20:00:00.000Z");
    BOOST_TEST(storage::due_items(db, today, 100).empty());
    BOOST_TEST(storage::auctions_to_close(db, today).empty());
}

BOOST_AUTO_TEST_CASE(w_17_winners_are_told_once)
{
    bring();
    auto const notices = storage::notifications_of(db, {"bob"}, false);
    BOOST_TEST(notices.size() == 1u);
    BOOST_TEST((notices[0].type == notification_type::auction_won));
    BOOST_TEST(notices[0].item.value().text == "never-ended");
    for (auto const& each : storage::notifications_of(db, {"ann"}, false))
        BOOST_TEST((each.type != notification_type::auction_won));
}

BOOST_AUTO_TEST_CASE(w_7_drafts_stay_unannounced_and_others_are_not_announced_again)
{
    bring();
    BOOST_TEST(!item_called("draft").announced_at);
    BOOST_TEST(item_called("lantern").announced_at.has_value());
}

BOOST_AUTO_TEST_CASE(w_24_old_texts_are_cleaned_like_new_ones)
{
    bring();
    BOOST_TEST(item_called("lantern").description.value() == "<p>Brass</p>");
    auto const look = storage::find_discussion(db, {"d3"}).value();
    BOOST_TEST(look.content.find("javascript") == std::string::npos);
    BOOST_TEST(look.content.find("look") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(brings_discussions_as_a_tree)
{
    bring();
    BOOST_TEST(storage::find_discussion(db, {"d2"})->parent.value().text == "d1");
    BOOST_TEST(format_time(storage::find_discussion(db, {"d2"})->updated_at) == "2025-12-11T11:05:00.000Z");
    BOOST_TEST(!storage::find_discussion(db, {"d3"})->parent);
    BOOST_TEST(!storage::find_discussion(db, {"d4"})->parent);
    BOOST_TEST(storage::find_discussion(db, {"d5"})->parent.value().text == "d4");
    BOOST_TEST(!storage::find_discussion(db, {"d6"})->parent);
}

BOOST_AUTO_TEST_CASE(brings_images_and_their_files)
{
    bring();
    auto const shown = storage::images_of(db, {"lantern"});
    BOOST_TEST(shown.size() == 3u);
    BOOST_TEST(shown[0].id.text == "p1");
    BOOST_TEST(shown[0].content_type == "image/png");
    BOOST_TEST(images.open(shown[0].path).has_value());
    BOOST_TEST(shown[2].path == "https://cdn.example.org/lantern.jpg");
    BOOST_TEST(images.unsettled().empty());
}

BOOST_AUTO_TEST_CASE(run_twice_changes_nothing)
{
    auto const first = bring();
    auto const before = db.total_changes();
    auto const second = bring(today + std::chrono::hours{24});
    BOOST_TEST(db.total_changes() == before);
    for (auto const table : imported_tables)
    {
        BOOST_TEST(second.counts(table).brought == 0, table);
        BOOST_TEST(second.counts(table).already_there >= first.counts(table).brought - 2, table);
        BOOST_TEST(second.counts(table).left_out == first.counts(table).left_out, table);
        BOOST_TEST(second.counts(table).repaired == 0, table);
    }
}

BOOST_AUTO_TEST_CASE(leaves_alone_what_was_changed_or_deleted_here_since)
{
    bring();
    storage::remove_item(db, {"lantern"});
    storage::remove_member(db, {"m2"});
    storage::remove_auction(db, {"past"});
    storage::remove_notification(db, {"n1"});
    storage::mark_all_read(db, {"ann"});
    auto const report = bring();
    BOOST_TEST(!storage::find_item(db, {"lantern"}));
    BOOST_TEST(!storage::find_discussion(db, {"d1"}));
    BOOST_TEST(!storage::find_member(db, {"m2"}));
    BOOST_TEST(!storage::find_auction(db, {"past"}));
    BOOST_TEST(!storage::find_item(db, {"won"}));
    BOOST_TEST(!storage::find_notification(db, {"n1"}));
    BOOST_TEST(storage::unread_notifications(db, {"ann"}) == 0);
    BOOST_TEST(report.counts("auction_items").brought == 0);
    BOOST_TEST(said_of("auction_items lantern").find("stays deleted") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(finds_images_at_a_later_run)
{
    std::filesystem::rename(old_images, folder / "elsewhere");
    bring();
    BOOST_TEST(storage::images_of(db, {"lantern"}).size() == 1u);
    BOOST_TEST(!storage::find_auction(db, {"autumn"})->thumbnail_url);
    std::filesystem::rename(folder / "elsewhere", old_images);
    bring();
    BOOST_TEST(storage::images_of(db, {"lantern"}).size() == 3u);
    BOOST_TEST(storage::find_auction(db, {"autumn"})->thumbnail_url.has_value());
}

BOOST_AUTO_TEST_CASE(gives_nobody_the_address_of_another)
{
    storage::add_user(db, {.id = {"here"}, .email = "bob@example.org", .created_at = today});
    bring();
    BOOST_TEST(storage::find_user_by_email(db, "bob@example.org")->id.text == "here");
    BOOST_TEST(storage::find_user(db, {"bob"})->email == "bob+bob@example.org");
    BOOST_TEST(item_called("quilt").leader.value().text == "bob");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::commands
