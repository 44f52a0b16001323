#include "commands/announce.hpp"

#include "auction/access_rules.hpp"
#include "auction/channel.hpp"
#include "auction/currency.hpp"
#include "auction/image.hpp"
#include "auction/json_writer.hpp"
#include "commands/announce_prices.hpp"
#include "commands/public_bidder.hpp"
#include "commands/standing.hpp"
#include "storage/event_log.hpp"
#include "storage/images.hpp"
#include "storage/notifications.hpp"

namespace auktiva::commands {

namespace {

/// Logs one event and hands it to the commit's effects; `write(json)` writes the payload's own members.
/// Returns its number in the channel.
std::int64_t log_event(context& within, std::string const& channel, std::string_view name, auto const& write)
{
    auto const make = [&](std::int64_t seq)
    {
        std::string data;
        json_writer json{data};
        json.object(
            [&]
            {
                write(json);
                json.member("seq", seq);
                json.member("epoch", within.home.log_epoch);
            }
        );
        return data;
    };
    auto logged = storage::append_event(within.db, channel, within.at, name, make);
    within.note(channel_event{
        std::move(logged.channel), std::move(logged.name), std::move(logged.data),
        static_cast<std::uint64_t>(logged.seq)});
    return logged.seq;
}

amount in_currency(item const& of, std::optional<money> value)
{
    return {value, find_currency(of.currency_code)->exponent};
}

template <class T>
void member_if_changed(json_writer& json, std::string_view name, T const& before, T const& after)
{
    if (before != after)
        json.member(name, after);
}

/// Whether another price is asked for from now on, or until another time.
bool moves_price(item const& before, item const& after)
{
    return before.closes_at != after.closes_at || before.currency_code != after.currency_code ||
           before.starting_bid != after.starting_bid || before.min_bid_increment != after.min_bid_increment;
}

} // namespace

void announce(context& within, bid_placed const& fact)
{
    auto const hidden = hides_bidder(fact.in.visibility, fact.placed.is_anonymous);
    auto const seq = log_event(
        within, channel_of(fact.on.id), "bid:new",
        [&](json_writer& json)
        {
            json.member("itemId", fact.on.id);
            json.member("auctionId", fact.in.id);
            json.member("bidId", fact.placed.id);
            json.member("amount", in_currency(fact.on, fact.amount));
            json.member("currencyCode", fact.on.currency_code);
            json.member("bidderId", public_bidder(within, fact.on, fact.placed.bidder, hidden));
            json.member("bidderName", hidden ? std::nullopt : fact.bidder_name);
            json.member("isAnonymous", hidden);
            json.member("timestamp", fact.placed.placed_at);
            json.member("highestBid", in_currency(fact.on, fact.on.current_bid));
            if (fact.new_end)
                json.member("newEndDate", *fact.new_end);
            json.member("minBid", in_currency(fact.on, fact.minimum_next));
            json.member("bidCount", fact.on.bid_count);
        }
    );
    announce(within, price_moved{fact.on, fact.in, fact.minimum_next, seq});
}

void announce(context& within, user_outbid const& fact)
{
    log_event(
        within, channel_of(fact.user), "bid:outbid",
        [&](json_writer& json)
        {
            json.member("itemId", fact.on.id);
            json.member("itemName", fact.on.name);
            json.member("auctionId", fact.in.id);
            json.member("auctionName", fact.in.name);
            json.member("newHighestBid", in_currency(fact.on, fact.on.current_bid));
            json.member("currencyCode", fact.on.currency_code);
            json.member("yourBid", in_currency(fact.on, fact.own_top_bid));
        }
    );
}

void announce(context& within, item_created const& fact)
{
    log_event(
        within, channel_of(fact.what.auction), "item:created",
        [&](json_writer& json)
        {
            json.member("itemId", fact.what.id);
            json.member("auctionId", fact.what.auction);
            json.member("name", fact.what.name);
            json.member("creatorId", fact.what.creator);
            json.member("creatorName", fact.creator_name.value_or(""));
            json.member("thumbnailUrl", image_url(storage::thumbnail_of(within.db, fact.what.id)));
            json.member("startingBid", in_currency(fact.what, fact.what.starting_bid));
            json.member("currencyCode", fact.what.currency_code);
        }
    );
}

void announce(context& within, item_updated const& fact)
{
    // Named one by one: clang 14 captures no structured bindings.
    auto const& before = fact.before;
    auto const& after = fact.after;
    auto const write = [&](json_writer& json)
    {
        json.member("itemId", after.id);
        json.member("auctionId", after.auction);
        json.object(
            "changes",
            [&]
            {
                member_if_changed(json, "name", before.name, after.name);
                member_if_changed(json, "description", before.description, after.description);
                member_if_changed(json, "endDate", before.closes_at, after.closes_at);
                member_if_changed(json, "isPublished", before.is_published, after.is_published);
            }
        );
    };
    auto const seq = log_event(within, channel_of(after.id), "item:updated", write);
    log_event(within, channel_of(after.auction), "item:updated", write);
    if (after.is_published && moves_price(before, after))
        announce(within, price_moved{after, fact.in, minimum_bid(standing_of(after, fact.in)), seq});
}

void announce(context& within, item_pictured const& fact)
{
    auto const write = [&](json_writer& json)
    {
        json.member("itemId", fact.what.id);
        json.member("auctionId", fact.what.auction);
        json.object("changes", [&] { json.member("thumbnailUrl", image_url(fact.thumbnail)); });
    };
    log_event(within, channel_of(fact.what.id), "item:updated", write);
    log_event(within, channel_of(fact.what.auction), "item:updated", write);
}

void announce(context& within, bids_withdrawn const& fact)
{
    auto const& after = fact.after;
    auto const leader = public_leader(within, after, fact.in);
    auto const write = [&](json_writer& json)
    {
        json.member("itemId", after.id);
        json.member("auctionId", after.auction);
        json.object(
            "changes",
            [&]
            {
                json.member("currentBid", in_currency(after, after.current_bid));
                json.member("highestBidderId", leader);
                json.member("bidCount", after.bid_count);
            }
        );
        json.member("minBid", in_currency(after, fact.minimum_next));
    };
    auto const seq = log_event(within, channel_of(after.id), "item:updated", write);
    log_event(within, channel_of(after.auction), "item:updated", write);
    announce(within, price_moved{after, fact.in, fact.minimum_next, seq});
}

void announce(context& within, item_ended const& fact)
{
    auto const& what = fact.what;
    auto const hidden = hides_bidder(fact.in.visibility, what.leader_anonymous);
    auto const write = [&](json_writer& json)
    {
        json.member("itemId", what.id);
        json.member("auctionId", what.auction);
        json.member("itemName", what.name);
        if (what.leader)
        {
            json.member("winnerId", public_bidder(within, what, *what.leader, hidden));
            json.member("winnerName", hidden ? std::nullopt : fact.winner_name);
            json.member("winningBid", in_currency(what, what.current_bid));
        }
        json.member("currencyCode", what.currency_code);
    };
    log_event(within, channel_of(what.id), "item:ended", write);
    log_event(within, channel_of(what.auction), "item:ended", write);
}

void announce(context& within, item_deleted const& fact)
{
    auto const write = [&](json_writer& json)
    {
        json.member("itemId", fact.what.id);
        json.member("auctionId", fact.what.auction);
    };
    log_event(within, channel_of(fact.what.id), "item:deleted", write);
    log_event(within, channel_of(fact.what.auction), "item:deleted", write);
}

void announce(context& within, auction_updated const& fact)
{
    // Named one by one: clang 14 captures no structured bindings.
    auto const& before = fact.before;
    auto const& after = fact.after;
    log_event(
        within, channel_of(after.id), "auction:updated",
        [&](json_writer& json)
        {
            json.member("auctionId", after.id);
            json.object(
                "changes",
                [&]
                {
                    member_if_changed(json, "name", before.name, after.name);
                    member_if_changed(json, "description", before.description, after.description);
                    member_if_changed(json, "endDate", before.ends_at, after.ends_at);
                    if (before.thumbnail_url != after.thumbnail_url)
                        json.member("thumbnailUrl", image_url(after.thumbnail_url));
                    member_if_changed(json, "creatorId", before.creator, after.creator);
                }
            );
        }
    );
}

void announce(context& within, auction_closed const& fact)
{
    log_event(
        within, channel_of(fact.what.id), "auction:closed",
        [&](json_writer& json)
        {
            json.member("auctionId", fact.what.id);
            json.member("name", fact.what.name);
        }
    );
}

void announce(context& within, member_joined const& fact)
{
    for (auto const& organiser : fact.organisers)
        log_event(
            within, channel_of(organiser), "member:joined",
            [&](json_writer& json)
            {
                json.member("auctionId", fact.who.auction);
                json.member("userId", fact.who.user);
                json.member("userName", fact.name.value_or(""));
                json.member("role", name_of(fact.who.as));
            }
        );
}

void announce(context& within, discussion_added const& fact)
{
    log_event(
        within, channel_of(fact.under.id), "discussion:new",
        [&](json_writer& json)
        {
            json.member("discussionId", fact.what.id);
            json.member("itemId", fact.under.id);
            json.member("auctionId", fact.under.auction);
            json.member("authorId", fact.what.author);
            json.member("authorName", fact.author_name.value_or("Someone"));
            json.member("content", fact.what.content);
            json.member("createdAt", fact.what.created_at);
            json.member("parentId", fact.what.parent);
        }
    );
}

void announce(context& within, discussion_updated const& fact)
{
    log_event(
        within, channel_of(fact.what.item), "discussion:updated",
        [&](json_writer& json)
        {
            json.member("discussionId", fact.what.id);
            json.member("itemId", fact.what.item);
            json.member("content", fact.what.content);
            json.member("updatedAt", fact.what.updated_at);
        }
    );
}

void announce(context& within, discussion_deleted const& fact)
{
    log_event(
        within, channel_of(fact.what.item), "discussion:deleted",
        [&](json_writer& json)
        {
            json.member("discussionId", fact.what.id);
            json.member("itemId", fact.what.item);
        }
    );
}

void announce(context& within, notification_added const& fact)
{
    auto const& notice = fact.notice;
    auto const text = describe(notice, fact.recipient_speaks);
    bool const has_image = notice.type == notification_type::new_item && notice.item;
    auto const image = has_image ? storage::thumbnail_of(within.db, *notice.item) : std::nullopt;
    log_event(
        within, channel_of(notice.recipient), "notification:new",
        [&](json_writer& json)
        {
            json.member("id", notice.id);
            json.member("type", name_of(notice.type));
            json.member("title", text.title);
            json.member("message", text.message);
            json.member("imageUrl", image_url(image));
            json.member("auctionId", notice.auction);
            json.member("itemId", notice.item);
            json.member("createdAt", notice.created_at);
        }
    );
    announce(within, notifications_counted{notice.recipient});
}

void announce(context& within, notifications_counted const& fact)
{
    log_event(
        within, channel_of(fact.user), "notification:count",
        [&](json_writer& json)
        { json.member("unreadCount", storage::unread_notifications(within.db, fact.user)); }
    );
}

void blank(context& within, std::string const& channel)
{
    storage::blank_events(within.db, channel);
    within.note(channel_blanked{channel});
}

} // namespace auktiva::commands
