#include "realtime/http_api.hpp"
#include "tests/fuzz/evening.hpp"

#include <optional>
#include <string>

namespace auktiva::fuzz {

namespace {

/// An evening of up to 200 deeds.
class busy_evening : evening
{
public:
    using evening::evening;

    void pass()
    {
        auto const closing = next_.PickValueInArray(
            {&busy_evening::all_go, &busy_evening::all_are_sent_away, &busy_evening::flush}
        );
        for (int step = 0; step < 200 && next_.remaining_bytes() > 0; ++step)
        {
            act();
            look();
        }
        (this->*closing)();
        end();
    }

private:
    void act()
    {
        using deed = void (busy_evening::*)();
        static constexpr deed deeds[] = {
            &busy_evening::open,
            &busy_evening::subscribe,
            &busy_evening::subscribe,
            &busy_evening::unsubscribe,
            &busy_evening::sign_in,
            &busy_evening::say_to_all,
            &busy_evening::say_anything,
            &busy_evening::send_anything,
            &busy_evening::say_good_bye,
            &busy_evening::grant,
            &busy_evening::grant,
            &busy_evening::publish_numbered,
            &busy_evening::publish_numbered,
            &busy_evening::publish,
            &busy_evening::post,
            &busy_evening::ask,
            &busy_evening::reset,
            &busy_evening::revoke,
            &busy_evening::send_away,
            &busy_evening::wait,
            &busy_evening::flush,
            &busy_evening::flush,
            &busy_evening::take_little,
            &busy_evening::take_all,
            &busy_evening::break_line,
            &busy_evening::drain_perhaps,
        };
        (this->*next_.PickValueInArray(deeds))();
    }

    // What guests do.

    void open()
    {
        if (guests_.size() == 8)
            return;
        opening wish;
        wish.app_key = word({"house", "house", "inn", "inn", "club", "shut", "none"});
        wish.protocol = word({"7", "7", "7", "5", "8", ""});
        wish.origin_allowed = next_.ConsumeIntegral<std::uint8_t>() != 0;
        guest came;
        came.end = hub_->open(wish, came.line, now_);
        guests_.push_back(std::move(came));
    }

    void subscribe()
    {
        auto* const who = some_guest();
        if (!who)
            return;
        auto const name = channel();
        auto const about = name.starts_with("presence-")
                               ? word(
                                     {R"({"user_id":"ann","user_info":{"n":1}})", R"({"user_id":7})",
                                      R"({"user_id":"bob"})", "{}"}
                                 )
                               : std::string{};
        json::object data{{"channel", name}};
        data["auth"] = next_.ConsumeIntegral<std::uint8_t>() != 0 ? who->sign(name, about) : "wrong";
        if (!about.empty())
            data["channel_data"] = about;
        say(*who, {{"event", "pusher:subscribe"}, {"data", data}});
    }

    void unsubscribe()
    {
        if (auto* const who = some_guest())
            say(*who, {{"event", "pusher:unsubscribe"}, {"data", {{"channel", channel()}}}});
    }

    void sign_in()
    {
        auto* const who = some_guest();
        if (!who)
            return;
        auto const user = word(
            {R"({"id":"ann","watchlist":["bob","cid"]})", R"({"id":"bob","watchlist":["ann"]})",
             R"({"id":"cid","user_info":{"n":1}})", R"({"id":7})"}
        );
        say(*who, {{"event", "pusher:signin"},
                   {"data", {{"auth", who->sign(":user:", user)}, {"user_data", user}}}});
    }

    void say_to_all()
    {
        if (auto* const who = some_guest())
            say(*who, {{"event", "client-wave"}, {"channel", channel()}, {"data", anything()}});
    }

    void say_anything()
    {
        if (auto* const who = some_guest())
            send(*who, client::text(anything()));
    }

    void send_anything()
    {
        if (auto* const who = some_guest())
            send(*who, anything());
    }

    void say_good_bye()
    {
        if (auto* const who = some_guest())
            send(*who, client::close(next_.PickValueInArray({1000, 1001, 4000, 1005})));
    }

