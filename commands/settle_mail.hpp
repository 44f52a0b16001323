#pragma once

#include "auction/mail.hpp"
#include "commands/context.hpp"

namespace auktiva::commands {

enum class mail_outcome
{
    sent,
    /// Nobody will ever take it.
    refused,
    /// To be tried again later, a few times.
    failed,
    /// Not even tried, as the host cannot be reached; counts for nothing.
    untried,
    /// No longer needed: its user is here and has seen it.
    dropped,
};

/// Writes down what became of a mail in the queue.
struct settle_mail
{
    mail_id id;
    mail_outcome outcome{};
    std::string error;
    timestamp at;

    struct answer
    {
    };
};
result<settle_mail::answer> run(settle_mail const& command, context& within);

/// Nothing in the queue waits any longer.
struct hurry_mails
{
    timestamp at;

    struct answer
    {
    };
};
result<hurry_mails::answer> run(hurry_mails const& command, context& within);

} // namespace auktiva::commands
