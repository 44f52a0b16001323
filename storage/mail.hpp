#pragma once

#include "auction/mail.hpp"
#include "storage/database.hpp"

namespace auktiva::storage {

/// Somebody a mail may be written to.
struct mail_recipient
{
    user_id id;
    std::string email;
    std::optional<std::string> name;
    language speaks{};
};

/// Queues it, due at once.
void add_mail(database& db, mail const& fresh);
/// Whether the user was sent, or is going to be sent, such a mail about the item that was queued after
/// `since`.
bool was_mailed(database& db, user_id const& user, mail_kind kind, item_id const& item, timestamp since);
/// The auction's members but `creator` who want a mail about every new item.
std::vector<mail_recipient>
new_item_recipients(database& db, auction_id const& auction, user_id const& creator);

/// What waits and is due at `now`, the longest due first.
std::vector<mail> due_mails(database& db, timestamp now, std::int64_t limit);
/// When the next mail that waits is due.
std::optional<timestamp> next_mail_due(database& db);
/// How many wait, due or not.
std::int64_t waiting_mails(database& db);
/// How often a mail that still waits was tried in vain.
std::optional<int> failures_of_mail(database& db, mail_id const& id);

// A mail that is done with loses its detail, which may hold links that sign in.

void mark_mail_sent(database& db, mail_id const& id, timestamp at);
/// It failed once more and is due again at `again_at`.
void mark_mail_failed(database& db, mail_id const& id, timestamp again_at, std::string_view error);
/// It is given up; `failed` counts one more failure.
void abandon_mail(database& db, mail_id const& id, bool failed, std::string_view error);
/// Why it still waits, without counting that against it.
void note_mail_trouble(database& db, mail_id const& id, std::string_view error);
/// Everything that waits is due at `now`.
void make_mails_due(database& db, timestamp now);
/// Forgets mails done with that were queued before `before`, at most `limit`.
std::int64_t prune_mails(database& db, timestamp before, std::int64_t limit);

} // namespace auktiva::storage
