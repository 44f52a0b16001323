#include "auth/password.hpp"
#include "commands/import_data.hpp"
#include "storage/auctions.hpp"
#include "storage/bids.hpp"
#include "storage/discussions.hpp"
#include "storage/house_settings.hpp"
#include "storage/images.hpp"
#include "storage/invites.hpp"
#include "storage/items.hpp"
#include "storage/members.hpp"
#include "storage/migrations.hpp"
#include "storage/notifications.hpp"
#include "storage/user_settings.hpp"
#include "storage/users.hpp"
#include "tests/storage/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>

namespace auktiva::commands {

namespace {

using storage::access;

constexpr std::string_view layout =
#include "auktiva_database.inc"
    ;
constexpr std::string_view oddities =
#include "auktiva_oddities.inc"
    ;

/// A PNG of one pixel.
constexpr unsigned char png[] = {
    0x89, 'P',  'N',  'G',  0x0d, 0x0a, 0x1a, 0x0a, 0,    0,    0,    13,  'I',  'H',  'D',  'R',  0,
    0,    0,    1,    0,    0,    0,    1,    8,    0,    0,    0,    0,   0x3a, 0x7e, 0x9b, 0x55, 0,
    0,    0,    10,   'I',  'D',  'A',  'T',  0x78, 0x9c, 0x63, 0x60, 0,   0,    0,    2,    0,    1,
    0x48, 0xaf, 0xa4, 0x71, 0,    0,    0,    0,    'I',  'E',  'N',  'D', 0xae, 0x42, 0x60, 0x82};

timestamp const today = *parse_time("2026-06-01T12:00:00Z");

void write_file(std::filesystem::path const& file, std::string_view bytes)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << bytes;
}

/// An old house with everything that can be wrong with one, and a new one that is empty.
struct moving_house
{
    storage::temporary_folder folder;
    std::filesystem::path source = folder / "auktiva.db";
    std::filesystem::path old_images = folder / "old";
    storage::image_store images{folder / "images"};
    storage::database db{made_store(folder / "store.db")};
    std::vector<std::string> findings;

    moving_house()
    {
        storage::database old{{.file = source, .mode = access::create}};
        old.script("layout", layout);
        old.script("oddities", oddities);
        std::string const picture{reinterpret_cast<char const*>(png), sizeof png};
        write_file(old_images / "autumn/lantern/1-a.jpg", picture);
        write_file(old_images / "autumn/lantern/2-b.jpg", picture);
        write_file(old_images / "autumn/lantern/text.jpg", "no image at all");
        write_file(old_images / "auctions/autumn/thumbnail-1.jpg", picture);
        write_file(folder / "secret.jpg", picture);
    }

    static storage::database made_store(std::filesystem::path const& file)
    {
        storage::open_or_create(file);
        return storage::database{{.file = file, .mode = access::write}};
    }

    import_report bring(timestamp at = today)
    {
        findings.clear();
        import_report report{
            [this](import_finding const& each)
            {
                constexpr std::string_view sorts[]{"left out", "repaired", "differs", "note"};
                findings.push_back(
                    std::string{each.table} + ' ' + each.id + ' ' +
                    std::string{sorts[static_cast<std::size_t>(each.sort)]} + ": " + each.what
                );
            }};
        storage::auktiva_file file{source, folder / "copy.db"};
        import_data(
            file, db, report,
            {.at = at,
             .old_images = old_images,
             .images = &images,
             .show_progress = [](import_report const&) {}}
        );
        return report;
    }

    /// What was said about a row, one line for each finding.
    std::string said_of(std::string_view row)
    {
        std::string said;
        for (auto const& each : findings)
            if (each.starts_with(std::string{row} + ' '))
                said += each.substr(row.size() + 1) + '\n';
        return said;
    }

