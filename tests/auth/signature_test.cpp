#include "auth/signature.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

using namespace auktiva::auth;

BOOST_AUTO_TEST_SUITE(signature)

BOOST_AUTO_TEST_CASE(hmac_follows_the_vectors_of_rfc_4231)
{
    BOOST_TEST(
        hmac_sha256_hex(std::string(20, '\x0b'), "Hi There") ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    );
    BOOST_TEST(
        hmac_sha256_hex("Jefe", "what do ya want for nothing?") ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    );
    BOOST_TEST(hmac_sha256("Jefe", "").size() == 32u);
    BOOST_TEST(hmac_sha256_hex({}, {}) == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

BOOST_AUTO_TEST_CASE(hmac_signs_channels_as_pusher_does)
{
    BOOST_TEST(
        hmac_sha256_hex("7ad3773142a6692b25b8", "1234.1234:private-foobar") ==
        "58df8b0c36d6982b82c3ecf6b4662e34fe8c25bba48f5369f135bf843651c3a4"
    );
    BOOST_TEST(
        hmac_sha256_hex("dev-secret", "1234.5678:private-item-c1") ==
        "c1996e0d8de1b0d271fedc957acbf181e7368b1b71847ccb96e48d22656fafb7"
    );
}

BOOST_AUTO_TEST_CASE(digests_of_nothing_are_the_known_ones)
{
    BOOST_TEST(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(md5_hex("") == "d41d8cd98f00b204e9800998ecf8427e");
}

BOOST_AUTO_TEST_CASE(equality_needs_the_same_length_and_bytes)
{
    BOOST_TEST(equal_constant_time("", {}));
    BOOST_TEST(equal_constant_time("abc", "abc"));
    BOOST_TEST(!equal_constant_time("abc", "abd"));
    BOOST_TEST(!equal_constant_time("abc", "ab"));
    BOOST_TEST(!equal_constant_time("abc", "ABC"));
}

BOOST_AUTO_TEST_CASE(random_values_have_their_length_and_differ)
{
    std::set<std::string> seen;
    for (int draw = 0; draw < 100; ++draw)
        seen.insert(random_hex(16));
    BOOST_TEST(seen.size() == 100u);
    BOOST_TEST(seen.begin()->size() == 32u);
    BOOST_TEST(random_bytes(5).size() == 5u);
    BOOST_TEST(random_bytes(0).empty());
}

BOOST_AUTO_TEST_CASE(hex_is_lower_case_and_keeps_zeros)
{
    BOOST_TEST(to_hex(std::string("\0\x0f\xff", 3)) == "000fff");
}

BOOST_AUTO_TEST_SUITE_END()
