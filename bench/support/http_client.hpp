#pragma once

#include "bench/support/line.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace auktiva::bench {

struct http_answer
{
    int status{};
    std::string head;
    std::string body;
};

std::string http_request(
    std::string_view method, std::string_view path, std::string_view cookie, std::string_view body = {},
    std::string_view further_headers = {}
);
/// The value of a header line; nothing if there is none.
std::optional<std::string> find_header(std::string_view head, std::string_view name);

/// A keep-alive connection with at most one question under way.
class http_client
{
public:
    explicit http_client(std::uint16_t port)
        : line_{port}
    {
    }

    int number() const { return line_.number(); }
    void send(std::string_view request) const { line_.send(request); }
    /// The answer, if it is here in full; may wait for it.
    std::optional<http_answer> receive(bool wait);

    /// Asks and waits; throws unless the status is the wanted one.
    http_answer ask(std::string_view request, int wanted_status);

private:
    std::optional<http_answer> take();

    line line_;
};

} // namespace auktiva::bench