    void take_little()
    {
        if (auto* const who = some_guest())
            who->line->room = next_.ConsumeIntegralInRange<std::size_t>(0, 100);
    }

    void take_all()
    {
        auto* const who = some_guest();
        if (!who)
            return;
        who->line->room = fake_transport{}.room;
        if (std::exchange(who->line->waits, 0) > 0)
            who->end->on_writable();
    }

    void break_line()
    {
        auto* const who = some_guest();
        if (!who)
            return;
        if (next_.ConsumeBool())
            who->line->broken = true;
        else
            who->end->on_broken();
    }

    // What the house and outside publishers do.

    void grant()
    {
        auto* const who = some_guest();
        if (!who)
            return;
        std::optional<std::uint64_t> seen;
        if (next_.ConsumeBool())
            seen = next_.ConsumeIntegralInRange<std::uint64_t>(0, 20);
        auto const user = person();
        auto const granted =
            hub_->grant({who->end->id(), channel(), {user, user + '1'}, seen, word({"e1", "e1", "", "e0"})});
        expect(!granted || who->end->of()->builtin, "only the built-in app has grants");
    }

    void publish_numbered()
    {
        auto const name = word({"private-item-1", "private-user-ann"});
        auto const number = ++numbers_[name];
        hub_->publish(name, "numbered", std::to_string(number), number);
    }

    void publish()
    {
        if (next_.ConsumeBool())
            return hub_->publish(channel(), "passing", "{}", 0);
        auto const name = channel();
        auto const& of = publisher();
        auto const* const who = some_guest();
        auto const outcome = hub_->publish(of, name, "told", "{}", who ? who->end->id() : "");
        bool const refused = outcome == publish_outcome::own_channel;
        expect(refused == (of.builtin && owned(name)), "only the house publishes on its own channels");
    }

    void post()
    {
        auto const* const who = some_guest();
        json::object event{{"name", "told"}, {"data", anything()}};
        event["channels"] = json::array{channel(), channel()};
        event["info"] = word({"", "subscription_count", "user_count"});
        if (who && next_.ConsumeBool())
            event["socket_id"] = who->end->id();
        auto const body = next_.ConsumeBool() ? json::serialize(event) : anything();
        expect_json(post_events(*hub_, publisher(), body));
        json::object const batch{
            {"batch", {{{"name", "told"}, {"channel", channel()}, {"data", anything()}}}}};
        expect_json(post_batch_events(*hub_, publisher(), json::serialize(batch)));
    }

    void ask()
    {
        query_pairs const query{
            {"info", word({"", "subscription_count", "user_count,subscription_count", "cache"})},
            {"filter_by_prefix", word({"", "presence-", "private-"})}};
        auto const& of = publisher();
        expect_json(get_channels(*hub_, of, query));
        expect_json(get_channel(*hub_, of, channel(), query));
        expect_json(get_channel_users(*hub_, of, channel(), {}));
        expect_json(get_connections(*hub_, of));
    }

    void send_away()
    {
        if (next_.ConsumeBool())
            expect_json(post_terminate_connections(*hub_, publisher(), person()));
        else
            expect_json(post_force_reconnect(*hub_, publisher(), person()));
    }

    static void expect_json(api_answer const& answer)
    {
        expect(json::parse(answer.json).is_object(), "an answer is JSON");
    }

    void reset() { hub_->reset(word({"private-item-1", "private-user-ann"})); }

    void revoke()
    {
        switch (next_.ConsumeIntegralInRange(0, 2))
        {
        case 0:
            return hub_->revoke(person(), channel());
        case 1:
            return hub_->revoke_session(person() + '1');
        default:
            return hub_->revoke_user(person());
        }
    }

    void wait()
    {
        now_ += next_.PickValueInArray({1, 1'000, 5'000, 10'000, 30'000, 60'000});
        hub_->tick(now_);
    }

    /// Rarely: nothing much happens afterwards.
    void drain_perhaps()
    {
        if (next_.ConsumeIntegral<std::uint8_t>() == 1)
            drain();
    }
};

} // namespace

} // namespace auktiva::fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auktiva::fuzz::bytes program{data, size};
    auktiva::fuzz::busy_evening{program}.pass();
    return 0;
}
