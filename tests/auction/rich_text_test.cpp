#include "auction/rich_text.hpp"
#include "tests/auction/html_check.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <random>

namespace auktiva {

namespace {

namespace data = boost::unit_test::data;
using namespace std::string_literals;

// Each would end the process if the parser were shown it as it is.
constexpr char const* fatal_to_the_parser[] = {
    "<math><head><mi><select></select></body>",
    "<math><head><mi><table></table></body>",
    "<svg><head><desc><select><select></svg>",
    "<svg><head><foreignObject><template></template></body>",
    "<svg><html><title><template></template></body>",
    "<table><math><html><mi><select></table></body>",
    "<table><svg><html><title><select><tr></body>",
};

struct cleaning
{
    std::string source;
    std::string clean;

    friend std::ostream& operator<<(std::ostream& out, cleaning const& it) { return out << it.source; }
};

#define REL " rel=\"noopener noreferrer nofollow\""

cleaning const kept[] = {
    {"", ""},
    {"Brass lantern, 1890", "Brass lantern, 1890"},
    {"two\nlines", "two\nlines"},
    {"  blanks  around ", "  blanks  around "},
    {"Gr\u00f6\u00dfe \U0001F389 \u0633\u0627\u0639\u0629",
     "Gr\u00f6\u00dfe \U0001F389 \u0633\u0627\u0639\u0629"},
    {"a < b & c > d", "a &lt; b &amp; c &gt; d"},
    {"a &lt; b &amp; c &gt; d", "a &lt; b &amp; c &gt; d"},
    {"5\" pipe, grandmother's", "5\" pipe, grandmother's"},
    {"AT&T &copy; &eacute;", "AT&amp;T \u00a9 \u00e9"},
    {"1 <2 and 3<", "1 &lt;2 and 3&lt;"},
    {"<p>One</p><p>Two</p>", "<p>One</p><p>Two</p>"},
    {"<P>One</P>", "<p>One</p>"},
    {"<h1>a</h1><h2>b</h2><h3>c</h3>", "<h1>a</h1><h2>b</h2><h3>c</h3>"},
    {"<p><strong>a</strong> <em>b</em> <u>c</u> <s>d</s><br>e</p>",
     "<p><strong>a</strong> <em>b</em> <u>c</u> <s>d</s><br>e</p>"},
    {"<ul><li>a</li><li><p>b</p><ol><li>c</li></ol></li></ul>",
     "<ul><li>a</li><li><p>b</p><ol><li>c</li></ol></li></ul>"},
    {"<blockquote><p>a</p></blockquote>", "<blockquote><p>a</p></blockquote>"},
    {"<p><em>a <strong>b</strong> c</em></p>", "<p><em>a <strong>b</strong> c</em></p>"},
    {"<p></p>", "<p></p>"},
};

cleaning const links[] = {
    {"<a href=\"https://example.org/?a=1&amp;b=2\">x</a>",
     "<a href=\"https://example.org/?a=1&amp;b=2\"" REL ">x</a>"},
    {"<a href=http://example.org>x</a>", "<a href=\"http://example.org\"" REL ">x</a>"},
    {"<a href=\"HTTPS://example.org\">x</a>", "<a href=\"HTTPS://example.org\"" REL ">x</a>"},
    {"<a href='mailto:ann@example.org'>x</a>", "<a href=\"mailto:ann@example.org\"" REL ">x</a>"},
    {"<a href='/auctions/1'>x</a>", "<a href=\"/auctions/1\"" REL ">x</a>"},
    {"<a href='  https://example.org '>x</a>", "<a href=\"https://example.org\"" REL ">x</a>"},
    {"<a href='https://example.org/\"onclick=alert(1)'>x</a>",
     "<a href=\"https://example.org/&quot;onclick=alert(1)\"" REL ">x</a>"},
    {"<a href='https://example.org/><script>'>x</a>",
     "<a href=\"https://example.org/&gt;&lt;script&gt;\"" REL ">x</a>"},
    {"<a href='/x' target='_blank'>x</a>", "<a href=\"/x\" target=\"_blank\"" REL ">x</a>"},
    {"<a href='/x' target='_top'>x</a>", "<a href=\"/x\"" REL ">x</a>"},
    {"<a href='/x' rel='opener'>x</a>", "<a href=\"/x\"" REL ">x</a>"},
    {"<a href='/x' class=big style='position:fixed' onclick=alert(1)>x</a>", "<a href=\"/x\"" REL ">x</a>"},
    {"<a href='/x' href='javascript:alert(1)'>x</a>", "<a href=\"/x\"" REL ">x</a>"},
    {"<a href='/x'><p>a</p><p>b</p></a>",
     "<p><a href=\"/x\"" REL ">a</a></p><p><a href=\"/x\"" REL ">b</a></p>"},
};

// Where no link may lead: each stands in <a href="...">x</a>, and only x is left.
std::string const no_links[] = {
    "javascript:alert(1)",
    " javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java&#9;script:alert(1)",
    "java&#x0A;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java&Tab;script&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "&#0000106&#0000097&#0000118&#0000097script:alert(1)",
    "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:alert(1)",
    "javascript&#58;alert(1)",
    "javascript&colon;alert(1)",
    "&#1;javascript:alert(1)",
    "&#14; javascript:alert(1)",
    "\x01\x02javascript:alert(1)",
    "\u00a0javascript:alert(1)",
    "\u200bjavascript:alert(1)",
    "\ufeffjavascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    " data:text/html;base64,PHNjcmlwdD4=",
    "DATA:text/html,x",
    "vbscript:msgbox(1)",
    "view-source:https://example.org",
    "file:///etc/passwd",
    "blob:https://example.org/1",
    "feed:javascript:alert(1)",
    "ftp://example.org",
    "ws://example.org",
    "//example.org",
    "/\\example.org",
    "\\\\example.org",
    "/&#9;/example.org",
    "/\n/example.org",
    "https:example.org",
    "https:/example.org",
    "http:\\\\example.org",
    "http://",
    "mailto:",
    "relative",
    "../up",
    "#here",
    "?query",
    "",
    " ",
    "&#0;javascript:alert(1)",
};

cleaning const dropped[] = {
    {"a<script>alert(1)</script>b", "ab"},
    {"a<SCRIPT SRC=//example.org/x.js></SCRIPT>b", "ab"},
    {"a<script>alert(1)", "a"},
    {"a<script/x>alert(1)</script >b", "ab"},
    {"<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)"},
    {"a<style>p{background:url(javascript:alert(1))}</style>b", "ab"},
    {"a<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">b", "a"},
    {"a<template><script>alert(1)</script>t</template>b", "ab"},
    {"a<iframe src=javascript:alert(1)>t</iframe>b", "ab"},
    {"a<svg onload=alert(1)><title>t</title></svg>b", "ab"},
    {"a<svg><script>alert(1)</script></svg>b", "ab"},
    {"a<svg><style><img src=x onerror=alert(1)></style></svg>b", "ab"},
    {"a<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>b",
     "ab"},
    {"a<svg><p>b</svg>c", "ac"},
    {"a<math href=javascript:alert(1)>t</math>b", "ab"},
    {"a<object data=x>t</object>b", "ab"},
    {"a<title>t</title>b", "ab"},
    {"a<!-- <b>c</b> -->b", "ab"},
    {"a<!--><script>alert(1)</script>-->b", "a--&gt;b"},
    {"a<![CDATA[<script>alert(1)</script>]]>b", "aalert(1)]]&gt;b"},
    {"a<?xml version='1.0'?>b", "ab"},
    {"a<!DOCTYPE html>b", "ab"},
    {"<html><head><title>t</title></head><body onload=alert(1)>a</body></html>", "a"},
    {"<frameset onload=alert(1)><frame src=x>a", "a"},
};

cleaning const unwrapped[] = {
    {"<b>a</b> <i>b</i> <font color=red>c</font> <span style=\"color:red\">d</span>", "a b c d"},
    {"<img src=x onerror=alert(1)>a", "a"},
    {"<img src=x onerror=\"alert(1)\"//>a", "a"},
    {"<p onclick=alert(1)>a</p>", "<p>a</p>"},
    {"<p onclick = 'alert(1)' style='x:expression(alert(1))'>a</p>", "<p>a</p>"},
    {"<p/onclick=alert(1)>a</p>", "<p>a</p>"},
    {"<p id=x class=y data-z=1 dir=rtl>a</p>", "<p>a</p>"},
    {"<br onmouseover=alert(1)>", "<br>"},
    {"<form action=javascript:alert(1)><input type=submit><button formaction=x>a</button></form>", "a"},
    {"<input autofocus onfocus=alert(1)>a", "a"},
    {"<details open ontoggle=alert(1)><summary>a</summary>b</details>", "a\nb"},
    {"<marquee onstart=alert(1)>a</marquee>", "a"},
    {"<base href=//example.org>a", "a"},
    {"<meta http-equiv=refresh content='0;url=javascript:alert(1)'>a", "a"},
    {"<link rel=stylesheet href=x>a", "a"},
    {"<textarea><script>alert(1)</script>a</textarea>", "a"},
    {"<xmp>a<p>b</p></xmp>", "a<p>b</p>"},
    {"<plaintext><script>alert(1)</script>a", "a"},
    {"&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;"},
    {"&amp;lt;script&amp;gt;", "&amp;lt;script&amp;gt;"},
    {"<div>a</div><div>b</div>", "a\nb"},
    {"<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"},
    {"<x-y onclick=alert(1)>a</x-y>", "a"},
    {"<p>a<table><tr><td><p>b</p></td></tr></table>c", "<p>a</p><p>b</p>c"},
    {"<%00script>alert(1)</script>", "&lt;%00script&gt;alert(1)"},
    {"a\x01\x07\x7f\u0085b", "ab"},
    {"a\r\nb\rc", "a\nb\nc"},
};

cleaning const mended[] = {
    {"<p>a", "<p>a</p>"},
    {"a</p>b", "a<p></p>b"},
    {"<strong>a", "<strong>a</strong>"},
    {"<p><strong>a</p><p>b", "<p><strong>a</strong></p><p><strong>b</strong></p>"},
    {"<strong><em>a</strong>b</em>", "<strong><em>a</em></strong><em>b</em>"},
    {"<strong><strong>a</strong></strong>", "<strong>a</strong>"},
    {"<strong></strong>a", "a"},
    {"<strong><p>a</p></strong>", "<p><strong>a</strong></p>"},
    {"<a href='/x'>a<a href='/y'>b</a>", "<a href=\"/x\"" REL ">a</a><a href=\"/y\"" REL ">b</a>"},
    {"<li>a</li><li>b</li>c", "<ul><li>a</li><li>b</li></ul>c"},
    {"<ul>a<li>b</ul>", "<ul>a<li>b</li></ul>"},
    {"<p>a<ul><li>b</ul>c", "<p>a</p><ul><li>b</li></ul>c"},
    {"<h1>a<p>b</p></h1>", "<h1>a</h1><p>b</p>"},
};

void check(cleaning const& what)
{
    auto const clean = clean_html(what.source);
    BOOST_TEST(clean == what.clean);
    BOOST_TEST(clean_html(clean) == clean);
    BOOST_TEST(html_fault(clean) == "");
}

/// Pieces that parsers have stumbled over, in a random order.
std::string random_soup(std::mt19937& random)
{
    static std::string const pieces[] = {
        "<p>",
        "</p>",
        "<br>",
        "</br>",
        "<strong>",
        "</strong>",
        "<em x=1>",
        "</em>",
        "<u>",
        "<s>",
        "</s>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<h3>",
        "</h3>",
        "<ul>",
        "</ul>",
        "<ol>",
        "</ol>",
        "<li>",
        "</li>",
        "<blockquote>",
        "</blockquote>",
        "<a href=/x>",
        "<a href='javascript:x'>",
        "<a>",
        "</a>",
        "<div>",
        "</div>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<caption>",
        "<b>",
        "</b>",
        "<i y=2>",
        "</i>",
        "<select>",
        "<option>",
        "</select>",
        "<svg>",
        "</svg>",
        "<math>",
        "<mi>",
        "<foreignObject>",
        "<desc>",
        "<title>",
        "</title>",
        "<style>",
        "</style>",
        "<script>",
        "</script>",
        "<template>",
        "</template>",
        "<noscript>",
        "</noscript>",
        "<textarea>",
        "</textarea>",
        "<plaintext>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<body>",
        "</body>",
        "<html>",
        "<head>",
        "<frameset>",
        "<form>",
        "</form>",
        "<button>",
        "</button>",
        "<nobr>",
        "<pre>\n",
        "</pre>",
        "<hr>",
        "<object>",
        "<marquee>",
        "<",
        ">",
        "&",
        "\"",
        "'",
        "=",
        "/",
        "&lt;",
        "&amp;",
        "&#9;",
        "&#0;",
        "&#x80;",
        "&#xD800;",
        "&nbsp;",
        "&lt",
        " ",
        "\n",
        "\r",
        "\t",
        "\f",
        "a",
        "word ",
        "\u00e9",
        "\u00a0",
        "\ufeff",
        "\ufffe",
        "\xff",
        "\xc3",
        "]]",
    };
    std::uniform_int_distribution<std::size_t> some{0, std::size(pieces) - 1};
    std::string soup;
    for (auto count = std::uniform_int_distribution{1, 40}(random); count > 0; --count)
        soup += pieces[some(random)];
    return soup;
}

std::string random_bytes(std::mt19937& random)
{
    std::string bytes(std::uniform_int_distribution<std::size_t>{0, 80}(random), ' ');
    for (auto& byte : bytes)
        byte = static_cast<char>(std::uniform_int_distribution{0, 255}(random));
    return bytes;
}

/// What holds for every text; the fault if it does not.
std::string fault_of(std::string const& source)
{
    auto const clean = clean_html(source);
    if (auto const fault = html_fault(clean); !fault.empty())
        return fault + " in " + clean + " from " + source;
    if (auto const again = clean_html(clean); again != clean)
        return clean + " becomes " + again + " from " + source;
    if (plain_text(clean) != plain_text(plain_text_as_html(plain_text(clean))))
        return "the words of " + clean + " are not plain, from " + source;
    return {};
}

std::string repeated(std::string_view text, std::size_t times)
{
    std::string all;
    for (; times > 0; --times)
        all += text;
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(rich_text)

BOOST_DATA_TEST_CASE(keeps_rich_text, data::make(kept), sample)
{
    check(sample);
}

BOOST_DATA_TEST_CASE(keeps_links_that_lead_to_pages_or_mail, data::make(links), sample)
{
    check(sample);
}

BOOST_DATA_TEST_CASE(drops_links_that_lead_elsewhere, data::make(no_links), target)
{
    check({"<a href=\"" + target + "\">x</a>", "x"});
    check({"<p><a title=y href='" + target + "'>x</a></p>", "<p>x</p>"});
}

BOOST_DATA_TEST_CASE(drops_what_a_browser_would_run_or_embed, data::make(dropped), sample)
{
    check(sample);
}

BOOST_DATA_TEST_CASE(drops_other_elements_and_attributes_and_keeps_the_text, data::make(unwrapped), sample)
{
    check(sample);
}

BOOST_DATA_TEST_CASE(mends_what_is_not_well_formed, data::make(mended), sample)
{
    check(sample);
}

cleaning const measured[] = {
    {"<p onclick=alert(1)>a</p>", "<p>a</p>"},
    {"<a href=javascript:alert(1)>a</a>", "a"},
    {"<a href=\" javascript:alert(1)\">a</a>", "a"},
    {"<a href=\"data:text/html,<script>alert(1)</script>\">a</a>", "a"},
    {"<p style=\"position:fixed;inset:0\">a</p>", "<p>a</p>"},
};

BOOST_DATA_TEST_CASE(w_24_drops_what_was_let_through, data::make(measured), sample)
{
    check(sample);
}

BOOST_AUTO_TEST_CASE(w_24_two_empty_paragraphs_are_blank)
{
    for (auto const* blank :
         {"", " \n", "<p></p>", "<p></p><p></p>", "<p> </p><p><br></p>", "<p>&nbsp;</p>",
          "<ul><li></li></ul>", "<script>alert(1)</script>", "<img src=x>", "<strong> </strong>",
          "<a href='/x'></a>", "<!-- a -->"})
        BOOST_TEST(is_blank_html(blank), blank);
    for (auto const* seen : {"a", "<p>.</p>", "&lt;", "<div>a</div>", "<", "0"})
        BOOST_TEST(!is_blank_html(seen), seen);
}

BOOST_AUTO_TEST_CASE(tells_the_words_alone)
{
    BOOST_TEST(
        plain_text("<h1>Lantern</h1>\n<p>Brass &amp; <strong>old</strong>,<br>1890</p>") ==
        "Lantern\nBrass & old,\n1890"
    );
    BOOST_TEST(plain_text("<ul><li>a</li><li>b</li></ul>") == "a\nb");
    BOOST_TEST(plain_text("<div>a</div>  b <i>c</i><td>d") == "a\nb c\nd");
    BOOST_TEST(plain_text(" a \n\t b ") == "a b");
    BOOST_TEST(plain_text("a<script>b</script>c") == "ac");
    BOOST_TEST(plain_text("1 &lt; 2 < 3") == "1 < 2 < 3");
    BOOST_TEST(plain_text("<p></p>") == "");
}

BOOST_AUTO_TEST_CASE(reads_deep_and_long_texts_in_bounds)
{
    for (auto const* tag : {"<b>", "<div>", "<ul><li>", "<blockquote>", "<a href=/x>", "<table>", "<p x=1>"})
        for (std::size_t const times : {20u, 400u, 999u, 100'000u})
        {
            auto const clean = clean_html(repeated(tag, times) + "word");
            BOOST_TEST(html_fault(clean) == "");
            BOOST_TEST(clean.find("word") != clean.npos, tag << times);
            BOOST_TEST(clean_html(clean) == clean);
        }
    auto const deep = clean_html(repeated("<blockquote>", 400) + "word");
    BOOST_TEST(deep == repeated("<blockquote>", 16) + "word" + repeated("</blockquote>", 16));
}

BOOST_AUTO_TEST_CASE(a_short_text_does_not_grow_without_bounds)
{
    auto const long_link = "<a href='/" + std::string(1000, 'x') + "'>" + repeated("<p>y", 240);
    BOOST_TEST(clean_html(long_link).size() <= 32u * 1024);
    std::string marks;
    for (auto each = 0; each < 150; ++each)
        marks += "<em " + std::to_string(each) + ">";
    BOOST_TEST(clean_html(marks + repeated("<p>y", 200)).size() < 4000u);
    BOOST_TEST(html_fault(clean_html(repeated("<a href=/x b" + std::string(40, 'c') + ">", 500))) == "");
}

BOOST_AUTO_TEST_CASE(a_megabyte_of_anything_is_answered_with_its_words)
{
    std::string attributes = "word<a";
    for (auto each = 0; attributes.size() < 1024 * 1024; ++each)
        attributes += " a" + std::to_string(each);
    for (auto const& source : {attributes, repeated("<p>word", 150'000), "word" + repeated("&amp;", 200'000)})
    {
        auto const clean = clean_html(source);
        BOOST_TEST(clean.find("word") != clean.npos);
        BOOST_TEST(html_fault(clean) == "");
        BOOST_TEST((clean_html(clean) == clean));
    }
}

BOOST_DATA_TEST_CASE(survives_what_the_parser_did_not_expect, data::make(fatal_to_the_parser), source)
{
    check({source, ""});
}

BOOST_AUTO_TEST_CASE(every_soup_of_tags_is_clean_after_one_cleaning)
{
    std::mt19937 random{20260213};
    for (auto round = 0; round < 20'000; ++round)
        BOOST_REQUIRE_EQUAL(fault_of(random_soup(random)), "");
}

BOOST_AUTO_TEST_CASE(every_sequence_of_bytes_is_clean_after_one_cleaning)
{
    std::mt19937 random{42};
    for (auto round = 0; round < 10'000; ++round)
        BOOST_REQUIRE_EQUAL(fault_of(random_bytes(random)), "");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
