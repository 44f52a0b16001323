#include "realtime/webhook_request.hpp"

#include "auth/signature.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <array>

namespace auktiva::realtime {

namespace json = boost::json;

namespace {

constexpr std::array ours{
    std::string_view{"content-type"}, std::string_view{"content-length"}, std::string_view{"x-pusher-key"},
    std::string_view{"x-pusher-signature"}};

bool same_name(std::string_view left, std::string_view lower_case)
{
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(left, lower_case, {}, lower);
}

bool is_ours(std::string_view header)
{
    return std::ranges::any_of(ours, [&](auto name) { return same_name(header, name); });
}

} // namespace

bool wants(webhook const& hook, occasion::kind what, std::string_view channel)
{
    return (hook.event_types.empty() || std::ranges::count(hook.event_types, name_of(what))) &&
           channel.starts_with(hook.channel_prefix) && channel.ends_with(hook.channel_suffix);
}

webhook const* webhook_at(app const& of, std::size_t place, std::string_view url)
{
    auto const& hooks = of.webhooks;
    if (place < hooks.size() && hooks[place].url == url)
        return &hooks[place];
    auto const found = std::ranges::find(hooks, url, &webhook::url);
    return found == hooks.end() ? nullptr : &*found;
}

std::string describe(occasion const& what)
{
    json::object event{{"name", name_of(what.what)}, {"channel", what.channel}};
    if (what.what == occasion::kind::client_event)
    {
        event["event"] = what.event;
        event["data"] = what.data;
        event["socket_id"] = what.socket_id;
    }
    if (!what.user_id.empty())
        event["user_id"] = what.user_id;
    if (what.what == occasion::kind::subscription_count)
        event["subscription_count"] = what.subscription_count;
    return json::serialize(event);
}

std::string webhook_body(std::int64_t time, std::span<std::string const> events)
{
    auto body = R"({"time_ms":)" + std::to_string(time) + R"(,"events":[)";
    for (auto const& each : events)
        (body += &each == events.data() ? "" : ",") += each;
    return body += "]}";
}

std::vector<std::pair<std::string, std::string>>
webhook_headers(app const& of, webhook const& hook, std::string_view body)
{
    std::vector<std::pair<std::string, std::string>> headers{
        {"Content-Type", "application/json"},
        {"X-Pusher-Key", of.key},
        {"X-Pusher-Signature", auth::hmac_sha256_hex(of.secret, body)},
    };
    std::ranges::copy_if(
        hook.headers, std::back_inserter(headers), [](auto const& each) { return !is_ours(each.first); }
    );
    return headers;
}

} // namespace auktiva::realtime
