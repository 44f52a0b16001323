#pragma once

#include "http/response.hpp"
#include "http/stream.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace auktiva::http {

/// An answer the socket did not take at once.
struct unsent
{
    std::string head;
    response answer;
    std::size_t sent;

    std::size_t size() const noexcept { return head.size() + answer.payload().size(); }
};

/// Sends what follows the first `sent` bytes of an answer, as far as the socket takes it.
io_result send_after(std::size_t sent, std::string_view head, std::string_view body, stream& to);

/// Whether a connection can go on after this; if not, it is beyond use.
constexpr bool is_usable(io_status after) noexcept
{
    return after == io_status::done || after == io_status::would_block;
}

} // namespace auktiva::http
