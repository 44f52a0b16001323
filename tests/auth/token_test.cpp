#include "auth/token.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <set>

namespace auktiva::auth {

namespace {

struct encoding
{
    std::string_view bytes;
    std::string_view text;

    friend std::ostream& operator<<(std::ostream& out, encoding const& it) { return out << it.text; }
};

// RFC 4648, 10, without padding; the last two show the URL's alphabet.
constexpr encoding encodings[] = {
    {"", ""},
    {"f", "Zg"},
    {"fo", "Zm8"},
    {"foo", "Zm9v"},
    {"foob", "Zm9vYg"},
    {"fooba", "Zm9vYmE"},
    {"foobar", "Zm9vYmFy"},
    {"\xfb\xff", "-_8"},
    {"\xff\xef\xbe", "_---"},
};

} // namespace

BOOST_AUTO_TEST_SUITE(token)

BOOST_DATA_TEST_CASE(encodes_by_rfc_4648, boost::unit_test::data::make(encodings), it)
{
    BOOST_TEST(to_base64url(it.bytes) == it.text);
}

BOOST_AUTO_TEST_CASE(a_session_token_is_32_bytes_fit_for_a_cookie)
{
    auto const made = make_session_token();

    BOOST_TEST(made.size() == 43u);
    BOOST_TEST(made.find_first_of("+/=;, ") == made.npos);
}

BOOST_AUTO_TEST_CASE(a_one_time_token_is_64_hex_digits)
{
    auto const made = make_one_time_token();

    BOOST_TEST(made.size() == 64u);
    BOOST_TEST(made.find_first_not_of("0123456789abcdef") == made.npos);
}

BOOST_AUTO_TEST_CASE(no_token_comes_twice)
{
    std::set<std::string> made;
    for (int each = 0; each < 1000; ++each)
    {
        made.insert(make_session_token());
        made.insert(make_one_time_token());
    }
    BOOST_TEST(made.size() == 2000u);
}

BOOST_AUTO_TEST_CASE(a_token_is_stored_as_its_sha_256)
{
    BOOST_TEST(stored_token("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::auth
