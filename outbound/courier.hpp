#pragma once

#include "auction/mail.hpp"
#include "outbound/errand_thread.hpp"
#include "outbound/mime.hpp"
#include "outbound/smtp.hpp"

#include <functional>
#include <string>

namespace auktiva::outbound {

/// Who mails come from and where their links lead.
struct sender
{
    mailbox from;
    /// Where the pages of this house are, without a slash at the end.
    std::string public_url;
};

/// Brings mails to the mail host, on a thread of its own.
class courier
{
public:
    using report = std::function<void(verdict)>;

    courier(smtp_options host, sender as);

    /// Writes the mail in its language and delivers it after those before it; then calls `then` on the
    /// courier's thread, which must not throw. False once it is stopped.
    [[nodiscard]] bool submit(mail what, report then);

    /// Breaks off what is under way, and reports all that waits as not tried.
    void stop() { errands_.stop(); }

private:
    verdict deliver(mail const& what);

    sender const as_;
    smtp host_;
    errand_thread errands_;
};

} // namespace auktiva::outbound
