#pragma once

#include "outbound/errand_thread.hpp"
#include "outbound/http_sender.hpp"

#include <functional>

namespace auktiva::outbound {

/// Posts one after the other, on a thread of its own.
class http_courier
{
public:
    using report = std::function<void(http_answer)>;

    explicit http_courier(http_options options = {});

    /// Posts it after those before it; then calls `then` on the courier's thread, which must not throw.
    /// False once it is stopped.
    [[nodiscard]] bool submit(http_post what, report then);

    /// Breaks off what is under way, and reports all that waits as not answered.
    void stop() { errands_.stop(); }

private:
    http_answer post(http_post const& what);

    http_sender sender_;
    errand_thread errands_;
};

} // namespace auktiva::outbound
