#include "outbound/pusher_request.hpp"

#include "auction/json_writer.hpp"
#include "auth/signature.hpp"

#include <array>

namespace auktiva::outbound {

namespace {

std::string one_event(publication const& event)
{
    std::string body;
    json_writer json{body};
    json.object(
        [&]
        {
            json.member("name", event.name);
            json.array("channels", std::array{event.channel}, [&](auto const& name) { json.value(name); });
            json.member("data", event.data);
        }
    );
    return body;
}

std::string many_events(std::span<publication const> events)
{
    std::string body;
    json_writer json{body};
    auto const write = [&](publication const& event)
    {
        json.object(
            [&]
            {
                json.member("channel", event.channel);
                json.member("name", event.name);
                json.member("data", event.data);
            }
        );
    };
    json.object([&] { json.array("batch", events, write); });
    return body;
}

} // namespace

http_post publish(pusher_target const& to, std::span<publication const> events, std::int64_t at)
{
    bool const alone = events.size() == 1;
    auto body = alone ? one_event(events.front()) : many_events(events);
    auto const path = "/apps/" + to.app_id + (alone ? "/events" : "/batch_events");
    auto const query = "auth_key=" + to.key + "&auth_timestamp=" + std::to_string(at) +
                       "&auth_version=1.0&body_md5=" + auth::md5_hex(body);
    auto const signature = auth::hmac_sha256_hex(to.secret, "POST\n" + path + '\n' + query);
    return {
        .url = to.url + path + '?' + query + "&auth_signature=" + signature,
        .headers = {{"Content-Type", "application/json"}},
        .body = std::move(body),
    };
}

} // namespace auktiva::outbound
