#include "auth/csrf.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::auth {

BOOST_AUTO_TEST_SUITE(csrf)

BOOST_AUTO_TEST_CASE(the_cookie_has_nextauths_form)
{
    std::string const token(64, 'a');
    BOOST_TEST(
        csrf_cookie(token, "secret") ==
        token + "|903c1490e042a075338b0e597cd889260f671063edb09ab070d2634e8277cf9c"
    );
}

BOOST_AUTO_TEST_CASE(a_form_passes_that_repeats_the_cookies_token)
{
    auto const token = make_csrf_token();
    auto const cookie = csrf_cookie(token, "secret");

    BOOST_TEST(token.size() == 64u);
    BOOST_TEST(csrf_token_in(cookie, "secret").value() == token);
    BOOST_TEST(csrf_passes(cookie, token, "secret"));
}

BOOST_AUTO_TEST_CASE(nothing_else_passes)
{
    auto const token = make_csrf_token();
    auto const cookie = csrf_cookie(token, "secret");

    BOOST_TEST(!csrf_passes(cookie, make_csrf_token(), "secret"));
    BOOST_TEST(!csrf_passes(cookie, "", "secret"));
    BOOST_TEST(!csrf_passes(cookie, token, "another secret"));
    BOOST_TEST(!csrf_passes("", token, "secret"));
    BOOST_TEST(!csrf_passes("", "", "secret"));
    BOOST_TEST(!csrf_passes("|", "", "secret"));
    BOOST_TEST(!csrf_passes(csrf_cookie("", "secret"), "", "secret"));
    BOOST_TEST(!csrf_passes(token, token, "secret"));
    BOOST_TEST(!csrf_passes(token + '|', token, "secret"));
    BOOST_TEST(!csrf_passes(cookie + '0', token, "secret"));
    BOOST_TEST(!csrf_passes(csrf_cookie(token, ""), token, "secret"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::auth
