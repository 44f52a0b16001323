#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

struct ssl_st;
struct ssl_ctx_st;

namespace auktiva::bench {

/// A descriptor that is closed with its owner.
class handle
{
public:
    explicit handle(int number)
        : number_{number}
    {
    }
    handle(handle&& other) noexcept
        : number_{std::exchange(other.number_, -1)}
    {
    }
    handle& operator=(handle&& other) noexcept
    {
        std::swap(number_, other.number_);
        return *this;
    }
    ~handle();

    int number() const { return number_; }

private:
    int number_;
};

/// A TCP connection to a port of this machine, and what arrived on it and was not yet understood.
class line
{
public:
    /// With TLS if given a context, whoever answers.
    explicit line(std::uint16_t port, ssl_ctx_st* tls = nullptr);

    int number() const { return socket_.number(); }
    void send(std::string_view text) const;
    /// Whether anything came; if nothing is there, waits or says so. Under TLS it always waits.
    bool receive(bool wait);

    /// Throws away what is here without TLS, unseen: cheap for those who need not understand.
    void skip() const;

    std::string_view received() const { return std::string_view{buffer_}.substr(understood_); }
    /// The first bytes of received() are done with.
    void consume(std::size_t count);

private:
    struct free_tls
    {
        void operator()(ssl_st* session) const;
    };

    handle socket_;
    std::unique_ptr<ssl_st, free_tls> tls_;
    std::string buffer_;
    std::size_t understood_ = 0;
};

} // namespace auktiva::bench
