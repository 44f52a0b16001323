#pragma once

#include "http/tls.hpp"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace auktiva::app {

/// Reads the certificate anew when its files have changed, on a thread of its own.
class certificate_watch
{
public:
    /// Both are called on the watching thread.
    struct listeners
    {
        std::function<void(std::shared_ptr<ssl_ctx_st> renewed)> renewed;
        /// One line: why what is there cannot be used. What was used before is used still.
        std::function<void(std::string why)> refused;
    };

    certificate_watch(http::tls_files files, listeners tell);
    certificate_watch(certificate_watch const&) = delete;
    certificate_watch& operator=(certificate_watch const&) = delete;
    ~certificate_watch();

    /// Reads it at once, changed or not.
    void read_now();

private:
    void watch();
    void read();

    http::tls_files const files_;
    listeners const tell_;
    std::mutex lock_;
    std::condition_variable wake_;
    bool asked_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace auktiva::app
