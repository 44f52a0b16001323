#pragma once

#include "outbound/curl_line.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace auktiva::outbound {

/// How the way to the mail host is secured. Certificates are always checked.
enum class smtp_security
{
    if_offered,     ///< STARTTLS where the host offers it
    required,       ///< STARTTLS, or nothing is sent
    from_the_start, ///< TLS before the first word (SMTPS)
};

struct smtp_options
{
    std::string host;
    std::uint16_t port{587};
    smtp_security security{smtp_security::if_offered};
    std::string user;
    std::string password;
    /// Authorities to trust instead of the system's.
    std::filesystem::path ca_file;
    /// By what name we greet the host; empty: this machine's.
    std::string greeting;
    line_options timeouts{};
};

enum class delivery
{
    sent,
    /// For good: this mail will never be taken.
    refused,
    /// It was this mail's turn and it failed; it may be tried again later.
    failed,
    /// The host could not be reached, or would not deal with us; says nothing about the mail.
    unreachable,
};

struct verdict
{
    delivery outcome{delivery::unreachable};
    /// The host's last words, or what kept us from hearing any.
    std::string error;
    /// Better leave the host alone for a while.
    bool host_failed{};
};

/// Hands messages to one mail host.
class smtp : public curl_line
{
public:
    explicit smtp(smtp_options options);

    /// Both addresses must have been checked.
    verdict send(std::string const& from, std::string const& to, std::string const& message);

private:
    struct exchange;

    void set_up(void* handle) override;
    void set_up_security(void* handle) const;
    verdict judge(int code, exchange const& heard, std::string const& fault) const;

    smtp_options const options_;
};

} // namespace auktiva::outbound
