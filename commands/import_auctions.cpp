#include "auction/import_rules.hpp"
#include "auth/random_id.hpp"
#include "commands/import_row.hpp"
#include "commands/import_work.hpp"
#include "storage/auctions.hpp"
#include "storage/imported.hpp"
#include "storage/invites.hpp"
#include "storage/members.hpp"

#include <algorithm>
#include <unordered_set>

namespace auktiva::commands {

namespace {

constexpr std::size_t longest_auction_name = 100;
constexpr std::size_t longest_auction_text = 500;
constexpr std::size_t longest_invited_address = 254;
constexpr int least_window = 60;
constexpr int least_extension = 5;
constexpr int most_seconds = 3600;
constexpr int usual_seconds = 300;

auction read_auction(import_work& work, import_row& row, storage::auktiva_auction const& old)
{
    auction in;
    in.id.text = row.id();
    in.creator.text = row.reference("creatorId", old.creator).value_or("");
    if (!work.knows(in.creator))
        row.refuse("its creator is not in the house: " + show(old.creator));
    in.name = row.name("name", old.name, longest_auction_name, "Auction without a name");
    in.description = row.rich_text("description", old.description, longest_auction_text);
    in.joined_by = row.choice("joinMode", old.join_mode, join_mode::invite_only);
    in.member_can_invite = row.flag("memberCanInvite", old.member_can_invite, false);
    in.visibility = row.choice("bidderVisibility", old.bidder_visibility, bidder_visibility::anonymous);
    in.items_end = row.choice("itemEndMode", old.item_end_mode, item_end_mode::custom);
    in.ends_at = row.optional_time("endDate", old.ends_at);
    in.default_items_editable_by_admin =
        row.flag("defaultItemsEditableByAdmin", old.default_items_editable_by_admin, false);
    in.default_anti_snipe = row.flag("defaultAntiSnipe", old.default_anti_snipe, false);
    in.default_anti_snipe_threshold = row.number(
        "defaultAntiSnipeThreshold", old.default_anti_snipe_threshold, least_window, most_seconds,
        usual_seconds
    );
    in.default_anti_snipe_extension = row.number(
        "defaultAntiSnipeExtension", old.default_anti_snipe_extension, least_extension, most_seconds,
        usual_seconds
    );
    in.created_at = row.time("createdAt", old.created_at, work.with.at);
    in.updated_at =
        is_null(old.updated_at) ? in.created_at : row.time("updatedAt", old.updated_at, in.created_at);
    if (in.ends_at && *in.ends_at <= work.with.at)
        in.closed_at = in.ends_at;
    if (!is_null(old.invite_token))
        row.repair("inviteToken was left out: nobody ever had to know it");
    return in;
}

import_place place_of(import_work& work, auction_id const& id)
{
    if (storage::find_auction(work.db, id))
        return import_place::taken;
    return storage::was_imported(work.db, storage::imported_kind::auction, id.text) ? import_place::given_up
                                                                                    : import_place::free;
}

/// By itself, since its file may be found only at a later run.
void import_thumbnail(import_work& work, auction_id const& of, foreign_value const& old)
{
    using storage::imported_kind;
    if (is_null(old) || storage::was_imported(work.db, imported_kind::thumbnail, of.text))
        return;
    auto const* url = std::get_if<std::string>(&old);
    std::string why = show(old) + " is no path";
    auto const file = url ? import_file(work, *url, why) : std::nullopt;
    if (!file)
        return work.report.left_out("auction_pictures", of.text, why);
    auto with_picture = storage::find_auction(work.db, of).value();
    with_picture.thumbnail_url = file->path;
    storage::save_auction(work.db, with_picture);
    storage::note_imported(work.db, imported_kind::thumbnail, of.text, work.with.at);
}

std::optional<member>
read_member(import_work& work, import_row& row, storage::auktiva_member const& old, auction_id const& in)
{
    member who;
    who.id.text = row.id();
    who.auction = in;
    who.user.text = row.reference("userId", old.user).value_or("");
    if (!work.knows(who.user))
        row.refuse("its user is not in the house: " + show(old.user));
    who.as = row.choice("role", old.role, role::bidder);
    who.joined_at = row.time("joinedAt", old.joined_at, work.with.at);
    if (auto const inviter = row.reference("invitedById", old.invited_by))
    {
        if (work.users.contains(*inviter))
            who.invited_by = user_id{*inviter};
        else
            row.repair("who invited is not in the house: " + *inviter);
    }
    return row.is_usable() ? std::optional{who} : std::nullopt;
}

/// Members that can be brought, each user once.
std::vector<member>
read_members(import_work& work, std::int64_t auction_row, auction_id const& in, import_place place)
{
    std::vector<member> members;
    std::unordered_set<user_id> users;
    work.from.each_member(
        auction_row,
        [&](storage::auktiva_member const& old)
        {
            import_row row{work.report, "auction_members", old.id};
            if (auto const user = row.reference("userId", old.user); user && users.contains(user_id{*user}))
                row.refuse("its user is a member already");
            auto const who = read_member(work, row, old, in);
            if (!who)
                return;
            users.insert(who->user);
            members.push_back(*who);
            if (place == import_place::free)
                row.tell_repairs();
        }
    );
    return members;
}

void import_members(import_work& work, std::int64_t auction_row, auction const& in, import_place place)
{
    auto members = read_members(work, auction_row, in.id, place);
    if (place != import_place::free)
        return work.report.already_there("auction_members", static_cast<std::int64_t>(members.size()));
    member const founder{
        .id = {auth::make_id(work.with.at)},
        .auction = in.id,
        .user = in.creator,
        .as = role::owner,
        .joined_at = in.created_at,
        .invited_by = {},
    };
    for (auto const& [id, why] : settle_owner(members, founder))
        work.report.repaired("auction_members", id, std::string{why});
    for (auto const& each : members)
        work.write_row("auction_members", each.id.text, [&] { storage::add_member(work.db, each); });
}

invite
read_invite(import_work& work, import_row& row, storage::auktiva_invite const& old, auction_id const& in)
{
    invite card;
    card.id.text = row.id();
    card.auction = in;
    auto const email = row.text("email", old.email, text_kind::line, longest_invited_address);
    if (!email || is_blank(*email))
        row.refuse("its email cannot be: " + show(old.email));
    card.email = lower_ascii(email.value_or(""));
    card.as = row.choice("role", old.role, role::bidder);
    if (card.as == role::owner)
    {
        card.as = role::admin;
        row.repair("nobody is invited as owner; now as administrator");
    }
    auto const token = row.reference("token", old.token);
    if (!token)
        row.refuse("it has no token");
    card.token = token.value_or("");
    card.created_at = row.time("createdAt", old.created_at, work.with.at);
    // What cannot be read lets nobody in.
    card.expires_at = row.optional_time("expiresAt", old.expires_at, card.created_at);
    card.used_at = row.optional_time("usedAt", old.used_at, card.created_at);
    card.sender.text = row.reference("senderId", old.sender).value_or("");
    if (!work.knows(card.sender))
        row.refuse("its sender is not in the house: " + show(old.sender));
    return card;
}

void import_invites(import_work& work, std::int64_t auction_row, auction const& in, import_place place)
{
    std::unordered_set<std::string> addresses;
    work.from.each_invite(
        auction_row,
        [&](storage::auktiva_invite const& old)
        {
            import_row row{work.report, "auction_invites", old.id};
            auto const card = read_invite(work, row, old, in.id);
            if (!addresses.insert(card.email).second)
                row.refuse("its address is invited already: " + card.email);
            if (!row.is_usable())
                return;
            if (place != import_place::free)
                return work.report.already_there("auction_invites");
            if (work.write_row("auction_invites", card.id.text, [&] { storage::save_invite(work.db, card); }))
                row.tell_repairs();
        }
    );
}

void leave_out_belongings_of(import_work& work, storage::auktiva_auction const& old)
{
    work.from.each_member(
        old.row, [&](storage::auktiva_member const&) { work.report.left_out_too("auction_members", 1); }
    );
    work.from.each_invite(
        old.row, [&](storage::auktiva_invite const&) { work.report.left_out_too("auction_invites", 1); }
    );
    import_items(work, old.row, std::nullopt, import_place::free);
}

bool add(import_work& work, import_row& row, auction const& in)
{
    if (!work.write_row("auctions", in.id.text, [&] { storage::add_auction(work.db, in); }))
        return false;
    storage::note_imported(work.db, storage::imported_kind::auction, in.id.text, work.with.at);
    row.tell_repairs();
    return true;
}

void import_auction(import_work& work, storage::auktiva_auction const& old)
{
    import_row row{work.report, "auctions", old.id};
    auto in = read_auction(work, row, old);
    if (!row.is_usable())
        return leave_out_belongings_of(work, old);

    auto const place = place_of(work, in.id);
    if (place == import_place::free && !add(work, row, in))
        return leave_out_belongings_of(work, old);
    if (place != import_place::free)
        work.report.already_there("auctions");
    if (place == import_place::given_up)
        work.report.note("auctions", in.id.text, "was deleted here after an earlier import; stays deleted");
    else
        import_thumbnail(work, in.id, old.thumbnail_url);
    import_members(work, old.row, in, place);
    import_invites(work, old.row, in, place);
    work.may_commit();
    import_items(work, old.row, in, place);
}

} // namespace

void import_auctions(import_work& work)
{
    work.from.each_auction([&](storage::auktiva_auction const& old) { import_auction(work, old); });
}

} // namespace auktiva::commands
