#include "auction/text_rules.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace auktiva {

namespace {

namespace data = boost::unit_test::data;
using namespace std::string_view_literals;

struct written_text
{
    char const* story;
    std::string_view text;
    bool in_line;
    bool in_long_text;

    friend std::ostream& operator<<(std::ostream& out, written_text const& it) { return out << it.story; }
};

constexpr written_text written_texts[] = {
    {"nothing", "", true, true},
    {"words", "Grandmother's clock, 1890", true, true},
    {"umlauts, emoji, Arabic", "Größe 🎉 ساعة", true, true},
    {"an object replacement and a private character", "\uFFFC\uE000", true, true},
    {"NUL", "a\0b"sv, false, false},
    {"bell", "a\ab", false, false},
    {"delete", "a\x7f", false, false},
    {"C1 next line", "a\u0085", false, false},
    {"tab", "a\tb", false, true},
    {"line feed", "a\nb", false, true},
    {"carriage return and line feed", "a\r\nb", false, true},
    {"vertical tab", "a\vb", false, false},
    {"right-to-left override", "cod\u202Egnp.exe", false, true},
    {"first isolate", "\u2066a\u2069", false, true},
    {"zero-width space", "Ann\u200B", false, true},
    {"zero-width joiner", "Ann\u200D", false, true},
    {"word joiner", "Ann\u2060", false, true},
    {"byte order mark", "\uFEFFAnn", false, true},
    {"Arabic letter mark", "\u061CAnn", false, true},
    {"broken UTF-8", "\xff", false, false},
};

constexpr std::string_view no_utf8[] = {
    "\x80",             // a continuation alone
    "\xc3",             // cut off
    "\xc3(",            // continued by something else
    "\xc0\xaf",         // overlong slash
    "\xc1\xbf",         // overlong
    "\xe0\x80\xaf",     // overlong slash
    "\xf0\x80\x80\xaf", // overlong slash
    "\xe0\x9f\xbf",     // just below the least of three bytes
    "\xf0\x8f\xbf\xbf", // just below the least of four bytes
    "\xed\xa0\x80",     // first surrogate
    "\xed\xbf\xbf",     // last surrogate
    "\xf4\x90\x80\x80", // beyond U+10FFFF
    "\xf8\x88\x80\x80\x80",
    "\xfe",
    "fine until \xe2\x82",
};

constexpr std::string_view utf8_limits[] = {
    "", "\x7f", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0010FFFF",
};

constexpr std::string_view emails[] = {
    "ann@example.com",   "a@b.co",           "Ann.Other+bids@mail.example.co.uk",
    "o'neil@example.ie", "bücher@bücher.de", "x_y-z@sub-domain.example",
};

constexpr std::string_view no_emails[] = {
    "",
    "ann",
    "@",
    "ann@",
    "@example.com",
    "ann@example",
    "a b@c.d",
    "ann@exam ple.com",
    "ann@@example.com",
    "a@b@c.d",
    "ann@.example.com",
    "ann@example.com.",
    "ann@example..com",
    "ann@example.com\n",
    "ann@example.com\r\nBcc: x@y.z",
    "<ann@example.com>",
    "ann@example.com,ben@example.com",
    "\"ann\"@example.com",
    "ann\u200B@example.com",
    "ann@example.com\xff",
};

} // namespace

BOOST_AUTO_TEST_SUITE(text_rules)

BOOST_DATA_TEST_CASE(a_line_is_stricter_than_long_text, data::make(written_texts), it)
{
    BOOST_TEST(is_allowed_text(it.text, text_kind::line) == it.in_line);
    BOOST_TEST(is_allowed_text(it.text, text_kind::long_text) == it.in_long_text);
}

BOOST_DATA_TEST_CASE(sees_broken_utf8, data::make(no_utf8), text)
{
    BOOST_TEST(!is_utf8(text));
}

BOOST_DATA_TEST_CASE(takes_utf8_up_to_its_limits, data::make(utf8_limits), text)
{
    BOOST_TEST(is_utf8(text));
    BOOST_TEST(code_points(text) == (text.empty() ? 0u : 1u));
}

BOOST_AUTO_TEST_CASE(counts_code_points_not_bytes)
{
    BOOST_TEST(code_points("plain") == 5u);
    BOOST_TEST(code_points("Größe") == 5u);
    BOOST_TEST(code_points("€🎉") == 2u);
}

BOOST_AUTO_TEST_CASE(blank_is_nothing_to_see)
{
    for (auto const text : {"", " ", " \t\r\n", "\u00A0", "\u3000 "})
        BOOST_TEST(is_blank(text));
    for (auto const text : {"a", " a ", ".", "\xff"})
        BOOST_TEST(!is_blank(text));
}

BOOST_DATA_TEST_CASE(takes_an_email_address, data::make(emails), text)
{
    BOOST_TEST(is_email(text));
}

BOOST_DATA_TEST_CASE(refuses_what_is_no_email_address, data::make(no_emails), text)
{
    BOOST_TEST(!is_email(text));
}

BOOST_AUTO_TEST_CASE(an_email_address_has_at_most_254_bytes)
{
    std::string const host = "@example.com";
    BOOST_TEST(is_email(std::string(254 - host.size(), 'a') + host));
    BOOST_TEST(!is_email(std::string(255 - host.size(), 'a') + host));
}

BOOST_AUTO_TEST_CASE(lower_cases_ascii_only)
{
    BOOST_TEST(lower_ascii("Ann@EXAMPLE.Com [Z] Ä") == "ann@example.com [z] Ä");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
