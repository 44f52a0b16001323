#include "web/memory.hpp"

#include "auction/channel.hpp"

namespace auktiva::web {

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

void memory::on(commands::channel_event const& event)
{
    if (of_.debug)
        of_.debug(event);
    if (of_.hub)
        of_.hub->publish(event.channel, event.name, event.data, event.seq);
}

void memory::on(commands::channel_blanked const& blanked)
{
    if (of_.hub)
        of_.hub->reset(blanked.channel);
}

void memory::on(commands::session_ended const& ended)
{
    of_.people.apply(ended);
    if (of_.hub)
        of_.hub->revoke_session(ended.token_hash);
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
    auto const channel = channel_of(saved.item);
    for (auto const& [user, as] : of_.people.members(saved.auction))
        if (!of_.people.may_hear(user, channel))
            revoke(user, channel);
}

void memory::on(commands::item_removed const& removed)
{
    if (auto const* item = of_.people.find_item(removed.item))
        for (auto const& [user, as] : of_.people.members(item->auction))
            revoke(user, channel_of(removed.item));
    of_.people.apply(removed);
}

} // namespace auktiva::web
