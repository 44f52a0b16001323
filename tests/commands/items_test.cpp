#include "auction/channel.hpp"
#include "commands/new_items.hpp"
#include "storage/auctions.hpp"
#include "storage/notifications.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva {

BOOST_AUTO_TEST_SUITE(items)

/// Publishes items that are stored already; what only a test needs.
struct announce_these
{
    std::vector<item> fresh;
    auction in;
    timestamp at;

    struct answer
    {
    };
};

result<announce_these::answer> run(announce_these const& command, commands::context& within)
{
    commands::announce_new_items(within, command.in, command.fresh);
    return announce_these::answer{};
}

struct selling_club : club
{
    auto newest_notice_of(user_id const& user)
    {
        return storage::notifications_of(db, user, false, {.limit = 1}).at(0);
    }
};

BOOST_FIXTURE_TEST_CASE(several_new_items_make_one_notice, selling_club)
{
    auto const in = storage::find_auction(db, auction).value();
    std::vector<auktiva::item> fresh{add_item(), add_item(), add_item()};
    fresh[2].creator = ann;
    run(announce_these{fresh, in}).value();
    BOOST_TEST(heard().at(0) == channel_of(auction) + " item:created");

    auto const bobs = newest_notice_of(bob);
    BOOST_TEST(!bobs.item);
    BOOST_TEST(describe(bobs, language::english).title == "Autumn");
    BOOST_TEST(describe(bobs, language::english).message == "3 new items are open for bids");
    BOOST_TEST(newest_notice_of(ann).detail == "2");
    BOOST_CHECK(newest_notice_of(seller).item == fresh[2].id);
    BOOST_TEST(storage::notifications_of(db, bob, false).size() == 1u + 3u + 1u);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
