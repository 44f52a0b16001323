#include "auction/channel.hpp"
#include "tests/realtime/hall.hpp"
#include "web/memory.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::web {

BOOST_AUTO_TEST_SUITE(memory_of_prices)

/// An auction with one published item, to whose channel somebody may listen.
struct listened_auction
{
    auction_id const autumn{"autumn"};
    item_id const lamp{"lamp"};
    realtime::hall hall;
    directory people;
    versions changes;
    price_board board;
    int moved = 0;
    memory remembered{{
        .people = people,
        .changes = changes,
        .hub = &hall.listening,
        .prices = board,
        .price_moved = [this] { ++moved; },
        .ends_moved = [] {},
        .mail_queued = [] {},
        .event_logged = [] {},
        .log = [](std::string_view) {},
        .debug = {},
    }};

    listened_auction() { apply(commands::item_saved{lamp, autumn, {"seller"}, true}); }

    template <class... Effects>
    void apply(Effects... what)
    {
        remembered.apply({{std::move(what)...}, {}});
    }

    realtime::client_end listen()
    {
        auto made = hall.connect();
        hall.subscribe(made, channel_of(autumn));
        made.heard();
        return made;
    }

    commands::item_priced priced() const { return {autumn, lamp, "{}"}; }
    bool anything_waits() { return !board.take(price_board::time::max() - price_board::interval).empty(); }
};

BOOST_FIXTURE_TEST_CASE(a_price_waits_where_somebody_listens, listened_auction)
{
    auto const ann = listen();
    apply(priced());
    BOOST_TEST(moved == 1);
    BOOST_TEST(anything_waits());
}

BOOST_FIXTURE_TEST_CASE(where_nobody_listens_no_price_is_kept, listened_auction)
{
    apply(priced());
    BOOST_TEST(moved == 0);
    BOOST_TEST(!anything_waits());
}

BOOST_FIXTURE_TEST_CASE(what_names_somebody_is_not_told_once_the_channel_is_blanked, listened_auction)
{
    auto const ann = listen();
    apply(priced(), commands::channel_blanked{channel_of(autumn)});
    BOOST_TEST(!anything_waits());
    apply(commands::channel_blanked{channel_of(autumn)}, priced());
    BOOST_TEST(anything_waits());
}

BOOST_FIXTURE_TEST_CASE(a_comment_that_is_erased_takes_no_price_along, listened_auction)
{
    auto const ann = listen();
    apply(priced(), commands::channel_blanked{channel_of(lamp)});
    BOOST_TEST(anything_waits());
}

BOOST_FIXTURE_TEST_CASE(an_item_that_is_withdrawn_or_deleted_tells_no_price_any_more, listened_auction)
{
    auto const ann = listen();
    apply(priced(), commands::item_saved{lamp, autumn, {"seller"}, false});
    BOOST_TEST(!anything_waits());
    apply(priced(), commands::item_removed{lamp});
    BOOST_TEST(!anything_waits());
}

BOOST_FIXTURE_TEST_CASE(an_event_that_is_told_is_heard_and_not_kept, listened_auction)
{
    auto ann = listen();
    remembered.tell({.channel = channel_of(autumn), .name = "item:prices", .data = "{}"});
    hall.listening.flush();
    auto const expected = "item:prices " + channel_of(autumn) + " {}";
    BOOST_TEST(ann.heard() == realtime::lines{expected}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::web
