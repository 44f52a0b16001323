#pragma once

#include "auction/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace auktiva::auth {

/// NextAuth's cookie names, which its clients and people's browsers hold already.
struct cookie_names
{
    std::string_view session;
    std::string_view csrf;
    std::string_view callback_url;
};

/// With the prefixes of https if the site's public URL is one.
cookie_names const& cookie_names_for(bool secure);

/// A cookie for the whole site, kept from scripts and from foreign sites' posts.
struct cookie
{
    std::string_view name;
    /// Any text; it travels percent-encoded.
    std::string_view value;
    /// The browser's session if none.
    std::optional<timestamp> expires_at{};
    bool secure{};
};

/// The value of a Set-Cookie header.
std::string print_cookie(cookie const& what);

/// The Set-Cookie value that makes a browser forget the cookie.
std::string print_removal(std::string_view name, bool secure);

/// The decoded value of the first cookie with that name in a Cookie header.
std::optional<std::string> find_cookie(std::string_view header, std::string_view name);

} // namespace auktiva::auth
