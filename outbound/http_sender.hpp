#pragma once

#include "outbound/curl_line.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace auktiva::outbound {

struct http_options
{
    /// Authorities to trust instead of the system's.
    std::filesystem::path ca_file;
    line_options timeouts{
        .connect_timeout = std::chrono::seconds{5}, .whole_timeout = std::chrono::seconds{15}};
};

/// Names and values of headers must have been checked for line ends.
struct http_post
{
    /// http or https.
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

struct http_answer
{
    /// 0: there was none, and `error` says why.
    int status{};
    /// Its first 64 KiB.
    std::string body;
    std::string error;
    /// What the host asked for, if it did.
    std::optional<std::chrono::seconds> retry_after;
};

/// Posts over connections that are kept. Certificates are always checked, and nobody is followed elsewhere.
class http_sender : public curl_line
{
public:
    explicit http_sender(http_options options);

    http_answer send(http_post const& what);

private:
    void set_up(void* handle) override;

    http_options const options_;
};

} // namespace auktiva::outbound
