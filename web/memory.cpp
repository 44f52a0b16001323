#include "web/memory.hpp"

#include "auction/channel.hpp"
#include "storage/auctions.hpp"
#include "storage/event_log.hpp"
#include "storage/house_settings.hpp"
#include "storage/items.hpp"
#include "storage/members.hpp"
#include "storage/sessions.hpp"
#include "storage/users.hpp"

#include <cstdlib>

namespace auktiva::web {

namespace {

/// Frames of all channels together that are kept for those who resume.
constexpr std::int64_t frames_in_memory = 4096;

#ifdef AUKTIVA_TESTING
/// For the test of a test: one event, counted from the start, that nobody is told of.
bool is_to_be_lost()
{
    static char const* const which = std::getenv("AUKTIVA_TEST_LOSE_EVENT");
    static int told = 0;
    return which && ++told == std::atoi(which);
}
#endif

} // namespace

void memory::load(storage::database& db)
{
    for (auto const& user : storage::all_users(db))
        of_.people.apply(commands::account_saved{user.id, user.email, user.name, user.verified_at.has_value()}
        );
    for (auto const& session : storage::all_sessions(db))
        of_.people.apply(commands::session_opened{
            session.token_hash, session.user, session.expires_at, session.last_seen_at});
    of_.people.apply(commands::administrator_changed{storage::administrator(db)});
    for (auto const& auction : storage::all_auctions(db))
        of_.people.apply(commands::auction_saved{auction.id, auction.joined_by});
    for (auto const& member : storage::all_members(db))
        of_.people.apply(commands::member_saved{member.auction, member.user, member.as});
    for (auto const& item : storage::all_item_places(db))
        of_.people.apply(commands::item_saved{item.id, item.auction, item.creator, item.is_published});
    if (of_.hub)
        load_event_log(db);
}

void memory::load_event_log(storage::database& db)
{
    for (auto const& event : storage::recent_events(db, frames_in_memory))
        if (storage::is_blank(event))
            of_.hub->reset(event.channel);
        else
            of_.hub->load(event.channel, event.name, event.data, static_cast<std::uint64_t>(event.seq));
    for (auto const& [channel, seq] : storage::event_heads(db))
        of_.hub->load_head(channel, static_cast<std::uint64_t>(seq));
}

void memory::apply(commands::effects const& committed)
{
    for (auto const& topic : committed.touched)
        of_.changes.touch(topic);
    for (auto const& effect : committed.in_order)
        std::visit([this](auto const& what) { on(what); }, effect);
}

void memory::report(std::exception_ptr reason)
{
    try
    {
        std::rethrow_exception(reason);
    }
    catch (std::exception const& fault)
    {
        of_.log(std::string{"command failed: "} + fault.what());
    }
}

void memory::tell(commands::channel_event const& event)
{
    if (of_.debug)
        of_.debug(event);
    if (of_.hub)
        of_.hub->publish(event.channel, event.name, event.data, event.seq);
}

void memory::on(commands::channel_event const& event)
{
#ifdef AUKTIVA_TESTING
    if (is_to_be_lost())
        return;
#endif
    tell(event);
    of_.event_logged();
}

/// What was to be told of prices may name who must not be named any more, too.
void memory::on(commands::channel_blanked const& blanked)
{
    if (of_.hub)
        of_.hub->reset(blanked.channel);
    auto const subject = subject_of(blanked.channel);
    if (auto const* auction = std::get_if<auction_id>(&subject))
        of_.prices.forget(*auction);
}

void memory::on(commands::item_priced const& priced)
{
    if (of_.hub && of_.hub->is_heard(channel_of(priced.auction)) && of_.prices.put(priced))
        of_.price_moved();
}

void memory::on(commands::session_ended const& ended)
{
    of_.people.apply(ended);
    if (of_.hub)
        of_.hub->revoke_session(ended.token_hash);
}

void memory::on(commands::account_removed const& removed)
{
    of_.people.apply(removed);
    if (of_.hub)
        of_.hub->revoke_user(removed.user.text);
}

void memory::revoke(user_id const& user, std::string const& channel)
{
    if (of_.hub)
        of_.hub->revoke(user.text, channel);
}

void memory::on(commands::member_removed const& removed)
{
    of_.people.apply(removed);
    revoke(removed.user, channel_of(removed.auction));
    for (auto const& item : of_.people.items(removed.auction))
        revoke(removed.user, channel_of(item));
}

void memory::on(commands::auction_removed const& removed)
{
    for (auto const& [user, as] : of_.people.members(removed.auction))
    {
        revoke(user, channel_of(removed.auction));
        for (auto const& item : of_.people.items(removed.auction))
            revoke(user, channel_of(item));
    }
    of_.people.apply(removed);
}

void memory::on(commands::item_saved const& saved)
{
    auto const* before = of_.people.find_item(saved.item);
    bool const withdrawn = before && before->published && !saved.published;
    of_.people.apply(saved);
    if (!withdrawn)
        return;
    of_.prices.forget(saved.auction, saved.item);
    auto const channel = channel_of(saved.item);
    for (auto const& [user, as] : of_.people.members(saved.auction))
        if (!of_.people.may_hear(user, channel))
            revoke(user, channel);
}

void memory::on(commands::item_removed const& removed)
{
    if (auto const* item = of_.people.find_item(removed.item))
    {
        of_.prices.forget(item->auction, removed.item);
        for (auto const& [user, as] : of_.people.members(item->auction))
            revoke(user, channel_of(removed.item));
    }
    of_.people.apply(removed);
}

} // namespace auktiva::web
