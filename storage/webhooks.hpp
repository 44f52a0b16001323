#pragma once

#include "storage/database.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::storage {

/// One POST that is still to be made.
struct webhook_delivery
{
    std::int64_t id{};
    std::string app;
    /// Which of the app's webhooks, from 0.
    std::int64_t hook{};
    std::string url;
    std::string body;
    timestamp created_at;
};

/// Something receivers were told: a channel is occupied, or a member (`user_id` not empty) is on it.
struct webhook_belief
{
    std::string app;
    std::string channel;
    std::string user_id;
};

/// Queues it behind all others; the id is given here.
void add_webhook_delivery(database& db, webhook_delivery const& fresh);
/// The next for the receiver, in their order.
std::vector<webhook_delivery> next_webhook_deliveries(database& db, std::string_view url, std::int64_t limit);
/// Receivers for whom something waits.
std::vector<std::string> webhook_receivers(database& db);
std::int64_t waiting_webhook_deliveries(database& db);
void remove_webhook_delivery(database& db, std::int64_t id);
/// Gives up what has waited since before `before`; returns how many.
std::int64_t drop_old_webhook_deliveries(database& db, std::string_view url, timestamp before);
/// Gives up the oldest beyond the newest `kept`; returns how many.
std::int64_t drop_surplus_webhook_deliveries(database& db, std::string_view url, std::int64_t kept);

/// Members before their channel.
std::vector<webhook_belief> webhook_beliefs(database& db);
void add_webhook_belief(database& db, webhook_belief const& what);
void remove_webhook_belief(database& db, webhook_belief const& what);

} // namespace auktiva::storage
