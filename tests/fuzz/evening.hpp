#pragma once

#include "realtime/hub.hpp"
#include "tests/fuzz/crier.hpp"
#include "tests/fuzz/guest.hpp"

#include <optional>
#include <vector>

namespace auktiva::fuzz {

using namespace realtime;

inline app const house{.id = "1", .key = "house", .secret = "dev-secret", .builtin = true};
inline webhook const all_of_it{.url = "http://example.org"};
inline app const inn{
    .id = "2",
    .key = "inn",
    .secret = "inn-secret",
    .client_events = true,
    .subscription_counts = true,
    .webhooks = {all_of_it}};
inline app const club{
    .id = "3",
    .key = "club",
    .secret = "club-secret",
    .client_events = true,
    .requires_sign_in = true,
    .limits = {.connections = 3, .publications_per_second = 5, .presence_members = 2},
    .webhooks = {all_of_it}};
inline app const shut{.id = "4", .key = "shut", .secret = "shut-secret", .enabled = false};

inline bool owned(std::string_view channel)
{
    return channel.starts_with("private-item-") || channel.starts_with("private-user-");
}

/// A hub with its guests; what happens next is chosen by a program of bytes.
class evening
{
public:
    explicit evening(bytes& program)
        : next_{program}
    {
    }

protected:
    void flush()
    {
        auto const before = writes();
        auto const wanted = std::exchange(flush_wanted_, false);
        hub_->flush();
        expect(wanted || writes() == before, "who wants to be flushed says so");
    }

    // What must hold at any time.

    void look()
    {
        std::size_t there = 0;
        std::size_t seats = 0;
        for (auto& each : guests_)
        {
            each.hear();
            there += each.gone() ? 0 : 1;
            seats += each.end->subscriber().seats.size();
        }
        expect(hub_->socket_count() + hub_->closing_count() == there, "who is not gone is counted");
        expect(hub_->subscription_count() == seats, "subscriptions are counted");
        expect(draining_ || crier_.occupied() == channels_to_tell_of(), "of every channel is told");
    }

    std::size_t channels_to_tell_of() const
    {
        std::size_t count = 0;
        for (auto const& home : hub_->listeners().tenants())
            for (auto const& [name, each] : home.channels)
                count += !home.app.webhooks.empty() && each.kind() != channel_kind::user;
        return count;
    }

    void drain()
    {
        // It is none of the webhooks' business.
        draining_ = true;
        hub_->drain(close_code::over_capacity, "restarting");
    }

    void all_go()
    {
        for (auto const& each : guests_)
            each.end->on_broken();
        look();
        expect(draining_ || crier_.quiet(), "where nobody is left it is quiet");
    }

    void all_are_sent_away()
    {
        drain();
        flush();
        expect(hub_->socket_count() == 0 && hub_->subscription_count() == 0, "after a drain nobody is left");
        now_ += 10'000;
        hub_->tick(now_);
        expect(hub_->closing_count() == 0, "no farewell takes long");
        look();
    }

    void end()
    {
        hub_.reset();
        for (auto const& each : guests_)
            expect(each.gone(), "every connection is closed in the end");
    }

    // Choices.

    std::string word(std::initializer_list<char const*> of)
    {
        return of.begin()[next_.ConsumeIntegralInRange<std::size_t>(0, of.size() - 1)];
    }
    std::string anything() { return next_.ConsumeRandomLengthString(300); }
    std::string person() { return word({"ann", "bob", "cid"}); }
    app const& publisher() { return *hub_->listeners().app_by_key(word({"house", "inn", "club"})); }

    std::string channel()
    {
        return word(
            {"open", "cache-open", "private-room", "private-cache-room", "presence-room",
             "presence-cache-room", "private-encrypted-box", "private-item-1", "private-item-1",
             "private-user-ann", "#server-to-user-ann", "#server-to-user-bob", "not allowed", ""}
        );
    }

    /// Whoever is still connected to an app.
    guest* some_guest()
    {
        std::vector<guest*> there;
        for (auto& each : guests_)
            if (!each.gone() && each.end->of())
                there.push_back(&each);
        if (there.empty())
            return nullptr;
        return there[next_.ConsumeIntegralInRange<std::size_t>(0, there.size() - 1)];
    }

    void say(guest& who, json::object const& message) { send(who, client::text(json::serialize(message))); }
    void send(guest& who, std::string_view sent) { who.end->on_bytes(sent, now_); }

    int writes() const
    {
        int sum = 0;
        for (auto const& each : guests_)
            sum += each.line->writes;
        return sum;
    }

    bytes& next_;
    std::int64_t now_ = 1'000'000;
    bool flush_wanted_ = false;
    bool draining_ = false;
    std::map<std::string, std::uint64_t> numbers_;
    std::vector<guest> guests_;
    crier crier_;
    std::optional<hub> hub_{
        std::in_place,
        hub_settings{
            .apps = {house, inn, club, shut},
            .epoch = "e1",
            .owns = owned,
            .flush_wanted = [this] { flush_wanted_ = true; },
            .on_occasion = [this](app const& of, occasion const& what) { crier_.hear(of, what); },
            .capacity = 6,
        }};
};

} // namespace auktiva::fuzz
