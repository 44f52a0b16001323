#include "auth/password.hpp"

#include "auth/signature.hpp"

#include <argon2.h>

#include <algorithm>
#include <crypt.h>
#include <cstdint>
#include <memory>
#include <stdexcept>

namespace auktiva::auth {

namespace {

constexpr std::uint32_t argon2_memory_kib = 19 * 1024;
constexpr std::uint32_t argon2_passes = 2;
constexpr std::uint32_t argon2_lanes = 1;
constexpr std::string_view argon2_current_prefix = "$argon2id$v=19$m=19456,t=2,p=1$";

bool is_bcrypt(std::string_view hash)
{
    return hash.starts_with("$2a$") || hash.starts_with("$2b$") || hash.starts_with("$2y$");
}

bool verify_argon2(std::string_view password, std::string const& hash)
{
    auto const outcome = argon2id_verify(hash.c_str(), password.data(), password.size());
    if (outcome == ARGON2_MEMORY_ALLOCATION_ERROR)
        throw std::runtime_error("no memory to verify a password");
    return outcome == ARGON2_OK;
}

/// Like every bcrypt, looks at the first 72 bytes only.
bool verify_bcrypt(std::string_view password, std::string const& hash)
{
    if (password.find('\0') != password.npos)
        return false;
    auto const workspace = std::make_unique<crypt_data>();
    auto const* hashed = crypt_r(std::string{password}.c_str(), hash.c_str(), workspace.get());
    return hashed && equal_constant_time(hashed, hash);
}

} // namespace

std::string hash_password(std::string_view password)
{
    constexpr std::size_t salt_size = 16;
    constexpr std::size_t hash_size = 32;

    auto const salt = random_bytes(salt_size);
    std::string text(
        argon2_encodedlen(argon2_passes, argon2_memory_kib, argon2_lanes, salt_size, hash_size, Argon2_id),
        '\0'
    );
    auto const outcome = argon2id_hash_encoded(
        argon2_passes, argon2_memory_kib, argon2_lanes, password.data(), password.size(), salt.data(),
        salt.size(), hash_size, text.data(), text.size()
    );
    if (outcome != ARGON2_OK)
        throw std::runtime_error(std::string{"argon2: "} + argon2_error_message(outcome));
    text.resize(text.find('\0'));
    return text;
}

bool verify_password(std::string_view password, std::string const& hash)
{
    return is_bcrypt(hash) ? verify_bcrypt(password, hash) : verify_argon2(password, hash);
}

bool is_known_hash(std::string_view hash)
{
    constexpr std::size_t bcrypt_size = 60;
    auto const is_sane = [](char c) { return c > ' ' && c < 0x7f; };
    if (!std::ranges::all_of(hash, is_sane))
        return false;
    return hash.starts_with("$argon2id$") || (is_bcrypt(hash) && hash.size() == bcrypt_size);
}

bool needs_rehash(std::string_view hash)
{
    return !hash.starts_with(argon2_current_prefix);
}

std::string const& dummy_hash()
{
    static std::string const hash = std::string{argon2_current_prefix} +
                                    "/1i8jmNMjIcugPUfRgJVNQ$vWywVgJ4GvJDB7pKIcEtcuAy0P8342mz+1x8Fx/dJuY";
    return hash;
}

} // namespace auktiva::auth
