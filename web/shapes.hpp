#pragma once

#include "auction/access_rules.hpp"
#include "auction/image.hpp"
#include "auction/json_writer.hpp"
#include "auction/language.hpp"
#include "auction/notification.hpp"
#include "commands/context.hpp"
#include "storage/auctions.hpp"
#include "storage/bids.hpp"
#include "storage/discussions.hpp"
#include "storage/invites.hpp"
#include "storage/items.hpp"
#include "storage/members.hpp"
#include "storage/overview.hpp"
#include "storage/user_settings.hpp"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

// The records of the API: which members each has. Members are only ever added.
namespace auktiva::web {

/// What a viewer may know of the bidders of an item.
struct bidder_view
{
    /// Key of the pseudonyms.
    std::string_view secret;
    bidder_visibility mode{};
    /// May know them all: the item's creator, the auction's owner and admins.
    bool knows{};
    /// Sees his own id where it stands for himself; nobody's where one body serves many.
    user_id viewer{};

    bool hides(bool asked_for_anonymity) const { return !knows && hides_bidder(mode, asked_for_anonymity); }
    /// The id that stands for a bidder of an item before this viewer.
    std::string bidder(item_id const& on, user_id const& who, bool asked_for_anonymity) const;
    std::optional<std::string>
    leader(item_id const& on, std::optional<user_id> const& who, bool asked_for_anonymity) const;
};

/// When an item ends as clients expect it: at its close once that is written.
template <class Item>
std::optional<timestamp> shown_end(Item const& of, std::optional<timestamp> own)
{
    return of.closed_at ? of.closed_at : own;
}

amount in_currency(std::string_view code, std::optional<money> value);

void write_currency(json_writer& json, std::string_view name, std::string_view code);
/// The address is null for those who need not write to him.
void write_user_ref(
    json_writer& json, std::string_view name, storage::user_ref const& who, bool with_address = true
);

/// The members of an AuctionRecord; who does not organise is not told the token of its link. Its thumbnailUrl
/// is the stored path, or what browsers fetch.
void write_auction(json_writer& json, auction const& what, role viewer, bool with_public_url = false);
void write_auction_card(json_writer& json, storage::auction_card const& card);
void write_counts(json_writer& json, storage::auction_counts const& counts);

/// The members of an ItemRecord.
void write_item(json_writer& json, item const& what, bidder_view const& view);
void write_item_card(json_writer& json, storage::item_card const& card, bidder_view const& view);

/// The members of an ImageRecord.
void write_image(json_writer& json, image const& what);

void write_bid_card(json_writer& json, storage::bid_card const& bid, item const& on, bidder_view const& view);
void write_member_card(json_writer& json, storage::member_card const& card);
void write_invite_card(json_writer& json, storage::invite_card const& card);

/// Discussions by what they reply to; oldest first.
using replies = std::unordered_map<discussion_id, std::vector<storage::discussion_card const*>>;
replies group_replies(std::span<storage::discussion_card const> all);
/// The members of a discussion node, its replies among them.
void write_discussion(json_writer& json, storage::discussion_card const& node, replies const& below);

/// What a user has set for himself.
void write_settings(json_writer& json, storage::user_settings const& settings, language speaks);
/// `image` is the path of a picture of what it tells of.
void write_notification(
    json_writer& json, notification const& notice, language reader, std::optional<std::string> const& image
);
void write_bid_item(
    json_writer& json, storage::bid_item const& row, user_id const& viewer, std::string_view secret
);
void write_listing(json_writer& json, storage::listing const& row);

/// Where the channel's log stood when the body was read: events up to there are in it.
void write_position(
    json_writer& json, storage::database& db, commands::house const& home, std::string_view channel
);

} // namespace auktiva::web
