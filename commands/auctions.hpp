#pragma once

#include "auction/auction.hpp"
#include "commands/context.hpp"
#include "storage/results.hpp"

namespace auktiva::commands {

/// What a form may say about an auction; what is absent keeps its value.
struct auction_form
{
    std::optional<std::string> name;
    std::optional<std::optional<std::string>> description;
    std::optional<join_mode> joined_by;
    std::optional<bool> member_can_invite;
    std::optional<bidder_visibility> visibility;
    std::optional<bid_mode> bids;
    std::optional<item_end_mode> items_end;
    std::optional<soft_close_mode> soft_close;
    std::optional<std::optional<timestamp>> ends_at;
    std::optional<std::optional<timestamp>> hard_stop_at;
    std::optional<bool> default_items_editable_by_admin;
    std::optional<bool> default_anti_snipe;
    std::optional<int> default_anti_snipe_threshold;
    std::optional<int> default_anti_snipe_extension;
};

struct create_auction
{
    user_id creator;
    auction_form form;
    timestamp at;

    using answer = auction;
};
result<auction> run(create_auction const& command, context& within);

/// Stores an auction under an id of its own, with its creator as owner.
result<auction> open_auction(context& within, auction fresh);

/// By the owner.
struct change_auction
{
    auction_id id;
    user_id actor;
    auction_form form;
    timestamp at;

    using answer = auction;
};
result<auction> run(change_auction const& command, context& within);

/// By the owner; takes items, bids and discussions with it.
struct remove_auction
{
    auction_id id;
    user_id actor;
    timestamp at;

    struct answer
    {
    };
};
result<remove_auction::answer> run(remove_auction const& command, context& within);
/// Deletes it with everything in it, and everybody who listens is told to fetch anew.
void write_removal(context& within, auction const& gone, user_id const& actor);

/// By the owner, whatever ends it has. Done once; afterwards it only tells how it went.
struct close_now
{
    auction_id id;
    user_id actor;
    timestamp at;

    struct answer
    {
        auction what;
        std::vector<storage::item_result> items;
    };
};
result<close_now::answer> run(close_now const& command, context& within);

/// By the clock, once the end has come: closes what is still open, then the auction. Does nothing if the end
/// has moved meanwhile.
struct close_auction
{
    auction_id id;
    timestamp at;

    struct answer
    {
    };
};
result<close_auction::answer> run(close_auction const& command, context& within);

} // namespace auktiva::commands
