#pragma once

#include "web/call.hpp"

#include <span>
#include <string>
#include <string_view>

namespace auktiva::web {

/// Who may call a route; checked before anything else is.
enum class access
{
    anyone,
    signed_in,
    /// Of the auction in the path; also refuses where there is no such auction.
    member,
    /// Owner or admin of it.
    organiser,
    owner,
};

/// What a polled body is built from, so that "unchanged" is answered from memory.
enum class polled
{
    no,
    item,
    auction,
    notifications,
    dashboard,
};

/// One line of the API.
struct route
{
    std::string_view method;
    std::string_view pattern;
    access allowed;
    void (*handle)(call_ptr call);
    polled built_from{polled::no};
};

/// The whole API.
std::span<route const> routes();

} // namespace auktiva::web
