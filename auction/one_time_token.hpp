#pragma once

#include "auction/ids.hpp"
#include "auction/names.hpp"
#include "auction/problem.hpp"
#include "auction/time.hpp"

#include <optional>
#include <string>

namespace auktiva {

/// What the link in a mail is for.
enum class token_purpose
{
    verify_email,
    reset_password,
};

template <>
inline constexpr std::array names<token_purpose>{
    std::pair{token_purpose::verify_email, std::string_view{"VERIFY_EMAIL"}},
    std::pair{token_purpose::reset_password, std::string_view{"RESET_PASSWORD"}},
};

/// Lets whoever knows the token do one thing once. Only its hash is kept.
struct one_time_token
{
    std::string token_hash;
    user_id user;
    token_purpose purpose{};
    timestamp created_at{};
    timestamp expires_at{};
    /// Used, or replaced by a newer one.
    std::optional<timestamp> spent_at;
};

/// How many of a purpose a user is sent within an hour.
inline constexpr int tokens_an_hour = 3;

std::chrono::milliseconds life_of(token_purpose purpose);

/// Why a token does not do for `purpose` at `now`, if it does not.
std::optional<problem>
refuse_token(std::optional<one_time_token> const& found, token_purpose purpose, timestamp now);

} // namespace auktiva
