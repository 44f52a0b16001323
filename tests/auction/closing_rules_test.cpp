#include "auction/closing_rules.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace auktiva {

namespace {

namespace data = boost::unit_test::data;
using namespace std::chrono_literals;
using maybe_time = std::optional<timestamp>;

constexpr timestamp six{18h};
constexpr timestamp seven{19h};
constexpr timestamp eight{20h};
constexpr maybe_time never{};

std::string readable(maybe_time at)
{
    return at ? format_time(*at) : "never";
}

struct scheduled
{
    char const* story;
    item_schedule item;
    maybe_time end;

    friend std::ostream& operator<<(std::ostream& out, scheduled const& it) { return out << it.story; }
};

constexpr auto custom = item_end_mode::custom;
constexpr auto auction_end = item_end_mode::auction_end;
constexpr auto none = item_end_mode::none;

constexpr scheduled schedules[] = {
    {"custom, no end at all", {custom, never, never}, never},
    {"custom, own end only", {custom, six, never}, six},
    {"custom, auction's end only (W-16)", {custom, never, seven}, seven},
    {"custom, own end first", {custom, six, seven}, six},
    {"custom, auction's end first", {custom, eight, seven}, seven},
    {"with the auction", {auction_end, never, seven}, seven},
    {"with the auction, own end ignored", {auction_end, six, seven}, seven},
    {"with an auction that has no end", {auction_end, six, never}, never},
    {"extended beyond its own end", {custom, six, never, seven}, seven},
    {"extended beyond the auction", {custom, six, seven, eight}, eight},
    {"extended without an own end", {auction_end, never, seven, eight}, eight},
    {"hard stop after the end", {custom, six, never, never, eight}, six},
    {"hard stop before the end", {custom, eight, never, never, seven}, seven},
    {"hard stop before the extended end", {custom, six, never, eight, seven}, seven},
    {"hard stop alone", {custom, never, never, never, seven}, seven},
    {"the auction alone", {none, six, seven, {}, {}}, seven},
};

struct late_bid
{
    char const* story;
    soft_close rule;
    std::chrono::milliseconds before_end;
    std::optional<std::chrono::milliseconds> end_moves_by;

    friend std::ostream& operator<<(std::ostream& out, late_bid const& it) { return out << it.story; }
};

constexpr auto add = soft_close_mode::add_to_end;
constexpr auto reset = soft_close_mode::reset_from_bid;

constexpr late_bid late_bids[] = {
    {"added: at the window's first moment", {add, 300s, 60s}, 300s, 60s},
    {"added: a millisecond before the window", {add, 300s, 60s}, 300'001ms, {}},
    {"added: in the last millisecond", {add, 300s, 60s}, 1ms, 60s},
    {"added: at the end", {add, 300s, 60s}, 0ms, {}},
    {"added: after the end", {add, 300s, 60s}, -1ms, {}},
    {"added: capped by the hard stop", {add, 300s, 60s, seven + 20s}, 10s, 20s},
    {"added: hard stop at the end", {add, 300s, 60s, seven}, 10s, {}},
    {"added: hard stop in the past", {add, 300s, 60s, six}, 10s, {}},
    {"added: hard stop far away", {add, 300s, 60s, eight}, 10s, 60s},
    {"reset: in the last millisecond", {reset, 300s, 300s}, 1ms, 299'999ms},
    {"reset: at the window's first moment nothing is missing", {reset, 300s, 300s}, 300s, {}},
    {"reset: a shorter extension never shortens", {reset, 300s, 60s}, 120s, {}},
    {"reset: a longer extension", {reset, 60s, 300s}, 60s, 240s},
    {"reset: a millisecond before the window", {reset, 60s, 300s}, 60'001ms, {}},
    {"reset: capped by the hard stop", {reset, 60s, 300s, seven + 100s}, 10s, 100s},
};

} // namespace

BOOST_AUTO_TEST_SUITE(closing_rules)

BOOST_DATA_TEST_CASE(the_end_in_force_follows_the_mode, data::make(schedules), it)
{
    BOOST_TEST(readable(end_in_force(it.item)) == readable(it.end));
}

BOOST_AUTO_TEST_CASE(an_item_is_ended_from_its_end_on)
{
    item_schedule const item{.mode = custom, .item_ends_at = six};

    BOOST_TEST(!is_ended(item, six - 1ms));
    BOOST_TEST(is_ended(item, six));
    BOOST_TEST(is_ended(item, six + 1ms));
}

BOOST_AUTO_TEST_CASE(an_item_closed_by_hand_is_ended_whatever_its_end)
{
    BOOST_TEST(is_ended({.mode = none, .closed_at = six}, six));
    BOOST_TEST(is_ended({.mode = custom, .item_ends_at = eight, .closed_at = six}, seven));
    BOOST_TEST(!is_ended({.mode = none}, eight));
}

BOOST_AUTO_TEST_CASE(a_close_is_due_once)
{
    item_schedule item{.mode = custom, .item_ends_at = six};
    BOOST_TEST(!is_due(item, six - 1ms));
    BOOST_TEST(is_due(item, six));

    item.closed_at = six;
    BOOST_TEST(!is_due(item, seven));
}

BOOST_AUTO_TEST_CASE(a_close_is_not_due_when_the_end_moved)
{
    BOOST_TEST(!is_due({.mode = custom, .item_ends_at = six, .extended_until = seven}, six));
}

BOOST_DATA_TEST_CASE(a_late_bid_moves_the_end_by_the_rule, data::make(late_bids), it)
{
    auto const expected = it.end_moves_by ? maybe_time{seven + *it.end_moves_by} : never;
    BOOST_TEST(readable(extended_end(it.rule, seven, seven - it.before_end)) == readable(expected));
}

BOOST_AUTO_TEST_CASE(each_added_extension_starts_from_the_last_one)
{
    soft_close const rule{add, 60s, 60s};
    auto const once = extended_end(rule, seven, seven - 1s).value();
    auto const twice = extended_end(rule, once, once - 60s).value();

    BOOST_TEST(readable(twice) == readable(seven + 120s));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
