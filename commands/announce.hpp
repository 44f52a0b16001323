#pragma once

#include "auction/auction.hpp"
#include "auction/item.hpp"
#include "auction/member.hpp"
#include "auction/notification.hpp"
#include "commands/context.hpp"

#include <optional>
#include <string>
#include <vector>

// From facts to channels, event names and payloads, and nowhere else. A frame is made once, for the least
// privileged of those who hear it; payload keys are Auktiva's plus `seq` and `epoch`.
namespace auktiva::commands {

struct bid_placed
{
    item const& on;
    auction const& in;
    bid const& placed;
    /// What others may see of its amount.
    money amount;
    std::optional<std::string> bidder_name;
    money minimum_next;
    /// Set if the bid extended the item.
    std::optional<timestamp> new_end;
};

struct user_outbid
{
    user_id user;
    item const& on;
    auction const& in;
    money own_top_bid;
};

struct item_created
{
    item const& what;
    std::optional<std::string> creator_name;
};

struct item_updated
{
    item const& before;
    item const& after;
    auction const& in;
};

/// Another image is its first one now.
struct item_pictured
{
    item const& what;
    std::optional<std::string> const& thumbnail;
};

/// Bids were taken off the item; `after` is what it came to.
struct bids_withdrawn
{
    item const& after;
    auction const& in;
    money minimum_next;
};

struct item_ended
{
    item const& what;
    auction const& in;
    std::optional<std::string> winner_name;
};

struct item_deleted
{
    item const& what;
};

struct auction_updated
{
    auction const& before;
    auction const& after;
};

struct auction_closed
{
    auction const& what;
};

/// Told to owner and admins on their own channels.
struct member_joined
{
    member const& who;
    std::optional<std::string> name;
    std::vector<user_id> organisers;
};

struct discussion_added
{
    discussion const& what;
    item const& under;
    std::optional<std::string> author_name;
};

struct discussion_updated
{
    discussion const& what;
};

struct discussion_deleted
{
    discussion const& what;
};

struct notification_added
{
    notification const& notice;
    language recipient_speaks{};
};

struct notifications_counted
{
    user_id user;
};

void announce(context& within, bid_placed const& fact);
void announce(context& within, user_outbid const& fact);
void announce(context& within, item_created const& fact);
void announce(context& within, item_updated const& fact);
void announce(context& within, item_pictured const& fact);
void announce(context& within, bids_withdrawn const& fact);
void announce(context& within, item_ended const& fact);
void announce(context& within, item_deleted const& fact);
void announce(context& within, auction_updated const& fact);
void announce(context& within, auction_closed const& fact);
void announce(context& within, member_joined const& fact);
void announce(context& within, discussion_added const& fact);
void announce(context& within, discussion_updated const& fact);
void announce(context& within, discussion_deleted const& fact);
void announce(context& within, notification_added const& fact);
void announce(context& within, notifications_counted const& fact);

/// Empties what a channel has logged, because it tells what must not be known any more.
void blank(context& within, std::string const& channel);

} // namespace auktiva::commands
