#pragma once

#include "auction/notification.hpp"
#include "storage/database.hpp"
#include "storage/page.hpp"

#include <span>

namespace auktiva::storage {

/// Somebody who may be told something.
struct addressee
{
    user_id user;
    language speaks{};
    /// Types of notices he does not want, separated by commas.
    std::string muted_types;
};

struct forgotten_notice
{
    user_id recipient;
    bool was_read{};
};

std::optional<notification> find_notification(database& db, notification_id const& id);
/// All of them alike but for `id` and `recipient`, in that order.
void add_notifications(database& db, std::span<notification const> alike);
/// A notice as it is, with its own words and perhaps read.
void add_past_notification(database& db, notification const& notice);
void mark_read(database& db, notification_id const& id);
/// Returns how many were unread.
std::int64_t mark_all_read(database& db, user_id const& user);
void remove_notification(database& db, notification_id const& id);
std::int64_t unread_notifications(database& db, user_id const& user);
/// Those of these users who exist, in that order.
std::vector<addressee> addressees(database& db, std::span<user_id const> users);
/// Forgets up to `limit` notices that were read and are older than `read_before`, or older than `any_before`;
/// returns whose they were and whether they were read.
std::vector<forgotten_notice>
prune_notifications(database& db, timestamp read_before, timestamp any_before, std::int64_t limit);
/// Newest first.
paged<notification>
notifications_of(database& db, user_id const& user, bool only_unread, page const& part = {});

} // namespace auktiva::storage
