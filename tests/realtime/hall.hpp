#pragma once

#include "auth/signature.hpp"
#include "realtime/hub.hpp"
#include "tests/realtime/client_frames.hpp"
#include "tests/realtime/fake_transport.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva::realtime {

/// One client with its connection.
struct client_end
{
    /// What came since the last look, each as "event channel data", "close code reason" or "ping".
    std::vector<std::string> heard()
    {
        std::vector<std::string> told;
        for (auto const& each : take_frames(line->written))
            told.push_back(describe(each));
        return told;
    }

    static std::string describe(seen_frame const& seen)
    {
        if (seen.opcode == 0x9)
            return "ping";
        if (seen.opcode == 0xA)
            return "pong " + seen.payload;
        if (seen.opcode == 0x8)
        {
            if (seen.payload.empty())
                return "close";
            auto const code = static_cast<unsigned char>(seen.payload[0]) << 8 |
                              static_cast<unsigned char>(seen.payload[1]);
            return "close " + std::to_string(code) + ' ' + seen.payload.substr(2);
        }
        auto const message = boost::json::parse(seen.payload).as_object();
        std::string told{message.at("event").as_string()};
        if (auto const* const channel = message.if_contains("channel"))
            told += ' ' + std::string{channel->as_string()};
        auto const* const data = message.if_contains("data");
        if (!data)
            return told;
        return told +=
               ' ' + (data->is_string() ? std::string{data->as_string()} : boost::json::serialize(*data));
    }

    std::shared_ptr<fake_transport> line = std::make_shared<fake_transport>();
    std::shared_ptr<socket> end;
};

inline app const house{.id = "1", .key = "house", .secret = "dev-secret", .builtin = true};
inline app const guest{.id = "2", .key = "guest", .secret = "guest-secret"};
inline app const shut{.id = "3", .key = "shut", .secret = "shut-secret", .enabled = false};

/// With all that an app may have switched on, and small limits.
inline app const lively{
    .id = "4",
    .key = "lively",
    .secret = "lively-secret",
    .client_events = true,
    .subscription_counts = true,
    .limits =
        {.publications_per_second = 20,
         .reads_per_second = 20,
         .event_name = 40,
         .event_bytes = 100,
         .presence_members = 2,
         .presence_member_bytes = 60,
         .cache_lifetime = 10'000},
    .webhooks = {{.url = "http://127.0.0.1/"}},
};
/// Whose sockets must prove who they are.
inline app const wary{
    .id = "5",
    .key = "wary",
    .secret = "wary-secret",
    .requires_sign_in = true,
    .requires_tls = true,
    .limits = {.connections = 2},
    .allowed_origins = {"https://page.example"},
};

/// A hub of five apps, its clients, and a clock moved by hand.
struct hall
{
    explicit hall(std::size_t capacity = 1'000)
        : listening{{
              .apps = {house, guest, shut, lively, wary},
              .epoch = "e1",
              .owns = [](std::string_view name)
              { return name.starts_with("private-item-") || name.starts_with("private-user-"); },
              .flush_wanted = [this] { ++flushes_wanted; },
              .on_occasion = [this](app const& of, occasion const& what) { note(of, what); },
              .capacity = capacity,
          }}
    {
    }

    client_end open(opening const& wish = {.app_key = "house"})
    {
        client_end made;
        made.end = listening.open(wish, made.line, now);
        listening.flush();
        return made;
    }

    /// Connected, the greeting already read.
    client_end connect(std::string const& key = "house")
    {
        auto made = open({.app_key = key});
        made.heard();
        return made;
    }

    void say(client_end& who, std::string_view text)
    {
        who.end->on_bytes(client::text(text), now);
        listening.flush();
    }

    /// What the app's own server would answer for that socket and text.
    static std::string sign(client_end const& who, std::string_view text)
    {
        auto const& of = *who.end->of();
        return of.key + ':' + auth::hmac_sha256_hex(of.secret, who.end->id() + ':' + std::string{text});
    }

    /// Joins a presence channel, or signs the data along on another.
    void subscribe_with(client_end& who, std::string const& channel, std::string const& channel_data)
    {
        boost::json::object const data{
            {"channel", channel},
            {"auth", sign(who, channel + ':' + channel_data)},
            {"channel_data", channel_data}};
        say(who, boost::json::serialize(boost::json::object{{"event", "pusher:subscribe"}, {"data", data}}));
    }

    void sign_in(client_end& who, std::string const& user_data)
    {
        boost::json::object const data{{"auth", sign(who, ":user::" + user_data)}, {"user_data", user_data}};
        say(who, boost::json::serialize(boost::json::object{{"event", "pusher:signin"}, {"data", data}}));
    }

    void note(app const& of, occasion const& what)
    {
        std::string told{name_of(what.what)};
        told += ' ' + what.channel;
        if (!what.user_id.empty())
            told += " user=" + what.user_id;
        if (!what.event.empty())
            told += ' ' + what.event + ' ' + what.data;
        if (what.what == occasion::kind::subscription_count)
            told += ' ' + std::to_string(what.subscription_count);
        BOOST_TEST(of.id == "4");
        occasions.push_back(told);
    }

    /// What webhooks would have been told since the last look.
    std::vector<std::string> told() { return std::exchange(occasions, {}); }

    void subscribe(client_end& who, std::string_view channel)
    {
        say(who, R"({"event":"pusher:subscribe","data":{"channel":")" + std::string{channel} +
                     R"(","auth":")" + sign(who, channel) + R"("}})");
    }

    bool grant(
        client_end const& who, std::string channel, identity whose = {"ann", "s1"},
        std::optional<std::uint64_t> seen = {}, std::string epoch = {}
    )
    {
        return listening.grant({who.end->id(), std::move(channel), std::move(whose), seen, std::move(epoch)});
    }

    /// Granted and subscribed, the confirmation already read.
    client_end join(std::string const& channel, identity const& whose = {"ann", "s1"})
    {
        auto made = connect();
        BOOST_REQUIRE(grant(made, channel, whose));
        subscribe(made, channel);
        BOOST_REQUIRE_EQUAL(made.heard().at(0), "pusher_internal:subscription_succeeded " + channel + " {}");
        return made;
    }

    void tick(std::int64_t later)
    {
        now += later;
        listening.tick(now);
        listening.flush();
    }

    std::int64_t now = 1'000'000;
    int flushes_wanted = 0;
    std::vector<std::string> occasions;
    hub listening;
};

using lines = std::vector<std::string>;

} // namespace auktiva::realtime
