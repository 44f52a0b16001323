#pragma once

#include "auction/ids.hpp"
#include "auction/language.hpp"
#include "auction/time.hpp"

#include <optional>
#include <string>

namespace auktiva {

/// Somebody with an account.
struct user
{
    user_id id;
    std::string email;
    std::optional<std::string> password_hash;
    std::optional<std::string> name;
    std::optional<std::string> image;
    std::optional<timestamp> verified_at;
    timestamp created_at{};
    /// Of mails and notifications.
    language speaks{language::english};
};

} // namespace auktiva
