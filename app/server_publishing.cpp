#include "app/driver_settings.hpp"
#include "app/log.hpp"
#include "app/server.hpp"
#include "storage/publication.hpp"

#include <algorithm>
#include <cstdlib>

// Events for a realtime server outside.
namespace auktiva::app {

namespace {

/// Pusher takes no more; Soketi may be told to, and refuses what it does not take.
constexpr std::size_t longest_data_for_pusher = 10'240;
constexpr std::size_t longest_data_for_soketi = 1'048'576;

event_pump::destination destination(settings const& with)
{
    bool const is_pusher = with.driver.kind == realtime_driver::pusher;
    event_pump::destination to{
        .app = publishing_target(with),
        .way = {.ca_file = with.driver.ca_file},
        .longest_data = is_pusher ? longest_data_for_pusher : longest_data_for_soketi,
    };
#ifdef AUKTIVA_TESTING
    if (auto const* elsewhere = std::getenv("AUKTIVA_TEST_PUSHER_URL"); elsewhere && is_pusher)
        to.app.url = elsewhere;
#endif
    return to;
}

} // namespace

void server::start_publishing()
{
    if (!settings_.driver.is_outside())
        return writer_->call([](storage::database& db) { storage::end_publication(db); });
    auto to = destination(settings_);
    options_.outside = place_for_pages(settings_);
    options_.apps = {{.id = to.app.app_id, .key = to.app.key, .secret = to.app.secret}};
    auto const target = to.app.url + "/apps/" + to.app.app_id;
    std::int64_t published_up_to{};
    writer_->call([&](storage::database& db) { published_up_to = storage::begin_publication(db, target); });
    log(severity::info, "events are published to " + target);
    int haste = 1;
#ifdef AUKTIVA_TESTING
    if (auto const* hurry = std::getenv("AUKTIVA_TEST_PUBLISHING_HASTE"))
        haste = std::max(1, std::atoi(hurry));
#endif
    publishing_.emplace(parts_of_a_pump(haste), std::move(to), published_up_to);
}

} // namespace auktiva::app
