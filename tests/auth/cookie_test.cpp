#include "auth/cookie.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::auth {

BOOST_AUTO_TEST_SUITE(cookies)

BOOST_AUTO_TEST_CASE(have_nextauths_names)
{
    BOOST_TEST(cookie_names_for(false).session == "next-auth.session-token");
    BOOST_TEST(cookie_names_for(false).csrf == "next-auth.csrf-token");
    BOOST_TEST(cookie_names_for(false).callback_url == "next-auth.callback-url");
    BOOST_TEST(cookie_names_for(true).session == "__Secure-next-auth.session-token");
    BOOST_TEST(cookie_names_for(true).csrf == "__Host-next-auth.csrf-token");
    BOOST_TEST(cookie_names_for(true).callback_url == "__Secure-next-auth.callback-url");
}

BOOST_AUTO_TEST_CASE(last_until_their_date_or_for_the_browsers_session)
{
    auto const expires = parse_time("2026-02-13T18:05:09.999Z").value();

    BOOST_TEST(
        print_cookie({.name = "session", .value = "abc-_123", .expires_at = expires}) ==
        "session=abc-_123; Path=/; Expires=Fri, 13 Feb 2026 18:05:09 GMT; HttpOnly; SameSite=Lax"
    );
    BOOST_TEST(
        print_cookie({.name = "__Host-a", .value = "b", .secure = true}) ==
        "__Host-a=b; Path=/; HttpOnly; Secure; SameSite=Lax"
    );
}

BOOST_AUTO_TEST_CASE(print_the_date_of_rfc_9110)
{
    auto const example = parse_time("1994-11-06T08:49:37Z").value();
    auto const text = print_cookie({.name = "a", .value = "b", .expires_at = example});

    BOOST_TEST(text.find("Expires=Sun, 06 Nov 1994 08:49:37 GMT;") != text.npos);
}

BOOST_AUTO_TEST_CASE(are_removed_by_a_date_in_the_past)
{
    BOOST_TEST(
        print_removal("session", true) ==
        "session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax"
    );
}

BOOST_AUTO_TEST_CASE(carry_any_text_as_encodeuricomponent_would)
{
    BOOST_TEST(print_cookie({.name = "a", .value = "t|h"}).starts_with("a=t%7Ch;"));
    BOOST_TEST(print_cookie({.name = "a", .value = "x; Domain=evil\r\n"})
                   .starts_with("a=x%3B%20Domain%3Devil%0D%0A;"));
    BOOST_TEST(print_cookie({.name = "a", .value = "é!*'()~"}).starts_with("a=%C3%A9!*'()~;"));
}

BOOST_AUTO_TEST_CASE(are_found_by_their_whole_name)
{
    constexpr std::string_view header = "xa=0; a=1;b=t%7Ch ; a=2; c==; empty=; __Secure-a=3";

    BOOST_TEST(find_cookie(header, "a").value() == "1");
    BOOST_TEST(find_cookie(header, "xa").value() == "0");
    BOOST_TEST(find_cookie(header, "__Secure-a").value() == "3");
    BOOST_TEST(find_cookie(header, "c").value() == "=");
    BOOST_TEST(find_cookie(header, "empty").value() == "");
    BOOST_TEST(!find_cookie(header, "d"));
    BOOST_TEST(!find_cookie("", "a"));
    BOOST_TEST(!find_cookie("a", "a"));
    BOOST_TEST(!find_cookie("; ;", "a"));
}

BOOST_AUTO_TEST_CASE(are_read_back_as_they_were_set)
{
    std::string every_byte;
    for (int byte = 0; byte < 256; ++byte)
        every_byte += static_cast<char>(byte);

    BOOST_TEST(find_cookie(print_cookie({.name = "a", .value = every_byte}), "a").value() == every_byte);
    BOOST_TEST(find_cookie("a=100%; b", "a").value() == "100%");
    BOOST_TEST(find_cookie("a=%zz%4", "a").value() == "%zz%4");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::auth
