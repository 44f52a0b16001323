#include "http/unsent.hpp"

#include <algorithm>
#include <array>

namespace auktiva::http {

namespace {

iovec piece_of(std::string_view text) noexcept
{
    return {.iov_base = const_cast<char*>(text.data()), .iov_len = text.size()};
}

} // namespace

io_result send_after(std::size_t sent, std::string_view head, std::string_view body, stream& to)
{
    auto const of_head = std::min(sent, head.size());
    std::array const pieces{piece_of(head.substr(of_head)), piece_of(body.substr(sent - of_head))};
    return to.write_some(pieces);
}

} // namespace auktiva::http
