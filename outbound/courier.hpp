#pragma once

#include "auction/mail.hpp"
#include "outbound/mime.hpp"
#include "outbound/smtp.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace auktiva::outbound {

/// Who mails come from and where their links lead.
struct sender
{
    mailbox from;
    /// Where the pages of this house are, without a slash at the end.
    std::string public_url;
};

/// The thread for what leaves the house: a mail host that hangs stops nothing else.
class courier
{
public:
    using report = std::function<void(verdict)>;

    courier(smtp_options host, sender as);
    ~courier() { stop(); }

    /// Writes the mail in its language and delivers it after those before it; then calls `then` on the
    /// courier's thread, which must not throw. False once it is stopped.
    [[nodiscard]] bool submit(mail what, report then);

    /// Breaks off what is under way, and reports all that waits as not tried.
    void stop();

private:
    struct errand
    {
        mail what;
        report then;
    };

    void run();
    bool wait_for_errand(std::unique_lock<std::mutex>& lock);
    verdict deliver(mail const& what);

    sender const as_;
    smtp host_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<errand> waiting_;
    bool stopping_{};
    std::thread thread_;
};

} // namespace auktiva::outbound
