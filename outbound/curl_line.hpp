#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::outbound {

struct line_options
{
    std::chrono::seconds connect_timeout{10};
    /// Of one exchange, from its first word to its last.
    std::chrono::seconds whole_timeout{30};
};

/// One libcurl handle and the connections it keeps from one exchange to the next. For one thread, but for
/// stop().
class curl_line
{
public:
    /// `protocols` are those it may speak, in libcurl's names.
    curl_line(char const* protocols, line_options options);
    curl_line(curl_line const&) = delete;
    curl_line& operator=(curl_line const&) = delete;
    virtual ~curl_line();

    /// Ends the connections, if there are any.
    void hang_up();
    bool connected();
    /// Whatever is under way fails at once, and whatever comes after. From any thread.
    void stop();

protected:
    /// The handle; made ready by set_up() where there was none.
    void* open();
    /// Runs the exchange the handle was prepared for. Returns libcurl's code, and in words what went wrong.
    int perform(std::string& fault);
    bool stopping() const { return stopping_; }

private:
    /// What all exchanges over a fresh handle have in common.
    virtual void set_up(void* handle) = 0;
    void watch(void* handle);
    void cut_connections(int how);
    int open_socket(int family, int type, int protocol);
    int close_socket(int socket);

    struct handle_closer
    {
        void operator()(void* handle) const;
    };

    char const* const protocols_;
    line_options const options_;
    std::unique_ptr<void, handle_closer> handle_;
    std::atomic<bool> stopping_{};
    // Under the lock, so that none is cut after it was closed.
    std::mutex lock_;
    std::vector<int> sockets_;
};

/// What is safe to keep of somebody else's words: their beginning, in one line of ASCII.
std::string printable(std::string_view text);

} // namespace auktiva::outbound
