#include "app/app_form.hpp"

#include "app/app_options.hpp"
#include "app/json_values.hpp"
#include "app/setting.hpp"
#include "app/webhook_form.hpp"

#include <utility>

namespace auktiva::app {

namespace json = boost::json;

namespace {

/// `max_connections`, `MaxConnections` and `maxConnections` are one name.
std::string bare(std::string_view name)
{
    std::string letters;
    for (char const c : name)
        if (c != '_')
            letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return letters;
}

app_option const* find_option(std::string_view member)
{
    auto const wanted = bare(member);
    for (auto const& option : app_options())
        for (auto const name : option.members)
            if (bare(name) == wanted)
                return &option;
    return nullptr;
}

void take_member(
    realtime::app& to, std::string_view name, json::value const& value, std::vector<std::string>& unknown
)
{
    if (value.is_null())
        return;
    if (bare(name) == "webhooks")
        to.webhooks = read_webhooks(value, unknown);
    else if (auto const* option = find_option(name))
        option->take(to, text_of(value));
    else
        unknown.emplace_back(name);
}

realtime::app read_app(json::value const& value, realtime::app app, std::vector<std::string>& unknown)
{
    for (auto const& [name, member] : object_of(value))
        naming(name, [&, &name = name, &member = member] { take_member(app, name, member, unknown); });
    for (auto const& [name, text] : {std::pair{"id", &app.id}, {"key", &app.key}, {"secret", &app.secret}})
        if (text->empty())
            throw wrong_setting{std::string{name} + ": must be given"};
    return app;
}

} // namespace

std::vector<realtime::app>
read_apps(json::value const& list, realtime::app const& usual, std::vector<std::string>& unknown)
{
    std::vector<realtime::app> apps;
    for (auto const& each : list_of(list))
        apps.push_back(
            naming("app " + std::to_string(apps.size() + 1), [&] { return read_app(each, usual, unknown); })
        );
    return apps;
}

} // namespace auktiva::app
