#include "auction/channel.hpp"
#include "storage/event_log.hpp"
#include "web/handlers.hpp"

namespace auktiva::web {

namespace {

void write_event(json_writer& json, storage::logged_event const& event)
{
    json.member("seq", event.seq);
    json.member("event", event.name);
    json.member("data", raw_json{event.data});
}

/// What a socket on the channel would have heard after `after` (pages of 500); `gap` where the log cannot
/// tell.
void answer_events(call& what, std::string channel)
{
    if (!what.use.people.may_hear(what.viewer, channel))
        return what.refuse(refusals::item_not_found());
    auto const asked = what.query();
    if (!asked)
        return;
    auto const after = asked->integer<std::int64_t>("after").value_or(0);
    auto const& epoch = what.use.home.log_epoch;
    bool const other_log = asked->optional_text("epoch").value_or(epoch) != epoch;

    what.read(
        [channel = std::move(channel), after, other_log,
         &epoch](storage::database& db) -> result<http::response>
        {
            auto page = storage::events_after(db, channel, after);
            if (other_log)
                page = {.events = {}, .head = page.head, .gap = true};
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.array(
                        "events", page.events,
                        [&](auto const& event) { json.object([&] { write_event(json, event); }); }
                    );
                    json.member("seq", page.head);
                    json.member("gap", page.gap);
                    json.member("epoch", epoch);
                }
            );
        }
    );
}

} // namespace

void auction_events(call_ptr call)
{
    answer_events(*call, channel_of(call->id<auction_id>("auction")));
}

void item_events(call_ptr call)
{
    auto const id = call->id<item_id>("item");
    auto const* item = call->use.people.find_item(id);
    if (!item || item->auction != call->id<auction_id>("auction"))
        return call->refuse(refusals::item_not_found());
    answer_events(*call, channel_of(id));
}

void user_events(call_ptr call)
{
    answer_events(*call, channel_of(call->viewer));
}

} // namespace auktiva::web
