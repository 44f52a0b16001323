#include "app/realtime_settings.hpp"

#include "app/app_form.hpp"
#include "app/app_options.hpp"
#include "app/config.hpp"
#include "app/json_values.hpp"
#include "app/setting_values.hpp"
#include "app/webhook_form.hpp"

#include <algorithm>

namespace auktiva::app {

namespace {

constexpr std::string_view further_name = "SOKETI_APPS";
constexpr std::string_view webhooks_name = "SOKETI_DEFAULT_APP_WEBHOOKS";

/// What `read(unknown)` gives; its complaints are about that setting.
auto read_json(std::string const& name, std::vector<std::string>& warnings, auto const& read)
{
    return naming(
        name,
        [&]
        {
            std::vector<std::string> unknown;
            auto result = read(unknown);
            for (auto const& each : unknown)
                warnings.push_back(name + ": " + each + " is not known and is ignored");
            return result;
        }
    );
}

void expect_distinct(
    std::vector<realtime::app> const& apps, std::string realtime::app::*what, char const* noun
)
{
    for (auto each = apps.begin(); each != apps.end(); ++each)
        if (std::ranges::any_of(
                apps.begin(), each, [&](auto const& other) { return other.*what == (*each).*what; }
            ))
            throw wrong_setting{
                std::string{further_name} + ": two apps have the " + noun + ' ' + (*each).*what};
}

} // namespace

std::vector<realtime::app> realtime_settings::apps() const
{
    std::vector all{builtin};
    all.insert(all.end(), further.begin(), further.end());
    return all;
}

void complete_apps(
    realtime_settings& read, std::function<std::string(std::string_view name)> const& place,
    std::vector<std::string>& warnings
)
{
    if (!read.webhooks_text.empty())
        read.builtin.webhooks = read_json(
            place(webhooks_name), warnings,
            [&](auto& unknown) { return read_webhooks(parse_json(read.webhooks_text), unknown); }
        );
    if (!read.further_text.empty())
        read.further = read_json(
            place(further_name), warnings,
            [&](auto& unknown)
            { return read_apps(parse_json(read.further_text), usual_app(read.builtin), unknown); }
        );
}

void expect_distinct(std::vector<realtime::app> const& apps)
{
    expect_distinct(apps, &realtime::app::id, "id");
    expect_distinct(apps, &realtime::app::key, "key");
}

setting_table realtime_table()
{
    using namespace setting_values;
    static std::vector<setting> const rows = []
    {
        std::vector<setting> all{
            {{"REALTIME_DEBUG", "SOKETI_DEBUG"},
             "log each event that is sent (false)",
             [](settings& to, std::string_view value) { to.realtime.debug = yes_or_no(value); }},
            {{"REALTIME_CAPACITY"},
             "sockets of all apps together (10000)",
             [](settings& to, std::string_view value)
             { to.realtime.capacity = static_cast<std::size_t>(whole_number(value, 1, 1'000'000)); }},
            {{"REALTIME_STRICT_PROTOCOL"},
             "refuse sockets whose URL names no protocol version (false)",
             [](settings& to, std::string_view value) { to.realtime.strict_protocol = yes_or_no(value); }},
            {{webhooks_name},
             "its webhooks, as a JSON list",
             [](settings& to, std::string_view value) { to.realtime.webhooks_text = value; }},
            {{further_name},
             "further apps, as a JSON list: docs/realtime.md",
             [](settings& to, std::string_view value) { to.realtime.further_text = value; }},
            {{"SOKETI_WEBHOOKS_BATCHING"},
             "false: a POST to a webhook for each event (true)",
             [](settings& to, std::string_view value) { to.realtime.webhook_batching = yes_or_no(value); }},
            {{"SOKETI_WEBHOOKS_DURATION"},
             "so many ms of events one POST to a webhook tells of (50)",
             [](settings& to, std::string_view value)
             { to.realtime.webhook_window = whole_number(value, 1, 10'000); }},
        };
        for (auto const& each : app_options())
            if (!each.settings.empty())
                all.push_back(
                    {each.settings, each.meaning,
                     [take = each.take](settings& to, std::string_view value)
                     { take(to.realtime.builtin, value); }}
                );
        return all;
    }();
    return rows;
}

void use_for_development(realtime_settings& to)
{
    auto const fill = [](std::string& value, std::string_view known)
    {
        if (value.empty())
            value = known;
    };
    fill(to.builtin.id, "auktiva");
    fill(to.builtin.key, "dev-key");
    fill(to.builtin.secret, "dev-secret");
    to.debug = true;
}

} // namespace auktiva::app
