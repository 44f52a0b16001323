#pragma once

#include "auction/auction.hpp"
#include "auction/ids.hpp"
#include "auction/member.hpp"
#include "auction/time.hpp"

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace auktiva::commands {

/// One event of one channel, its data finished; logged unless `seq` is 0.
struct channel_event
{
    std::string channel;
    std::string name;
    std::string data;
    std::uint64_t seq{};
};

/// The logged texts of a channel were blanked: whoever holds them must fetch anew.
struct channel_blanked
{
    std::string channel;
};

/// What an item stands at now. Nobody logs it, and whatever comes later about the item supersedes it.
struct item_priced
{
    auction_id auction;
    item_id item;
    /// As an element of item:prices.
    std::string data;
};

struct session_opened
{
    std::string token_hash;
    user_id user;
    timestamp expires_at;
    std::optional<timestamp> last_seen_at{};
};

struct session_seen
{
    std::string token_hash;
    timestamp at;
};

struct session_ended
{
    std::string token_hash;
};

struct account_saved
{
    user_id user;
    std::string email;
    std::optional<std::string> name;
    bool verified{};
};

/// With all that was his; his sessions and memberships are told besides.
struct account_removed
{
    user_id user;
};

/// Who runs the house from now on.
struct administrator_changed
{
    std::optional<user_id> user;
};

struct auction_saved
{
    auction_id auction;
    join_mode joined_by{};
};

struct auction_removed
{
    auction_id auction;
};

struct member_saved
{
    auction_id auction;
    user_id user;
    role as{};
};

struct member_removed
{
    auction_id auction;
    user_id user;
};

struct item_saved
{
    item_id item;
    auction_id auction;
    user_id creator;
    bool published{};
};

struct item_removed
{
    item_id item;
};

/// Some end in force moved: the closing timer must look again.
struct ends_moved
{
};

/// There is a mail to be sent.
struct mail_queued
{
};

using effect = std::variant<
    channel_event, channel_blanked, item_priced, session_opened, session_seen, session_ended, account_saved,
    account_removed, administrator_changed, auction_saved, auction_removed, member_saved, member_removed,
    item_saved, item_removed, ends_moved, mail_queued>;

/// Everything a commit will do to memory, in the order it was decided.
struct effects
{
    std::vector<effect> in_order;
    /// Ids of what bodies were built from and must be built anew; `everything` for names shown all over.
    std::vector<std::string> touched;
};

/// The topic all polled bodies depend on.
inline constexpr std::string_view everything = "everything";

/// Takes effects over into memory; called on the I/O thread in commit order.
class effect_sink
{
public:
    virtual ~effect_sink() = default;
    virtual void apply(effects const& committed) = 0;
    /// A command failed otherwise than by refusal: for the log.
    virtual void report(std::exception_ptr reason) = 0;
};

} // namespace auktiva::commands
