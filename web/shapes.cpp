#include "web/shapes.hpp"

#include "auction/currency.hpp"
#include "auction/image.hpp"
#include "auth/pseudonym.hpp"
#include "storage/event_log.hpp"

#include <algorithm>

namespace auktiva::web {

std::string bidder_view::bidder(item_id const& on, user_id const& who, bool asked_for_anonymity) const
{
    return hides(asked_for_anonymity) && who != viewer ? auth::make_pseudonym(secret, on, who) : who.text;
}

std::optional<std::string>
bidder_view::leader(item_id const& on, std::optional<user_id> const& who, bool asked_for_anonymity) const
{
    return who ? std::optional{bidder(on, *who, asked_for_anonymity)} : std::nullopt;
}

amount in_currency(std::string_view code, std::optional<money> value)
{
    return {value, find_currency(code)->exponent};
}

void write_currency(json_writer& json, std::string_view name, std::string_view code)
{
    auto const* what = find_currency(code);
    json.object(
        name,
        [&]
        {
            json.member("code", what->code);
            json.member("name", what->name);
            json.member("symbol", what->symbol);
        }
    );
}

void write_user_ref(json_writer& json, std::string_view name, storage::user_ref const& who, bool with_address)
{
    json.object(
        name,
        [&]
        {
            json.member("id", who.id);
            json.member("name", who.name);
            json.member("email", with_address ? std::optional{std::string_view{who.email}} : std::nullopt);
        }
    );
}

void write_auction(json_writer& json, auction const& what, role viewer, bool with_public_url)
{
    json.member("id", what.id);
    json.member("name", what.name);
    json.member("description", what.description);
    json.member("joinMode", name_of(what.joined_by));
    json.member("memberCanInvite", what.member_can_invite);
    json.member("inviteToken", organises(viewer) ? what.invite_token : std::nullopt);
    json.member("bidderVisibility", name_of(what.visibility));
    json.member("bidMode", name_of(what.bids));
    json.member("endDate", shown_end(what, what.ends_at));
    json.member("hardStop", what.hard_stop_at);
    json.member("closedAt", what.closed_at);
    json.member("itemEndMode", name_of(what.items_end));
    json.member("softCloseMode", name_of(what.soft_close));
    json.member("thumbnailUrl", with_public_url ? image_url(what.thumbnail_url) : what.thumbnail_url);
    json.member("defaultItemsEditableByAdmin", what.default_items_editable_by_admin);
    json.member("defaultAntiSnipe", what.default_anti_snipe);
    json.member("defaultAntiSnipeThreshold", what.default_anti_snipe_threshold);
    json.member("defaultAntiSnipeExtension", what.default_anti_snipe_extension);
    json.member("createdAt", what.created_at);
    json.member("updatedAt", what.updated_at);
    json.member("creatorId", what.creator);
}

void write_counts(json_writer& json, storage::auction_counts const& counts)
{
    json.object(
        "_count",
        [&]
        {
            json.member("items", counts.items);
            json.member("members", counts.members);
        }
    );
}

void write_auction_card(json_writer& json, storage::auction_card const& card)
{
    json.member("id", card.id);
    json.member("name", card.name);
    json.member("description", card.description);
    json.member("endDate", shown_end(card, card.ends_at));
    json.member("closedAt", card.closed_at);
    json.member("createdAt", card.created_at);
    json.member("role", card.role);
    json.member("thumbnailUrl", image_url(card.thumbnail_url));
    write_counts(json, {card.items, card.members});
}

void write_item(json_writer& json, item const& what, bidder_view const& view)
{
    json.member("id", what.id);
    json.member("auctionId", what.auction);
    json.member("name", what.name);
    json.member("description", what.description);
    json.member("currencyCode", what.currency_code);
    json.member("startingBid", in_currency(what.currency_code, what.starting_bid));
    json.member("minBidIncrement", in_currency(what.currency_code, what.min_bid_increment));
    json.member("currentBid", in_currency(what.currency_code, what.current_bid));
    json.member("highestBidderId", view.leader(what.id, what.leader, what.leader_anonymous));
    json.member("bidderAnonymous", what.bidder_anonymous);
    json.member("isPublished", what.is_published);
    json.member("isEditableByAdmin", what.is_editable_by_admin);
    json.member("endDate", shown_end(what, what.extended_until ? what.extended_until : what.ends_at));
    json.member("endsAt", what.closes_at);
    json.member("closedAt", what.closed_at);
    json.member("antiSnipeEnabled", what.anti_snipe_enabled);
    json.member("antiSnipeThresholdSeconds", what.anti_snipe_threshold);
    json.member("antiSnipeExtensionSeconds", what.anti_snipe_extension);
    json.member("winnerNotified", what.closed_at.has_value());
    json.member("createdAt", what.created_at);
    json.member("updatedAt", what.updated_at);
    json.member("creatorId", what.creator);
    json.member("lastUpdatedById", what.last_updated_by);
    json.member("discussionsEnabled", what.discussions_enabled);
}

void write_item_card(json_writer& json, storage::item_card const& card, bidder_view const& view)
{
    json.member("id", card.id);
    json.member("name", card.name);
    json.member("description", card.description);
    json.member("currencyCode", card.currency_code);
    json.member("startingBid", in_currency(card.currency_code, card.starting_bid));
    json.member("currentBid", in_currency(card.currency_code, card.current_bid));
    json.member("highestBidderId", view.leader(card.id, card.leader, card.leader_anonymous));
    json.member("userHasBid", card.viewer_has_bid);
    json.member("endDate", shown_end(card, card.ends_at));
    json.member("endsAt", card.closes_at);
    json.member("closedAt", card.closed_at);
    json.member("createdAt", card.created_at);
    json.member("creatorId", card.creator);
    json.member("isPublished", card.is_published);
    json.member("thumbnailUrl", image_url(card.thumbnail));
    json.object("currency", [&] { json.member("symbol", find_currency(card.currency_code)->symbol); });
    json.object("_count", [&] { json.member("bids", card.bid_count); });
}

void write_image(json_writer& json, image const& what)
{
    json.member("id", what.id);
    json.member("auctionItemId", what.item);
    json.member("url", what.path);
    json.member("order", what.position);
    json.member("createdAt", what.created_at);
    json.member("publicUrl", image_url(what.path));
    json.member("contentType", what.content_type);
    json.member("size", what.bytes);
    json.member("width", what.width);
    json.member("height", what.height);
}

void write_bid_card(json_writer& json, storage::bid_card const& bid, item const& on, bidder_view const& view)
{
    bool const hidden = view.hides(bid.is_anonymous);
    // A proxy's maximum is nobody's business while it leads.
    auto const shown = std::min(bid.amount, on.current_bid.value_or(bid.amount));
    json.member("id", bid.id);
    json.member("amount", in_currency(on.currency_code, shown));
    json.member("createdAt", bid.placed_at);
    json.member("isAnonymous", hidden || (view.knows && bid.is_anonymous));
    json.member("bidderId", view.bidder(on.id, bid.bidder, bid.is_anonymous));
    if (hidden)
        json.member("user", nullptr);
    else
        write_user_ref(json, "user", {bid.bidder, bid.bidder_name, bid.bidder_email}, view.knows);
}

void write_member_card(json_writer& json, storage::member_card const& card)
{
    json.member("id", card.id);
    json.member("role", name_of(card.as));
    json.member("joinedAt", card.joined_at);
    write_user_ref(json, "user", {card.user, card.name, card.email});
    if (card.invited_by)
        write_user_ref(
            json, "invitedBy", {*card.invited_by, card.inviter_name, card.inviter_email.value_or("")}
        );
    else
        json.member("invitedBy", nullptr);
}

void write_invite_card(json_writer& json, storage::invite_card const& card)
{
    auto const& row = card.row;
    json.member("id", row.id);
    json.member("auctionId", row.auction);
    json.member("email", row.email);
    json.member("role", name_of(row.as));
    json.member("token", row.token);
    json.member("expiresAt", row.expires_at);
    json.member("usedAt", row.used_at);
    json.member("createdAt", row.created_at);
    json.member("senderId", row.sender);
    write_user_ref(json, "sender", card.sender);
    json.object("auction", [&] { json.member("name", card.auction_name); });
}

replies group_replies(std::span<storage::discussion_card const> all)
{
    replies below;
    for (auto const& node : all)
        if (node.parent)
            below[*node.parent].push_back(&node);
    return below;
}

void write_discussion(json_writer& json, storage::discussion_card const& node, replies const& below)
{
    static std::vector<storage::discussion_card const*> const none;
    auto const found = below.find(node.id);
    json.member("id", node.id);
    json.member("content", node.content);
    json.member("createdAt", node.created_at);
    json.member("updatedAt", node.updated_at);
    json.member("isEdited", node.updated_at > node.created_at);
    json.member("parentId", node.parent);
    json.object(
        "user",
        [&]
        {
            json.member("id", node.author);
            json.member("name", node.author_name);
            json.member("image", node.author_image);
        }
    );
    json.array(
        "replies", found == below.end() ? none : found->second,
        [&](storage::discussion_card const* reply)
        { json.object([&] { write_discussion(json, *reply, below); }); }
    );
}

void write_notification(
    json_writer& json, notification const& notice, language reader, std::optional<std::string> const& image
)
{
    auto const [title, message] = describe(notice, reader);
    json.member("id", notice.id);
    json.member("type", name_of(notice.type));
    json.member("title", title);
    json.member("message", message);
    json.member("imageUrl", image_url(image));
    json.member("auctionId", notice.auction);
    json.member("itemId", notice.item);
    json.member("read", notice.is_read);
    json.member("createdAt", notice.created_at);
}

void write_bid_item(
    json_writer& json, storage::bid_item const& row, user_id const& viewer, std::string_view secret
)
{
    bidder_view const view{secret, find_named<bidder_visibility>(row.visibility).value(), false, viewer};
    json.member("id", row.id);
    json.member("name", row.name);
    json.member("thumbnailUrl", image_url(row.thumbnail));
    json.member("currentBid", in_currency(row.currency_code, row.current_bid));
    json.member("startingBid", in_currency(row.currency_code, row.starting_bid));
    json.member("highestBidderId", view.leader(row.id, row.leader, row.leader_anonymous));
    json.member("endDate", shown_end(row, row.ends_at));
    json.member("endsAt", row.closes_at);
    json.member("closedAt", row.closed_at);
    json.member("createdAt", row.created_at);
    json.member("currencyCode", row.currency_code);
    json.member("currencySymbol", find_currency(row.currency_code)->symbol);
    json.member("auctionId", row.auction);
    json.member("auctionName", row.auction_name);
    json.member("userHighestBid", in_currency(row.currency_code, row.own_highest));
}

void write_listing(json_writer& json, storage::listing const& row)
{
    json.member("id", row.id);
    json.member("name", row.name);
    json.member("auctionId", row.auction);
    json.member("auctionName", row.auction_name);
    json.member("currencyCode", row.currency_code);
    json.member("currencySymbol", find_currency(row.currency_code)->symbol);
    json.member("startingBid", in_currency(row.currency_code, row.starting_bid));
    json.member("currentBid", in_currency(row.currency_code, row.current_bid));
    json.member("endDate", shown_end(row, row.ends_at));
    json.member("endsAt", row.closes_at);
    json.member("closedAt", row.closed_at);
    json.member("createdAt", row.created_at);
    json.member("thumbnailUrl", image_url(row.thumbnail));
    json.member("bidCount", row.bid_count);
    json.member("isPublished", row.is_published);
    if (!row.closed_at || !row.leader_email)
        return json.member("winner", nullptr);
    json.object(
        "winner",
        [&]
        {
            json.member("name", row.leader_name);
            json.member("email", row.leader_email);
        }
    );
}

void write_position(
    json_writer& json, storage::database& db, commands::house const& home, std::string_view channel
)
{
    json.member("seq", storage::event_head(db, channel));
    json.member("epoch", home.log_epoch);
}

} // namespace auktiva::web
