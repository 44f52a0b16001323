#pragma once

#include "http/fields.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva::http {

/// A whole request that passed the guard. It owns its memory and may outlive its connection.
struct request
{
    std::string method;
    /// As sent: "/a%20b?c=d".
    std::string target;
    /// Decoded once: "/a b". Begins with `/`; no empty or dot segments, valid UTF-8.
    std::string path;
    /// As sent, without the question mark.
    std::string query;
    /// The query decoded, no name twice; `+` stays `+`.
    std::vector<std::pair<std::string, std::string>> parameters;
    fields headers;
    std::string body;
    /// Address of the socket's other end, "192.0.2.1"; a proxy's, where there is one.
    std::string peer;
    /// Whether it came over our own TLS.
    bool secure{};
    /// 10 or 11.
    int version{11};
    /// When its last byte was read, or its turn came behind another request: UTC ms, never falling.
    std::int64_t received{};

    /// The first field under that name in any case; empty if there is none.
    std::string_view header(std::string_view name) const noexcept { return headers.find(name); }
    std::optional<std::string_view> parameter(std::string_view name) const noexcept;
    /// The first cookie of that name, as sent but for enclosing quotes.
    std::optional<std::string_view> cookie(std::string_view name) const noexcept;
    std::size_t count_cookies(std::string_view name) const noexcept;
};

} // namespace auktiva::http
