#pragma once

#include "commands/effects.hpp"
#include "storage/database.hpp"

namespace auktiva::commands {

/// What commands know of the house beyond the database.
struct house
{
    /// Key of the pseudonyms of anonymous bidders.
    std::string secret;
    /// Names the life of the event log; in every event's data.
    std::string log_epoch;
    bool allow_open_auctions{};
    /// Whether a mail host is set; without one no mail is queued.
    bool mails{};
    /// What links in mails begin with, without a slash at the end.
    std::string public_url;
    /// Divides the waits for another attempt; tests hurry.
    int mail_haste{1};
    /// Whether nobody signs in before his address is proved.
    bool requires_verification{};
};

/// One command at work inside the writer's transaction.
struct context
{
    storage::database& db;
    effects& out;
    house const& home;
    /// The command's stamp.
    timestamp at;

    void note(effect what) { out.in_order.push_back(std::move(what)); }

    /// Bodies built from these must be built anew.
    template <class... Ids>
    void touch(Ids const&... ids)
    {
        (out.touched.push_back(ids.text), ...);
    }
    void touch_everything() { out.touched.emplace_back(everything); }
};

} // namespace auktiva::commands
