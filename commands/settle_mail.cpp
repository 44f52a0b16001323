#include "commands/settle_mail.hpp"

#include "storage/mail.hpp"

namespace auktiva::commands {

namespace {

/// Why somebody who has a page of ours open gets no mail about it.
constexpr std::string_view was_here = "not needed: the user was connected";

void write_failure(context& within, settle_mail const& command, int failures)
{
    if (auto const wait = wait_after_failure(failures))
        storage::mark_mail_failed(
            within.db, command.id, within.at + *wait / within.home.mail_haste, command.error
        );
    else
        storage::abandon_mail(within.db, command.id, true, command.error);
}

} // namespace

result<settle_mail::answer> run(settle_mail const& command, context& within)
{
    auto const failures = storage::failures_of_mail(within.db, command.id);
    // Done with meanwhile, or gone with its user.
    if (!failures)
        return settle_mail::answer{};
    switch (command.outcome)
    {
    case mail_outcome::sent:
        storage::mark_mail_sent(within.db, command.id, within.at);
        break;
    case mail_outcome::refused:
        storage::abandon_mail(within.db, command.id, true, command.error);
        break;
    case mail_outcome::failed:
        write_failure(within, command, *failures + 1);
        break;
    case mail_outcome::untried:
        storage::note_mail_trouble(within.db, command.id, command.error);
        break;
    case mail_outcome::dropped:
        storage::abandon_mail(within.db, command.id, false, was_here);
        break;
    }
    return settle_mail::answer{};
}

result<hurry_mails::answer> run(hurry_mails const& command, context& within)
{
    storage::make_mails_due(within.db, command.at);
    return hurry_mails::answer{};
}

} // namespace auktiva::commands
