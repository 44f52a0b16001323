#include "auth/password.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace auktiva::auth {

namespace {

constexpr std::string_view bcrypt_hashes[] = {
    "$2b$12$KBCwKxOzLha2MUDgW0PjXeTGMKFb5hDnV5DOsGQ7lkhTcSK8ioiQ2",
    "$2a$10$KBCwKxOzLha2MUDgW0PjXe3YWzG9nt08N08NKofFFY/Mxyb/oaUy2",
    "$2y$04$KBCwKxOzLha2MUDgW0PjXexGfB5dmDvvvgEVjeeXiTo87i0yXWYau",
};

constexpr std::string_view unusable_hashes[] = {
    "",
    "*0",
    "correct horse",
    "$2b$12$",
    "$2b$99$KBAGGVOVQUjXQlTULVRLQOScUMXGF0DwEs4VLrc33ALuZpWdhAs0m",
    "$2x$04$KBAGGVOVQUjXQlTULVRLQOScUMXGF0DwEs4VLrc33ALuZpWdhAs0m",
    "$argon2id$",
    "$argon2id$v=19$m=19456,t=2,p=1$",
    "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ",
};

} // namespace

BOOST_AUTO_TEST_SUITE(password)

BOOST_AUTO_TEST_CASE(verifies_what_it_hashed_and_nothing_else)
{
    auto const hash = hash_password("correct horse");

    BOOST_TEST(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    BOOST_TEST(verify_password("correct horse", hash));
    BOOST_TEST(!verify_password("correct horse ", hash));
    BOOST_TEST(!verify_password("Correct horse", hash));
    BOOST_TEST(!verify_password("", hash));
}

BOOST_AUTO_TEST_CASE(salts_every_hash_anew)
{
    BOOST_TEST(hash_password("correct horse") != hash_password("correct horse"));
}

BOOST_AUTO_TEST_CASE(verifies_an_argon2id_hash_of_another_cost)
{
    // The reference implementation's own test vector.
    BOOST_TEST(verify_password(
        "password", "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
    ));
}

BOOST_DATA_TEST_CASE(verifies_an_imported_bcrypt_hash, boost::unit_test::data::make(bcrypt_hashes), hash)
{
    BOOST_TEST(verify_password("correct horse", std::string{hash}));
    BOOST_TEST(!verify_password("correct house", std::string{hash}));
}

BOOST_AUTO_TEST_CASE(a_password_with_a_nul_never_passes_for_its_beginning)
{
    using namespace std::string_view_literals;
    BOOST_TEST(!verify_password("correct horse\0tail"sv, std::string{bcrypt_hashes[2]}));
    BOOST_TEST(!verify_password("correct horse\0tail"sv, hash_password("correct horse")));
}

BOOST_DATA_TEST_CASE(an_unusable_hash_matches_nothing, boost::unit_test::data::make(unusable_hashes), hash)
{
    BOOST_TEST(!verify_password("correct horse", std::string{hash}));
    BOOST_TEST(!verify_password("", std::string{hash}));
}

BOOST_AUTO_TEST_CASE(only_a_hash_of_todays_cost_may_stay)
{
    BOOST_TEST(!needs_rehash(hash_password("correct horse")));
    BOOST_TEST(needs_rehash(bcrypt_hashes[0]));
    BOOST_TEST(needs_rehash("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$c29tZXNhbHQ"));
}

BOOST_AUTO_TEST_CASE(a_hash_is_known_by_its_form)
{
    BOOST_TEST(is_known_hash(hash_password("correct horse")));
    BOOST_TEST(is_known_hash(bcrypt_hashes[0]));
    for (auto const* other : {"", "correct horse", "$2b$12$tooshort", "$1$salt$md5", "$argon2id$\n"})
        BOOST_TEST(!is_known_hash(other), other);
}

BOOST_AUTO_TEST_CASE(the_dummy_hash_costs_the_same_and_matches_nobody)
{
    BOOST_TEST(!needs_rehash(dummy_hash()));
    BOOST_TEST(dummy_hash().size() == hash_password("x").size());
    BOOST_TEST(!verify_password("", dummy_hash()));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::auth
