#pragma once

#include "web/call.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace auktiva::web {

/// Who may call a route. The house and the auction are checked before anything else is; what depends on a
/// row (whose item, whose comment) by the command, inside its transaction, with the rules of access_rules.
enum class access
{
    anyone,
    signed_in,
    /// Of the auction in the path; also refuses where there is no such auction.
    member,
    /// A member who may add items.
    seller,
    /// A member who may invite.
    inviter,
    /// The item's creator; organisers where it allows them.
    item_editor,
    /// Who wrote the comment.
    author,
    /// Its author, the item's creator, organisers.
    moderator,
    /// Owner or admin of the auction.
    organiser,
    owner,
    /// Whom the notification is for.
    recipient,
    /// Of the whole house.
    administrator,
    /// Whoever knows CRON_SECRET.
    scheduler,
    /// Whoever signs with an app's secret.
    publisher,
};

} // namespace auktiva::web

namespace auktiva {

template <>
inline constexpr std::array names<web::access>{
    std::pair{web::access::anyone, std::string_view{"anyone"}},
    std::pair{web::access::signed_in, std::string_view{"signed in"}},
    std::pair{web::access::member, std::string_view{"member"}},
    std::pair{web::access::seller, std::string_view{"seller"}},
    std::pair{web::access::inviter, std::string_view{"inviter"}},
    std::pair{web::access::item_editor, std::string_view{"item editor"}},
    std::pair{web::access::author, std::string_view{"author"}},
    std::pair{web::access::moderator, std::string_view{"moderator"}},
    std::pair{web::access::organiser, std::string_view{"organiser"}},
    std::pair{web::access::owner, std::string_view{"owner"}},
    std::pair{web::access::recipient, std::string_view{"recipient"}},
    std::pair{web::access::administrator, std::string_view{"administrator"}},
    std::pair{web::access::scheduler, std::string_view{"scheduler"}},
    std::pair{web::access::publisher, std::string_view{"publisher"}},
};

} // namespace auktiva

namespace auktiva::web {

/// What a polled body is built from, so that "unchanged" is answered from memory.
enum class polled
{
    no,
    item,
    auction,
    notifications,
    dashboard,
};

constexpr std::uint64_t usual_body_limit = 1024 * 1024;

/// One line of the API.
struct route
{
    struct extras
    {
        form const* takes{};
        form const* asks{};
        polled built_from{polled::no};
        /// The field of its multipart form that holds a file.
        std::string_view file{};
        /// The most bytes of its body.
        std::uint64_t body_limit{usual_body_limit};
        /// Works also while only the administrator writes.
        bool in_maintenance{};
    };

    std::string_view method;
    std::string_view pattern;
    access allowed;
    void (*handle)(call_ptr call);
    /// The form of its body, that of its query, what a polled body is built from, and what else is its own.
    extras with{};
};

/// The whole API.
std::span<route const> routes();

/// Among the API, the browser client's assets, and its pages: whatever else people may ask for is one.
http::route<route> find_route(std::string_view method, std::string_view path);

} // namespace auktiva::web
