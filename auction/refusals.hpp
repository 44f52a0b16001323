#pragma once

#include "auction/problem.hpp"

#include <cstdint>

// The refusals that more than one room gives. Keys are stable.
namespace auktiva::refusals {

inline problem bad_request(std::string_view key, std::string message)
{
    return {refusal::bad_request, key, std::move(message)};
}

inline problem forbidden(std::string_view key, std::string message)
{
    return {refusal::forbidden, key, std::move(message)};
}

inline problem not_found(std::string_view key, std::string message)
{
    return {refusal::not_found, key, std::move(message)};
}

inline problem invalid(std::string field, std::string why)
{
    return {refusal::validation, "E_VALIDATION", field + " " + why, {{field, why}}};
}

inline problem too_large(std::string_view key, std::string message, std::uint64_t most_bytes)
{
    return {refusal::too_large, key, std::move(message), {}, {{"maxBytes", std::to_string(most_bytes)}}};
}

inline problem not_signed_in()
{
    return {refusal::unauthorized, "E_NOT_SIGNED_IN", "Please sign in"};
}

inline problem not_a_member()
{
    return forbidden("E_NOT_MEMBER", "You are not a member of this auction");
}

inline problem no_permission()
{
    return forbidden("E_NO_PERMISSION", "You are not allowed to do this");
}

inline problem auction_not_found()
{
    return not_found("E_AUCTION_NOT_FOUND", "Auction not found");
}

inline problem item_not_found()
{
    return not_found("E_ITEM_NOT_FOUND", "Item not found");
}

inline problem cannot_manage_images()
{
    return forbidden("E_CANNOT_MANAGE_IMAGES", "You cannot change the images of this item");
}

/// The house cannot take it now; the same request may be sent again, with the same key.
inline problem busy(std::string_view key, std::string message)
{
    return {refusal::unavailable, key, std::move(message), {}, {{"retryAfter", "1"}}};
}

inline problem maintenance()
{
    return {
        refusal::unavailable,
        "E_MAINTENANCE",
        "This server is being maintained; please come back later",
        {},
        {{"retryAfter", "120"}}};
}

inline problem not_administrator()
{
    return forbidden("E_NOT_ADMINISTRATOR", "Only the administrator of this server may do this");
}

/// A fault of ours; its cause is in the log only.
inline problem internal()
{
    return {refusal::internal, "E_INTERNAL", "Something went wrong on the server"};
}

} // namespace auktiva::refusals
