#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva::http {

/// The rest of a body, fetched piece by piece while it leaves, so that it is never in memory as a whole.
struct following_pieces
{
    using take = std::function<void(std::string)>;

    std::uint64_t bytes{};
    /// Makes the next piece and gives it to `take` on the I/O thread; an empty one ends the connection.
    std::function<void(take)> next{};
};

/// An answer. Security headers, length, date, the clock and, unless set here, `Cache-Control: no-store` are
/// added.
struct response
{
    int status{200};
    std::string content_type{};
    std::string body{};
    /// A body many answers share; if set, it is sent instead of `body`.
    std::shared_ptr<std::string const> shared_body{};
    /// A body that is part of the program; if set, it is sent instead of `body`.
    std::string_view lasting_body{};
    /// Where a body too large for one piece goes on after `body`.
    std::shared_ptr<following_pieces> following{};
    std::vector<std::pair<std::string, std::string>> headers{};

    std::string_view payload() const noexcept
    {
        if (shared_body)
            return *shared_body;
        return lasting_body.empty() ? std::string_view{body} : lasting_body;
    }
    std::uint64_t length() const noexcept { return payload().size() + following_bytes(); }
    std::uint64_t following_bytes() const noexcept { return following ? following->bytes : 0; }
};

/// What the head of an answer says beside the answer itself.
struct head_facts
{
    std::string_view date;
    /// Now, in UTC ms.
    std::int64_t now{};
    /// Empty, "close" or "keep-alive".
    std::string_view connection;
    bool secure{};
};

/// Whether an answer of that status may have a body at all (RFC 9110, 6.4.1).
constexpr bool allows_body(int status) noexcept
{
    return status >= 200 && status != 204 && status != 304;
}

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7).
std::string format_date(std::int64_t utc_ms);

/// Appends status line, header and empty line.
void append_head(std::string& out, response const& answer, head_facts const& facts);

} // namespace auktiva::http
