#include "commands/new_items.hpp"

#include "auction/rich_text.hpp"
#include "auction/text_rules.hpp"
#include "auth/random_id.hpp"
#include "commands/announce.hpp"
#include "commands/lookup.hpp"
#include "commands/mail.hpp"
#include "commands/notify.hpp"
#include "storage/items.hpp"
#include "storage/members.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace auktiva::commands {

namespace {

/// One item by its name; several by their number, and without one of them to go to.
notification notice_of_items(auction const& in, std::span<item const* const> fresh)
{
    constexpr std::size_t preview = 50;
    notification notice{.type = notification_type::new_item, .auction = in.id};
    if (fresh.size() > 1)
    {
        notice.subject = in.name;
        notice.detail = std::to_string(fresh.size());
        return notice;
    }
    auto const& only = *fresh.front();
    notice.item = only.id;
    notice.subject = only.name;
    auto words = plain_text(only.description.value_or(""));
    std::ranges::replace(words, '\n', ' ');
    notice.detail = first_code_points(words, preview);
    return notice;
}

/// Those of them that this user did not make.
std::vector<item const*> made_by_others(std::span<item const> fresh, user_id const& user)
{
    std::vector<item const*> found;
    for (auto const& each : fresh)
        if (each.creator != user)
            found.push_back(&each);
    return found;
}

/// Most members made none of them and are told the same.
void notify_members(context& within, auction const& in, std::span<item const> fresh)
{
    std::vector<user_id> others;
    for (auto const& member : storage::members_of(within.db, in.id))
    {
        auto const news = made_by_others(fresh, member);
        if (news.size() == fresh.size())
            others.push_back(member);
        else if (!news.empty())
            notify_all(within, notice_of_items(in, news), std::span{&member, 1});
    }
    if (!others.empty())
        notify_all(within, notice_of_items(in, made_by_others(fresh, {})), others);
}

} // namespace

void store_new_items(context& within, std::span<item> fresh)
{
    std::vector<std::string> ids(fresh.size());
    std::ranges::generate(ids, [&] { return auth::make_id(within.at); });
    std::ranges::sort(ids);
    for (auto id = ids.begin(); auto& each : fresh)
    {
        each.id.text = std::move(*id++);
        storage::add_item(within.db, each);
        within.note(item_saved{each.id, each.auction, each.creator, each.is_published});
        within.touch(each.id, each.auction);
    }
    within.note(ends_moved{});
}

void store_changed_item(context& within, item const& before, item const& after, auction const& in)
{
    storage::save_item(within.db, after);
    within.note(item_saved{after.id, after.auction, after.creator, after.is_published});
    within.note(ends_moved{});
    within.touch(after.id, after.auction);
    if (!is_first_published(before, after) && (before.is_published || after.is_published))
        announce(within, item_updated{before, after, in});
}

bool is_first_published(item const& before, item const& after)
{
    return after.is_published && !before.announced_at;
}

void announce_new_items(context& within, auction const& in, std::span<item const> fresh)
{
    if (fresh.empty())
        return;
    std::map<user_id, std::vector<item const*>> by_seller;
    for (auto const& each : fresh)
        by_seller[each.creator].push_back(&each);
    for (auto const& [seller, items] : by_seller)
    {
        auto const name = name_of_user(within, seller);
        for (auto const* each : items)
            announce(within, item_created{*each, name});
        mail_new_items(within, items, in);
    }
    notify_members(within, in, fresh);
}

} // namespace auktiva::commands
