#include "commands/sessions.hpp"
#include "storage/notifications.hpp"
#include "storage/sessions.hpp"
#include "storage/user_settings.hpp"
#include "storage/users.hpp"
#include "web/handlers.hpp"
#include "web/shapes.hpp"

namespace auktiva::web {

namespace {

void write_profile(json_writer& json, user const& who)
{
    json.member("id", who.id);
    json.member("email", who.email);
    json.member("name", who.name);
    json.member("image", who.image);
    json.member("emailVerified", who.verified_at);
    json.member("hasPassword", who.password_hash.has_value());
    json.member("createdAt", who.created_at);
}

void write_membership(json_writer& json, storage::membership const& each)
{
    json.member("id", each.id);
    json.member("auctionId", each.auction);
    json.member("auctionName", each.auction_name);
    json.member("role", name_of(each.as));
    json.member("joinedAt", each.joined_at);
}

void write_bid(json_writer& json, storage::own_bid const& each)
{
    json.member("id", each.id);
    json.member("auctionItemId", each.item);
    json.member("itemName", each.item_name);
    json.member("auctionId", each.auction);
    json.member("amount", in_currency(each.currency_code, each.amount));
    json.member("currencyCode", each.currency_code);
    json.member("isAnonymous", each.is_anonymous);
    json.member("createdAt", each.placed_at);
}

void write_comment(json_writer& json, discussion const& each)
{
    json.member("id", each.id);
    json.member("auctionItemId", each.item);
    json.member("parentId", each.parent);
    json.member("content", each.content);
    json.member("createdAt", each.created_at);
    json.member("updatedAt", each.updated_at);
}

/// Without its token, which is not the sender's.
void write_invite(json_writer& json, invite const& each)
{
    json.member("id", each.id);
    json.member("auctionId", each.auction);
    json.member("email", each.email);
    json.member("role", name_of(each.as));
    json.member("expiresAt", each.expires_at);
    json.member("usedAt", each.used_at);
    json.member("createdAt", each.created_at);
    json.member("senderId", each.sender);
}

void write_session(json_writer& json, storage::stored_session const& each)
{
    json.member("id", commands::public_session_id(each.token_hash));
    json.member("userAgent", each.user_agent);
    json.member("createdAt", each.created_at);
    json.member("lastSeenAt", each.last_seen_at);
    json.member("expiresAt", each.expires_at);
}

/// A list of objects whose members `write` writes.
void write_list(json_writer& json, std::string_view name, auto const& rows, auto const& write)
{
    json.array(name, rows, [&](auto const& each) { json.object([&] { write(json, each); }); });
}

void write_everything(json_writer& json, storage::database& db, user const& who)
{
    auto const write_notice = [&](json_writer& into, notification const& each)
    { write_notification(into, each, who.speaks, std::nullopt); };
    auto const write_own_item = [&](json_writer& into, item const& each)
    { write_item(into, each, {.knows = true, .viewer = who.id}); };
    auto const write_own_auction = [](json_writer& into, auction const& each)
    { write_auction(into, each, role::owner); };
    json.object("profile", [&] { write_profile(json, who); });
    json.object("settings", [&] { write_settings(json, storage::settings_of(db, who.id), who.speaks); });
    write_list(json, "sessions", storage::sessions_of(db, who.id), write_session);
    write_list(json, "memberships", storage::memberships_of(db, who.id), write_membership);
    write_list(json, "auctions", storage::auctions_created_by(db, who.id), write_own_auction);
    write_list(json, "items", storage::items_created_by(db, who.id), write_own_item);
    write_list(json, "bids", storage::own_bids_of(db, who.id), write_bid);
    write_list(json, "discussions", storage::discussions_of_user(db, who.id), write_comment);
    write_list(json, "notifications", storage::notifications_of(db, who.id, false), write_notice);
    write_list(json, "invites", storage::invites_of_user(db, who.id, who.email), write_invite);
}

} // namespace

void export_account(call_ptr call)
{
    call->read(
        [viewer = call->viewer, at = call->at](storage::database& db) -> result<http::response>
        {
            auto const who = storage::find_user(db, viewer);
            if (!who)
                return refusals::not_signed_in();
            auto answer = object_answer(
                200,
                [&](json_writer& json)
                {
                    json.member("exportedAt", at);
                    write_everything(json, db, *who);
                }
            );
            answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"account.json\"");
            return answer;
        }
    );
}

} // namespace auktiva::web
