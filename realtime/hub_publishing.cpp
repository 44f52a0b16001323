#include "realtime/hub.hpp"

#include <utility>

// From what was committed here, or published from outside, to those who listen; and what is counted of it.
namespace auktiva::realtime {

void hub::load(std::string_view channel, std::string_view event, std::string_view data, std::uint64_t seq)
{
    log_.append(channel, seq, make_text_frame(protocol::event(channel, event, data)));
}

void hub::load_head(std::string_view channel, std::uint64_t head)
{
    log_.set_head(channel, head);
}

void hub::publish(std::string_view channel, std::string_view event, std::string_view data, std::uint64_t seq)
{
    auto& home = directory_.builtin();
    if (seq == 0 && !home.find(channel))
        return;
    auto const made = make_text_frame(protocol::event(channel, event, data));
    if (seq > 0)
        log_.append(channel, seq, made);
    deliver(home, channel, made);
}

publish_outcome hub::publish(
    app const& of, std::string_view channel, std::string_view event, std::string_view data,
    std::string_view except
)
{
    if (owns(of, channel))
        return publish_outcome::own_channel;
    auto& home = directory_.of(of);
    auto* const listened = home.find(channel);
    auto const caches = is_cache(channel);
    if (!listened && !caches)
        return publish_outcome::published;
    auto const made = make_text_frame(protocol::event(channel, event, data));
    if (caches)
        home.cached.put({std::string{channel}, made, std::string{data}, now_ + of.limits.cache_lifetime});
    if (listened)
        listened->miss_told = false;
    deliver(home, channel, made, except);
    return publish_outcome::published;
}

void hub::reset(std::string_view channel)
{
    log_.forget(channel);
    deliver(directory_.builtin(), channel, reset_frame(channel));
}

void hub::deliver(tenant& home, std::string_view channel, frame const& made, std::string_view except)
{
    auto const* const listened = home.find(channel);
    if (!listened)
        return;
    auto const delivered = listened->deliver(made, except);
    counters_.messages_out += delivered;
    home.traffic.messages_out += delivered;
}

void hub::tell(tenant const& home, occasion what) const
{
    // A restart is none: those who come back would be told of as if they had been away.
    if (!draining_ && !home.app.webhooks.empty() && kind_of(what.channel) != channel_kind::user)
        on_occasion_(home.app, what);
}

bool hub::is_heard(std::string_view channel) const
{
    return find(directory_.builtin().app, channel) != nullptr;
}

channel const* hub::find(app const& of, std::string_view name) const
{
    auto const& channels = directory_.of(of).channels;
    auto const found = channels.find(name);
    return found == channels.end() ? nullptr : &found->second;
}

event_cache::cached_event const* hub::cached(app const& of, std::string_view name) const
{
    return directory_.of(of).cached.find(name, now_);
}

bool hub::spend_publications(app const& of, int count)
{
    return directory_.of(of).publications.take(of.limits.publications_per_second, count, now_);
}

bool hub::spend_read(app const& of)
{
    return directory_.of(of).reads.take(of.limits.reads_per_second, 1, now_);
}

void hub::count_http(app const& of, std::size_t bytes_in, std::size_t bytes_out)
{
    auto& counted = directory_.of(of).traffic;
    ++counted.http_calls;
    counted.http_bytes_in += bytes_in;
    counted.http_bytes_out += bytes_out;
}

} // namespace auktiva::realtime
