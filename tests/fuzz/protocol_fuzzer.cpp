#include "realtime/overloaded.hpp"
#include "realtime/protocol.hpp"
#include "realtime/utf8.hpp"
#include "tests/fuzz/expect.hpp"

#include <boost/json.hpp>

#include <string>
#include <string_view>

namespace {

namespace json = boost::json;
namespace protocol = auktiva::realtime::protocol;
using auktiva::fuzz::expect;
using auktiva::realtime::read_member;

json::object read(std::string const& said)
{
    expect(auktiva::realtime::valid_utf8(said), "what we say is UTF-8");
    json::error_code failed;
    auto const value = json::parse(said, failed);
    expect(!failed && value.is_object(), "what we say is a JSON object");
    return value.get_object();
}

void expect_answer(std::string const& said, std::string_view channel)
{
    auto const answer = read(said);
    if (!channel.empty())
        expect(answer.at("channel").as_string() == channel, "an answer names the channel as it was named");
}

void answer_all(std::string_view channel, std::string_view text)
{
    expect_answer(protocol::subscription_succeeded(channel), channel);
    expect_answer(protocol::subscription_error(channel, {"AuthError", text, 401}), channel);
    expect_answer(protocol::error(4301, text, channel), channel);
    auto const relayed = protocol::event(channel, text, channel);
    expect_answer(relayed, channel);
    expect(read(relayed).at("event").as_string() == text, "an event keeps its name");
    expect(read(relayed).at("data").as_string() == channel, "an event keeps its data");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    if (!auktiva::realtime::valid_utf8(text))
        return 0;
    answer_all(text.substr(0, 0), text);
    answer_all(text, "");
    std::visit(
        auktiva::realtime::overloaded{
            [](protocol::subscribe const& wish)
            {
                answer_all(wish.channel, wish.auth);
                if (auto const who = read_member(wish.channel_data.value_or("")))
                    expect_answer(protocol::member_added(wish.channel, *who), wish.channel);
            },
            [](protocol::signin const& wish) { read(protocol::signin_success(wish.user_data)); },
            [](protocol::unsubscribe const& wish) { answer_all(wish.channel, ""); },
            [](protocol::client_event const& said)
            {
                expect(said.event.starts_with("client-"), "only what is called so is a client event");
                answer_all(said.channel, said.event);
                expect_answer(protocol::relayed_event(said, nullptr), said.channel);
            },
            [&](protocol::malformed)
            {
                json::error_code failed;
                auto const value = json::parse({text.data(), text.size()}, failed, {}, {.max_depth = 16});
                auto const* const object = value.if_object();
                auto const* const event = object ? object->if_contains("event") : nullptr;
                expect(failed || !event || !event->is_string(), "what has an event is a message");
            },
            [](auto const&) {},
        },
        protocol::parse(text)
    );
    return 0;
}
