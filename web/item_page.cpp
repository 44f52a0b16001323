#include "auction/channel.hpp"
#include "auction/closing_rules.hpp"
#include "auth/pseudonym.hpp"
#include "commands/schedule.hpp"
#include "commands/standing.hpp"
#include "storage/bids.hpp"
#include "storage/discussions.hpp"
#include "storage/images.hpp"
#include "storage/user_settings.hpp"
#include "storage/users.hpp"
#include "web/handlers.hpp"
#include "web/viewed_item.hpp"

namespace auktiva::web {

namespace {

/// Who won, for the seller to write to.
std::optional<std::string> winner_email(storage::database& db, item const& what, user_id const& viewer)
{
    if (what.creator != viewer || !what.closed_at || !what.leader)
        return std::nullopt;
    auto const winner = storage::find_user(db, *what.leader);
    return winner ? std::optional{winner->email} : std::nullopt;
}

void write_whole_item(json_writer& json, storage::database& db, item const& what, bidder_view const& view)
{
    auto const creator = storage::find_user(db, what.creator).value();
    write_item(json, what, view);
    write_currency(json, "currency", what.currency_code);
    write_user_ref(json, "creator", {creator.id, creator.name, creator.email}, view.knows);
}

/// The item, its bids, and to its seller the winner's address.
void write_item_and_bids(
    json_writer& json, storage::database& db, call const& asked, item const& what, bidder_view const& view
)
{
    json.object("item", [&] { write_whole_item(json, db, what, view); });
    json.array(
        "bids", storage::bids_of_item(db, what.id),
        [&](storage::bid_card const& bid) { json.object([&] { write_bid_card(json, bid, what, view); }); }
    );
    json.member("winnerEmail", winner_email(db, what, asked.viewer));
    write_position(json, db, asked.use.home, channel_of(what.id));
}

void write_images(json_writer& json, storage::database& db, item const& what)
{
    json.array(
        "images", storage::images_of(db, what.id),
        [&](image const& each) { json.object([&] { write_image(json, each); }); }
    );
}

void write_discussions(json_writer& json, storage::database& db, item const& what)
{
    auto const top = storage::top_discussions(db, what.id, true);
    auto const all_replies = storage::replies_below(db, top);
    auto const below = group_replies(all_replies);
    json.array(
        "discussions", top,
        [&](auto const& root) { json.object([&] { write_discussion(json, root, below); }); }
    );
}

std::string alias_of(call const& asked)
{
    return auth::make_pseudonym(asked.use.home.secret, asked.id<item_id>("item"), asked.viewer);
}

bool may_bid(viewed_item const& on, call const& asked)
{
    return on.what.is_published && on.what.creator != asked.viewer &&
           !is_ended(commands::schedule_of(on.what, on.in), asked.at);
}

/// The other items of the auction, for the list beside this one.
void write_sidebar(json_writer& json, storage::database& db, call const& asked, auction const& in)
{
    json.array(
        "auctionItems", storage::item_cards(db, in.id, asked.viewer),
        [&](storage::item_card const& card)
        {
            bool const knows = organises(*asked.as) || card.creator == asked.viewer;
            bidder_view const view{asked.use.home.secret, in.visibility, knows, asked.viewer};
            json.object([&] { write_item_card(json, card, view); });
        }
    );
}

/// By what rules bids are placed here.
void write_rules(json_writer& json, auction const& in)
{
    json.member("id", in.id);
    json.member("name", in.name);
    json.member("bidMode", name_of(in.bids));
    json.member("bidderVisibility", name_of(in.visibility));
    json.member("itemEndMode", name_of(in.items_end));
    json.member("softCloseMode", name_of(in.soft_close));
    json.member("hardStop", in.hard_stop_at);
    json.member("closedAt", in.closed_at);
}

/// What the viewer has bid, and the least that he may bid next.
void write_own_bids(json_writer& json, storage::database& db, call const& asked, viewed_item const& found)
{
    auto const& what = found.what;
    auto const minimum = minimum_bid_of(commands::standing_of(what, found.in), asked.viewer);
    auto const highest = storage::top_bid_of(db, what.id, asked.viewer);
    json.member("minBid", in_currency(what.currency_code, minimum));
    json.member("userHighestBid", in_currency(what.currency_code, highest));
}

void write_page(json_writer& json, storage::database& db, call const& asked, viewed_item const& found)
{
    auto const& what = found.what;
    write_item_and_bids(json, db, asked, what, found.view(asked));
    write_images(json, db, what);
    write_discussions(json, db, what);
    json.member("isHighestBidder", what.leader == asked.viewer);
    json.member("canBid", may_bid(found, asked));
    json.member("canEdit", may_edit(what, asked.viewer, *asked.as));
    json.member("isItemOwner", what.creator == asked.viewer);
    json.member("isOwnerOrAdmin", organises(*asked.as));
    json.object("auction", [&] { write_rules(json, found.in); });
    write_own_bids(json, db, asked, found);
    write_sidebar(json, db, asked, found.in);
    json.member("itemSidebarCollapsed", storage::settings_of(db, asked.viewer).item_sidebar_collapsed);
    json.member("myBidderId", alias_of(asked));
}

} // namespace

void show_item(call_ptr call)
{
    call->read(
        [call](storage::database& db) -> result<http::response>
        {
            auto const found = find_viewed_item(db, *call);
            if (!found)
                return found.error();
            auto view = found->view(*call);
            view.viewer = {}; // The body is shared; personalise_item makes it one's own.
            return object_answer(
                200, [&](json_writer& json) { write_item_and_bids(json, db, *call, found->what, view); }
            );
        }
    );
}

void personalise_item(call const& call, std::string& body)
{
    auto const alias = alias_of(call);
    for (auto at = body.find(alias); at != std::string::npos; at = body.find(alias, at + 1))
        body.replace(at, alias.size(), call.viewer.text);
    body.pop_back();
    body += ",\"myBidderId\":\"" + alias + "\"}";
}

void show_item_page(call_ptr call)
{
    call->read(
        [call](storage::database& db) -> result<http::response>
        {
            auto const found = find_viewed_item(db, *call);
            if (!found)
                return found.error();
            return object_answer(200, [&](json_writer& json) { write_page(json, db, *call, *found); });
        }
    );
}

void show_item_to_edit(call_ptr call)
{
    call->read(
        [call](storage::database& db) -> result<http::response>
        {
            // An organiser may edit drafts that he does not see.
            auto const what = storage::find_item(db, call->id<item_id>("item"));
            bool const there = what && what->auction == call->id<auction_id>("auction");
            bool const editable = there && may_edit(*what, call->viewer, *call->as);
            if (!there || (!editable && !may_see(*what, call->viewer)))
                return refusals::item_not_found();
            if (!editable)
                return refusals::forbidden("E_CANNOT_EDIT_ITEM", "You cannot edit this item");
            auto const in = storage::find_auction(db, what->auction).value();
            auto const view =
                viewed_item{*what, in, may_know_bidders(*what, call->viewer, *call->as)}.view(*call);
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.object("item", [&] { write_whole_item(json, db, *what, view); });
                    json.member("hasBids", what->bid_count > 0);
                    json.member("canEdit", true);
                    json.member("isItemOwner", what->creator == call->viewer);
                    write_images(json, db, *what);
                }
            );
        }
    );
}

} // namespace auktiva::web