    item item_called(std::string id) { return storage::find_item(db, item_id{std::move(id)}).value(); }
};

/// Rows that must be kept out, and a word of why.
struct damaged_row
{
    std::string_view row;
    std::string_view why;
};

constexpr damaged_row kept_out[] = {
    {"users nomail", "its email cannot be: NULL"},
    {"users blobmail", "its email cannot be: 2 bytes"},
    {"users \"../slash\"", "its id cannot be"},
    {"user_settings s-gone", "belongs to \"gone\", which is not in the file"},
    {"notifications n-type", "its type is not known: \"HOROSCOPE\""},
    {"notifications n-words", "it has no words"},
    {"notifications n-gone", "belongs to \"gone\""},
    {"auctions orphan", "its creator is not in the house: \"gone\""},
    {"auction_members m-gone", "its user is not in the house: \"gone\""},
    {"auction_members m6", "belongs to \"nowhere\""},
    {"auction_invites v3", "its address is invited already: eve@example.org"},
    {"auction_invites v4", "it has no token"},
    {"auction_invites v5", "its sender is not in the house"},
    {"auction_items coin", "its currency is not known: \"XBT\""},
    {"auction_items endless", "its startingBid cannot be: a number without end"},
    {"auction_items ghostly", "its creator is not in the house"},
    {"auction_items stranded", "belongs to \"nowhere\", which is not in the file; with it 1 bids"},
    {"auction_items orphaned", "its auction was left out"},
    {"auction_item_images p-missing", "its file is not there"},
    {"auction_item_images p-text", "its file is no image"},
    {"auction_item_images p-outside", "its url is no path"},
    {"auction_item_images p-null", "its url cannot be: NULL"},
    {"auction_item_images p-gone", "belongs to \"gone\""},
    {"bids b-gone", "its bidder is not in the house: \"gone\""},
    {"bids b-when", "its createdAt cannot be read: \"noon\""},
    {"bids b-null", "its amount cannot be: NULL"},
    {"bids b-minus", "its amount cannot be: -3"},
    {"bids b-huge", "its amount cannot be"},
    {"bids b-text", "its amount cannot be: \"much\""},
    {"bids b-nowhere", "belongs to \"gone\""},
    {"bids q2", "its bidder is not in the house"},
    {"item_discussions d-null", "it has no content"},
    {"item_discussions d-author", "its author is not in the house"},
};

/// Rows that come changed, and what is said of it.
constexpr damaged_row mended[] = {
    {"users ann", "email is written in lower case"},
    {"users ann-again",
     "email ann@example.org is that of ann already; signs in as ann+ann-again@example.org"},
    {"users cora", "the stored password is none that could be checked"},
    {"users cora", "name had characters that no text may have"},
    {"users cora", "emailVerified was \"soon\", is empty"},
    {"users cora", "createdAt was \"someday\", is 2026-06-01T12:00:00.000Z"},
    {"users dora", "email is no address"},
    {"users dora", "name had characters"},
    {"user_settings s-ann", "emailOnItemWon was 2, is off"},
    {"auctions autumn", "description was cleaned"},
    {"auctions odd", "name was cut: 150 characters, 100 are allowed"},
    {"auctions odd", "joinMode was \"BY_MOON\", is INVITE_ONLY"},
    {"auctions odd", "bidderVisibility was \"HALF\", is ANONYMOUS"},
    {"auctions odd", "itemEndMode was \"NEVER\", is CUSTOM"},
    {"auctions odd", "endDate was \"whenever\", is empty"},
    {"auctions odd", "defaultAntiSnipeThreshold was 5, is 60"},
    {"auctions odd", "createdAt was NULL"},
    {"auction_members m3", "role was \"WIZARD\", is BIDDER; who invited is not in the house: gone"},
    {"auction_members m4", "was one of several owners; now administrator"},
    {"auction_members m5", "was one of several owners; now administrator"},
    {"auction_invites v2", "nobody is invited as owner; now as administrator"},
    {"auction_items lantern", "who last changed it is not in the house: gone"},
    {"auction_items lantern", "description was cleaned"},
    {"auction_items sake", "minBidIncrement was 50.5, is 50"},
    {"auction_items negative", "startingBid was -5, is 0.00; minBidIncrement was -1, is 1.00"},
    {"auction_items late-end", "its end 2036-01-01T00:00:00.000Z is after that of the auction, which counts"},
    {"auction_items nameless", "name was NULL, is Item without a name"},
    {"auction_items nameless", "isPublished was 7, is off"},
    {"bids h1", "amount was 3.3000000000000003, is 3.30"},
    {"bids k1", "amount was 300.5, is 300"},
    {"bids k2", "amount was 301.5, is 302"},
    {"item_discussions d3", "content was cleaned"},
    {"item_discussions d3", "answered a comment that is not there; now on top"},
    {"item_discussions d4", "answered itself through others; now on top"},
    {"item_discussions d6", "answered a comment that is not there; now on top"},
    {"item_discussions d-long", "content was cut: 3007 characters, 2000 are allowed"},
};

constexpr damaged_row told_of[] = {
    {"auction_items lantern", "stored price 12 of \"bob\"; by its bids 50.00 of ann"},
    {"auction_items quilt", "stored price 40 of \"gone\"; by its bids 30.00 of bob"},
    {"auction_items sake", "stored price 301 of \"ann\"; by its bids 302 of bob"},
    {"auction_items never-ended", "its last bid of 2026-01-02T10:00:00.000Z came after its end"},
    {"auction_items never-ended", "the winner finds a notice"},
    {"auctions odd", "its picture was left out: its url is no path"},
    {"users bob", "has no password; bob@example.org uses \"forgot password\""},
    {"accounts ", "1 rows, not brought"},
    {"email_logs ", "2 rows, not brought"},
    {"system_settings ", "seller@example.org runs the house, as before"},
    {"stray ", "is not a table of Auktiva's"},
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(an_import, moving_house)

BOOST_AUTO_TEST_CASE(tells_of_every_damaged_row)
{
    BOOST_TEST(!bring().complete());
    for (auto const& [row, why] : kept_out)
        BOOST_TEST(
            said_of(row).find("left out: " + std::string{why}) != std::string::npos,
            row << ": " << said_of(row)
        );
    for (auto const& [row, how] : mended)
        BOOST_TEST(said_of(row).find(how) != std::string::npos, row << ": " << said_of(row));
    for (auto const& [row, what] : told_of)
        BOOST_TEST(said_of(row).find(what) != std::string::npos, row << ": " << said_of(row));
}

BOOST_AUTO_TEST_CASE(counts_every_row_of_the_file)
{
    auto const report = bring();
    auto const all = [&](std::string_view table)
    {
        auto const& counts = report.counts(table);
        return counts.brought + counts.already_there + counts.left_out;
    };
    BOOST_TEST(all("users") == 9);
    BOOST_TEST(all("user_settings") == 3);
    BOOST_TEST(all("notifications") == 5);
    BOOST_TEST(all("auctions") == 4);
    // And the owner whom an auction had not.
    BOOST_TEST(all("auction_members") == 8 + 2);
    BOOST_TEST(all("auction_invites") == 5);
    BOOST_TEST(all("auction_items") == 16);
    BOOST_TEST(all("auction_item_images") == 9);
    BOOST_TEST(all("bids") == 19);
    BOOST_TEST(all("item_discussions") == 9);
}

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
