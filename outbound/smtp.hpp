#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

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
    std::chrono::seconds connect_timeout{10};
    std::chrono::seconds whole_timeout{30};
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

/// Hands messages to one mail host, over a connection that is kept from one to the next. For one thread,
/// but for stop().
class smtp
{
public:
    explicit smtp(smtp_options options);
    smtp(smtp const&) = delete;
    smtp& operator=(smtp const&) = delete;
    ~smtp();

    /// Both addresses must have been checked.
    verdict send(std::string const& from, std::string const& to, std::string const& message);
    /// Ends the connection, if there is one.
    void hang_up();
    bool connected();
    /// Whatever is under way fails at once, and whatever comes after. From any thread.
    void stop();

private:
    struct exchange;
    struct handle_closer
    {
        void operator()(void* handle) const;
    };

    void* open();
    void set_up_security(void* handle) const;
    verdict judge(int code, exchange const& heard, std::string const& fault) const;
    void cut_connections(int how);

    int open_socket(int family, int type, int protocol);
    int close_socket(int socket);

    smtp_options const options_;
    std::unique_ptr<void, handle_closer> handle_;
    std::atomic<bool> stopping_{};
    // Under the lock, so that none is cut after it was closed.
    std::mutex lock_;
    std::vector<int> sockets_;
};

} // namespace auktiva::outbound
