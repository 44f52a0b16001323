#include "app/webhook_form.hpp"

#include "app/json_values.hpp"
#include "app/setting.hpp"
#include "app/setting_values.hpp"
#include "realtime/occasion.hpp"

#include <algorithm>
#include <array>

namespace auktiva::app {

namespace json = boost::json;

namespace {

using occasion_kind = realtime::occasion::kind;

constexpr std::array known_occasions{occasion_kind::channel_occupied,  occasion_kind::channel_vacated,
                                     occasion_kind::member_added,      occasion_kind::member_removed,
                                     occasion_kind::client_event,      occasion_kind::cache_miss,
                                     occasion_kind::subscription_count};

std::string event_type(json::value const& value)
{
    auto text = text_of(value);
    if (std::ranges::find(known_occasions, text, realtime::name_of) == known_occasions.end())
        throw wrong_setting{"there is no event type " + text};
    return text;
}

std::string header_name(std::string_view text)
{
    auto const fits = [](char c) {
        return c > ' ' && c < 127 &&
               std::string_view{"\"(),/:;<=>?@[\\]{}"}.find(c) == std::string_view::npos;
    };
    if (text.empty() || !std::ranges::all_of(text, fits))
        throw wrong_setting{"must be names of HTTP headers and their values"};
    return std::string{text};
}

std::string header_value(std::string_view text)
{
    if (std::ranges::any_of(text, [](char c) { return (c >= 0 && c < ' ') || c == 127; }))
        throw wrong_setting{"must be one line of text"};
    return std::string{text};
}

void take_filter(realtime::webhook& to, json::value const& value, std::vector<std::string>& unknown)
{
    for (auto const& [name, member] : object_of(value))
        if (name == "channel_name_starts_with")
            to.channel_prefix = text_of(member);
        else if (name == "channel_name_ends_with")
            to.channel_suffix = text_of(member);
        else
            unknown.push_back("filter." + std::string{std::string_view{name}});
}

void take_member(
    realtime::webhook& to, std::string_view name, json::value const& value, std::vector<std::string>& unknown
)
{
    if (name == "url")
        to.url = setting_values::url(text_of(value));
    else if (name == "event_types")
        for (auto const& each : list_of(value))
            to.event_types.push_back(event_type(each));
    else if (name == "filter")
        take_filter(to, value, unknown);
    else if (name == "headers")
        for (auto const& [header, text] : object_of(value))
            to.headers.emplace_back(header_name(header), header_value(text_of(text)));
    else
        unknown.emplace_back(name);
}

realtime::webhook read_webhook(json::value const& value, std::vector<std::string>& unknown)
{
    realtime::webhook hook;
    for (auto const& [name, member] : object_of(value))
        naming(name, [&, &name = name, &member = member] { take_member(hook, name, member, unknown); });
    if (hook.url.empty())
        throw wrong_setting{"url: must be given"};
    return hook;
}

} // namespace

std::vector<realtime::webhook> read_webhooks(json::value const& list, std::vector<std::string>& unknown)
{
    std::vector<realtime::webhook> hooks;
    for (auto const& each : list_of(list))
        hooks.push_back(
            naming("webhook " + std::to_string(hooks.size() + 1), [&] { return read_webhook(each, unknown); })
        );
    return hooks;
}

} // namespace auktiva::app
