#include "tests/support/moving_house.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::commands {

namespace {

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
    {"auction_pictures odd", "its url is no path"},
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
    {"users bob", "has no password; bob@example.org uses \"forgot password\""},
    {"accounts ", "1 rows, not brought"},
    {"email_logs ", "2 rows, not brought"},
    {"system_settings ", "seller@example.org runs the house, as before"},
    {"stray ", "is not a table of Auktiva's"},
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(an_import_of_damaged_rows, moving_house)

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

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::commands
