#pragma once

#include <functional>

namespace auktiva::web {

/// What became of mails that were due.
struct mail_counts
{
    int processed{};
    int succeeded{};
    int failed{};
};

/// One pass over the queue of mails.
struct mail_round
{
    /// Of mails that had never been tried.
    mail_counts fresh;
    mail_counts retried;
};

/// What the API may ask of the house's mail. Lives on the I/O thread.
class mail_desk
{
public:
    virtual ~mail_desk() = default;
    /// Whether the mail host did not deal with us when it was last tried.
    virtual bool failing() const = 0;
    /// Tries everything that waits, due or not, and tells what became of it, after half a minute at the
    /// latest.
    virtual void send_all(std::function<void(mail_round)> then) = 0;
};

} // namespace auktiva::web
