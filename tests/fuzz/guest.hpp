#pragma once

#include "auth/signature.hpp"
#include "realtime/socket.hpp"
#include "realtime/utf8.hpp"
#include "tests/fuzz/expect.hpp"
#include "tests/realtime/client_frames.hpp"
#include "tests/realtime/fake_transport.hpp"

#include <boost/json.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace auktiva::fuzz {

namespace json = boost::json;

/// A connection that insists on what a transport may be asked. As under TLS, some of what it was offered and
/// did not take is sealed.
class strict_transport final : public realtime::fake_transport
{
public:
    std::ptrdiff_t write(std::span<iovec const> parts) override
    {
        expect(!hung_up(), "nothing is written after the end");
        expect(!parts.empty(), "something is written");
        std::string offered;
        for (auto const& part : parts)
            offered.append(static_cast<char const*>(part.iov_base), part.iov_len);
        expect(offered.starts_with(sealed_), "what is sealed is offered again");
        auto const taken = fake_transport::write(parts);
        if (taken >= 0)
            sealed_ = offered.substr(static_cast<std::size_t>(taken), most_sealed);
        return taken;
    }

    std::size_t sealed() const override { return sealed_.size(); }

    void wait_writable() override
    {
        expect(closes == 0, "nothing is awaited of a closed connection");
        fake_transport::wait_writable();
    }

    void finish_writing() override
    {
        expect(!hung_up(), "writing ends once");
        fake_transport::finish_writing();
    }

    void close() override
    {
        expect(closes == 0, "a connection is closed once");
        fake_transport::close();
    }

private:
    static constexpr std::size_t most_sealed = 40;

    std::string sealed_;
};

/// A client, who checks all that it hears.
class guest
{
public:
    bool gone() const { return line->closes > 0; }

    void hear()
    {
        for (auto const& frame : realtime::take_frames(line->written))
        {
            expect(!ended_, "nothing follows a Close");
            ended_ = frame.opcode == 0x8;
            if (frame.opcode == 0x1)
                hear(frame.payload);
            else
                expect(frame.payload.size() <= 125, "a control frame is short");
        }
    }

    /// As the page's server would.
    std::string sign(std::string const& channel, std::string const& channel_data) const
    {
        auto const& of = *end->of();
        auto const text = end->id() + ':' + channel + (channel_data.empty() ? "" : ':' + channel_data);
        return of.key + ':' + auth::hmac_sha256_hex(of.secret, text);
    }

    std::shared_ptr<strict_transport> line = std::make_shared<strict_transport>();
    std::shared_ptr<realtime::socket> end;

private:
    void hear(std::string const& text)
    {
        expect(realtime::valid_utf8(text), "a message is UTF-8");
        json::error_code failed;
        auto const message = json::parse(text, failed);
        expect(!failed && message.is_object(), "a message is a JSON object");
        auto const& told = message.get_object();
        auto const* const event = told.if_contains("event");
        expect(event && event->is_string(), "a message has an event");
        if (auto const* const channel = told.if_contains("channel"))
            hear_on(std::string{channel->as_string()}, event->get_string(), told);
    }

    /// What is numbered comes without a gap, from a subscription or a reset on.
    void hear_on(std::string const& channel, std::string_view event, json::object const& told)
    {
        if (event == "pusher_internal:subscription_succeeded" || event == "sync:reset")
            newest_.erase(channel);
        if (event != "numbered")
            return;
        auto const number = std::stoull(std::string{told.at("data").as_string()});
        auto const [known, is_first] = newest_.try_emplace(channel, number);
        expect(is_first || number == known->second + 1, "numbered events come one after the other");
        known->second = number;
    }

    std::map<std::string, std::uint64_t> newest_;
    bool ended_ = false;
};

} // namespace auktiva::fuzz
