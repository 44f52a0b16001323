#include "auction/text_rules.hpp"
#include "outbound/mime.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace auktiva {

namespace data = boost::unit_test::data;

namespace {

constexpr timestamp night{std::chrono::milliseconds{1795488548123}};

outbound::message plain_message()
{
    return {
        .from = {"Auktiva", "noreply@club.example"},
        .to = {"Ann", "ann@example.org"},
        .words = {"Hello", "One\nTwo", "<p>One</p>"},
        .written_at = night,
        .id = "c123",
    };
}

std::vector<std::string> lines_of(std::string const& text)
{
    std::vector<std::string> lines;
    std::size_t begin = 0;
    for (auto end = text.find("\r\n"); end != text.npos; end = text.find("\r\n", begin))
    {
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 2;
    }
    BOOST_TEST(begin == text.size());
    return lines;
}

std::vector<std::string> headers_of(outbound::message const& what)
{
    auto lines = lines_of(outbound::write_message(what));
    lines.erase(std::ranges::find(lines, ""), lines.end());
    return lines;
}

} // namespace

BOOST_AUTO_TEST_SUITE(mime)

BOOST_AUTO_TEST_CASE(a_message_is_written_as_mail_programs_expect_it)
{
    std::vector<std::string> const expected{
        "From: Auktiva <noreply@club.example>",
        "To: Ann <ann@example.org>",
        "Subject: Hello",
        "Date: Tue, 24 Nov 2026 02:49:08 +0000",
        "Message-ID: <c123@club.example>",
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
        "Content-Type: multipart/alternative;",
        " boundary=\"=_c123\"",
        "",
        "--=_c123",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "One",
        "Two",
        "--=_c123",
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "<p>One</p>",
        "--=_c123--",
    };
    BOOST_TEST(
        lines_of(outbound::write_message(plain_message())) == expected, boost::test_tools::per_element()
    );
}

BOOST_AUTO_TEST_CASE(a_copy_of_a_mail_is_the_same_to_the_last_byte)
{
    BOOST_TEST(outbound::write_message(plain_message()) == outbound::write_message(plain_message()));
}

std::string const hostile_names[] = {
    "Ann\r\nBcc: everybody@example.org",
    "Ann\nX-Evil: 1",
    "Ann\r\n\r\n<script>",
    "\"Ann\" <root@example.org>",
    "Ann, Bob",
    "=?UTF-8?B?RXZpbA==?=",
    std::string("nul\0byte", 8),
    "\xff\xfe not UTF-8",
    "Jürgen Müßig",
    "日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語",
    std::string(500, 'x'),
    std::string(300, ' ') + "far",
    "(comment) \\ back",
};

BOOST_DATA_TEST_CASE(whatever_a_name_holds_stays_in_its_header, data::make(hostile_names), hostile)
{
    auto what = plain_message();
    what.from.name = what.to.name = what.words.subject = hostile;
    auto const headers = headers_of(what);
    auto const begins = [&](std::string const& name)
    { return std::ranges::count_if(headers, [&](auto const& line) { return line.starts_with(name); }); };
    BOOST_TEST(begins("From: ") == 1);
    BOOST_TEST(begins("To: ") == 1);
    BOOST_TEST(begins("Subject: ") == 1);
    BOOST_TEST(begins(" ") + 8 == static_cast<std::ptrdiff_t>(headers.size()));
    for (auto const& line : headers)
    {
        BOOST_TEST(line.size() <= 76u);
        BOOST_TEST(std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; }));
    }
    // A second address must not come from the name.
    what.words.subject = "Hello";
    auto const all = outbound::write_message(what);
    auto const head = all.substr(0, all.find("\r\n\r\n"));
    BOOST_TEST(std::ranges::count(head, '@') == 3);
}

BOOST_AUTO_TEST_CASE(a_subject_is_encoded_only_if_it_must_be)
{
    BOOST_TEST(outbound::encode_header("Plain words, nothing more", 9) == "Plain words, nothing more");
    BOOST_TEST(outbound::encode_header("Überboten", 9) == "=?UTF-8?B?w5xiZXJib3Rlbg==?=");
    BOOST_TEST(outbound::encode_header("a=?b", 9) == "=?UTF-8?B?YT0/Yg==?=");
}

BOOST_AUTO_TEST_CASE(encoded_words_end_between_characters)
{
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += "ő";
    auto const encoded = outbound::encode_header(text, 9);
    // Each word holds whole two-byte characters: its base64 has no half one at the end.
    for (std::size_t at = 0; (at = encoded.find("=?UTF-8?B?", at)) != encoded.npos; ++at)
    {
        auto const word = encoded.substr(at, encoded.find("?=", at + 10) + 2 - at);
        auto const digits = word.substr(10, word.size() - 12);
        auto const bytes = digits.size() / 4 * 3 - static_cast<std::size_t>(std::ranges::count(digits, '='));
        BOOST_TEST(bytes % 2 == 0u);
        BOOST_TEST(word.size() <= 75u);
    }
}

struct encoding
{
    std::string text;
    std::string expected;
};
std::ostream& operator<<(std::ostream& out, encoding const& each)
{
    return out << each.text;
}

encoding const encodings[] = {
    {"", ""},
    {"plain", "plain"},
    {"a=b", "a=3Db"},
    {"grüß", "gr=C3=BC=C3=9F"},
    {"end \nof line\t", "end=20\r\nof line=09"},
    {"mac\rand\r\nwindows\n", "mac\r\nand\r\nwindows\r\n"},
    {std::string(80, 'x'), std::string(75, 'x') + "=\r\n" + std::string(5, 'x')},
    {std::string(73, 'x') + "=yy", std::string(73, 'x') + "=\r\n=3Dyy"},
};

BOOST_DATA_TEST_CASE(bodies_are_quoted_printable, data::make(encodings), each)
{
    BOOST_TEST(outbound::quoted_printable(each.text) == each.expected);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
