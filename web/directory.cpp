#include "web/directory.hpp"

#include "auction/channel.hpp"

#include <algorithm>

namespace auktiva::web {

namespace {

template <class Map, class Key>
auto const* find_in(Map const& map, Key const& key)
{
    auto const found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

} // namespace

directory::session const* directory::find_session(std::string_view token_hash, timestamp now) const
{
    auto const* found = find_in(sessions_, std::string{token_hash});
    return found && now < found->expires_at ? found : nullptr;
}

directory::account const* directory::find_account(user_id const& user) const
{
    return find_in(accounts_, user);
}

std::optional<role> directory::role_of(user_id const& user, auction_id const& auction) const
{
    auto const* as = find_in(memberships(user), auction);
    return as ? std::optional{*as} : std::nullopt;
}

directory::placed_item const* directory::find_item(item_id const& item) const
{
    return find_in(items_, item);
}

std::unordered_map<auction_id, role> const& directory::memberships(user_id const& user) const
{
    static std::unordered_map<auction_id, role> const none;
    auto const* found = find_in(memberships_, user);
    return found ? *found : none;
}

std::unordered_map<user_id, role> const& directory::members(auction_id const& auction) const
{
    static std::unordered_map<user_id, role> const none;
    auto const* found = find_in(auctions_, auction);
    return found ? found->members : none;
}

std::unordered_set<item_id> const& directory::items(auction_id const& auction) const
{
    static std::unordered_set<item_id> const none;
    auto const* found = find_in(auctions_, auction);
    return found ? found->items : none;
}

std::vector<std::string> directory::sessions_of(user_id const& user) const
{
    std::vector<std::string> hashes;
    for (auto const& [hash, open] : sessions_)
        if (open.user == user)
            hashes.push_back(hash);
    return hashes;
}

std::optional<timestamp> directory::first_expiry() const
{
    std::optional<timestamp> first;
    for (auto const& [hash, open] : sessions_)
        first = std::min(first.value_or(open.expires_at), open.expires_at);
    return first;
}

bool directory::may_hear(user_id const& user, std::string_view channel) const
{
    auto const subject = subject_of(channel);
    if (auto const* owner = std::get_if<user_id>(&subject))
        return *owner == user;
    if (auto const* auction = std::get_if<auction_id>(&subject))
        return role_of(user, *auction).has_value();
    if (auto const* id = std::get_if<item_id>(&subject))
    {
        auto const* item = find_item(*id);
        return item && role_of(user, item->auction) && (item->published || item->creator == user);
    }
    return false;
}

void directory::apply(commands::session_opened const& opened)
{
    sessions_[opened.token_hash] = {opened.user, opened.expires_at, opened.last_seen_at};
}

void directory::apply(commands::session_seen const& seen)
{
    if (auto const found = sessions_.find(seen.token_hash); found != sessions_.end())
        found->second.last_seen_at = seen.at;
}

void directory::apply(commands::session_ended const& ended)
{
    sessions_.erase(ended.token_hash);
}

void directory::apply(commands::account_saved const& saved)
{
    accounts_[saved.user] = {saved.email, saved.name, saved.verified};
}

void directory::apply(commands::account_removed const& removed)
{
    accounts_.erase(removed.user);
    memberships_.erase(removed.user);
}

void directory::apply(commands::administrator_changed const& changed)
{
    administrator_ = changed.user;
}

void directory::apply(commands::auction_saved const& saved)
{
    auctions_.try_emplace(saved.auction);
    if (saved.joined_by == join_mode::free)
        free_auctions_.insert(saved.auction);
    else
        free_auctions_.erase(saved.auction);
}

void directory::apply(commands::auction_removed const& removed)
{
    for (auto const& [user, as] : members(removed.auction))
        memberships_[user].erase(removed.auction);
    for (auto const& item : items(removed.auction))
        items_.erase(item);
    auctions_.erase(removed.auction);
    free_auctions_.erase(removed.auction);
}

void directory::apply(commands::member_saved const& saved)
{
    memberships_[saved.user][saved.auction] = saved.as;
    auctions_[saved.auction].members[saved.user] = saved.as;
}

void directory::apply(commands::member_removed const& removed)
{
    memberships_[removed.user].erase(removed.auction);
    auctions_[removed.auction].members.erase(removed.user);
}

void directory::apply(commands::item_saved const& saved)
{
    items_[saved.item] = {saved.auction, saved.creator, saved.published};
    auctions_[saved.auction].items.insert(saved.item);
}

void directory::apply(commands::item_removed const& removed)
{
    if (auto const* item = find_item(removed.item))
        auctions_[item->auction].items.erase(removed.item);
    items_.erase(removed.item);
}

} // namespace auktiva::web
