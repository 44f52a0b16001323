#include "bench/support/inbox.hpp"

#include <stdexcept>

namespace auktiva::bench {

std::optional<std::string_view> inbox::take()
{
    auto const bytes = line_.received();
    auto const at = [&](std::size_t i)
    { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])); };
    if (bytes.size() < 2)
        return std::nullopt;
    bool const is_long = at(1) == 126;
    if (at(1) > 126)
        throw std::runtime_error{"a frame of 64 KiB or more"};
    auto const head = std::size_t{is_long ? 4U : 2U};
    if (bytes.size() < head)
        return std::nullopt;
    auto const size = is_long ? at(2) << 8 | at(3) : at(1);
    if (bytes.size() < head + size)
        return std::nullopt;
    line_.consume(head + size);
    return bytes.substr(head, size);
}

std::string inbox::next()
{
    for (;;)
    {
        if (auto const message = take())
            return std::string{*message};
        line_.receive(true);
    }
}

std::size_t inbox::count(std::string_view text)
{
    if (!line_.receive(false))
        return 0;
    std::size_t count = 0;
    while (auto const message = take())
        count += message->find(text) != std::string_view::npos;
    return count;
}

} // namespace auktiva::bench
