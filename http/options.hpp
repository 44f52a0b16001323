#pragma once

#include "http/guard.hpp"
#include "http/request.hpp"
#include "http/responder.hpp"
#include "http/response.hpp"
#include "http/stream.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace auktiva::http {

/// Answers a request through its responder. Must not throw.
using handler = std::function<void(request, responder)>;

/// Takes over a connection that asked for a WebSocket, with what was read behind the request; writes the 101.
using upgrade_handler = std::function<void(request, stream, std::string already_read)>;

/// What is said to the head of a request before its body is read.
struct admission
{
    /// The most bytes its body may have.
    std::uint64_t body_limit{};
    /// If set, the body is not read: this is the answer, and the connection closes after it.
    std::optional<response> refused{};
};

/// "Not found" as plain text.
response plain_error(int status, std::string_view text);

/// How a server listens, what it lets in and how long it waits.
struct options
{
    std::string address{"127.0.0.1"};
    /// 0 takes any free one.
    std::uint16_t port{};
    /// Speaks TLS if set.
    std::shared_ptr<ssl_ctx_st> tls{};
    /// Under TLS, whether browsers are told to never come without it again, on no port of this host.
    bool insists_on_tls{true};
    guard_rules rules{};
    std::uint64_t body_limit{1024 * 1024};
    /// Asked about each request with a body; without it, `body_limit` is the answer.
    std::function<admission(request const& head)> admit{};
    /// What bodies that may be larger than `body_limit` may take together; beyond it they get 503.
    std::uint64_t large_bodies{128 * 1024 * 1024};
    /// Beyond it newcomers get 503.
    std::size_t max_connections{10'000};

    using duration = std::chrono::milliseconds;
    duration header_timeout{10'000};
    /// Without progress; and what a body may take beyond its bytes at the least rate.
    duration body_timeout{30'000};
    /// Bytes per second.
    std::uint64_t least_body_rate{16 * 1024};
    duration idle_timeout{60'000};
    /// Without progress.
    duration write_timeout{30'000};
    /// Between saying that nothing more will come and closing, to let the client read the answer first. Who
    /// is still sending a body nobody wants is heard out, at most for `body_timeout`.
    duration linger_timeout{2'000};
    /// How often all of these are looked at.
    duration sweep_period{1'000};

    /// Required: UTC in ms, never running backwards.
    std::function<std::int64_t()> now_ms{};
    /// Makes the answers the server gives on its own.
    std::function<response(int status, std::string_view text)> error{plain_error};
};

} // namespace auktiva::http
