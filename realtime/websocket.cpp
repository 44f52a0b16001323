#include "realtime/websocket.hpp"

#include <algorithm>
#include <utility>

namespace auktiva::realtime::websocket {

namespace {

enum opcode : std::uint8_t
{
    continuation_opcode = 0x0,
    text_opcode = 0x1,
    binary_opcode = 0x2,
    close_opcode = 0x8,
    ping_opcode = 0x9,
    pong_opcode = 0xA,
};

constexpr std::size_t max_control_payload = 125;
constexpr std::size_t max_close_reason = max_control_payload - 2;
constexpr std::uint16_t no_status = 1005;

std::string encode_frame(opcode kind, std::string_view payload)
{
    auto const size = payload.size();
    std::size_t const extended = size > 0xFFFF ? 8 : size > max_control_payload ? 2 : 0;
    std::string frame;
    frame.reserve(2 + extended + size);
    frame += static_cast<char>(0x80 | kind);
    frame += static_cast<char>(extended == 8 ? 127 : extended == 2 ? 126 : size);
    for (auto byte = extended; byte-- > 0;)
        frame += static_cast<char>(size >> (8 * byte) & 0xFF);
    return frame += payload;
}

event read_close(std::string&& payload)
{
    if (payload.empty())
        return close{no_status, {}};
    if (payload.size() == 1)
        return violation{1002, "close code cut short"};
    auto const high = static_cast<std::uint8_t>(payload[0]);
    auto const low = static_cast<std::uint8_t>(payload[1]);
    auto const code = static_cast<std::uint16_t>(high << 8 | low);
    if (!sendable_close_code(code))
        return violation{1002, "invalid close code"};
    payload.erase(0, 2);
    if (!valid_utf8(payload))
        return violation{1007, "close reason is not UTF-8"};
    return close{code, std::move(payload)};
}

} // namespace

std::optional<event> decoder::next(std::string_view& input)
{
    while (!finished_ && (!input.empty() || (in_payload_ && missing_ == 0)))
    {
        if (in_payload_)
        {
            if (auto found = take_payload(input))
                return found;
            continue;
        }
        auto const wrong = push_header(input.front());
        input.remove_prefix(1);
        if (wrong)
            return finish(*wrong);
    }
    if (finished_)
        input = {};
    return std::nullopt;
}

std::optional<violation> decoder::push_header(char byte)
{
    header_[header_size_++] = static_cast<std::uint8_t>(byte);
    if (header_size_ == 1)
        return check_first_byte();
    if (header_size_ == 2)
        return check_second_byte();
    return header_size_ == header_length() ? open_payload() : std::nullopt;
}

std::optional<violation> decoder::check_first_byte() const
{
    if ((header_[0] & 0x70) != 0)
        return violation{1002, "reserved bits set"};
    switch (opcode())
    {
    case continuation_opcode:
        return in_message_ ? std::nullopt : std::optional{violation{1002, "nothing to continue"}};
    case text_opcode:
        return in_message_ ? std::optional{violation{1002, "message not finished"}} : std::nullopt;
    case binary_opcode:
        return violation{1003, "text only"};
    case close_opcode:
    case ping_opcode:
    case pong_opcode:
        return final() ? std::nullopt : std::optional{violation{1002, "fragmented control frame"}};
    default:
        return violation{1002, "unknown opcode"};
    }
}

std::optional<violation> decoder::check_second_byte() const
{
    if ((header_[1] & 0x80) == 0)
        return violation{1002, "frame not masked"};
    if (control() && (header_[1] & 0x7F) > max_control_payload)
        return violation{1002, "control frame too long"};
    return std::nullopt;
}

std::size_t decoder::extended_length() const
{
    auto const length = header_[1] & 0x7F;
    return length == 127 ? 8 : length == 126 ? 2 : 0;
}

std::optional<violation> decoder::open_payload()
{
    auto const extended = extended_length();
    std::uint64_t length = header_[1] & 0x7F;
    if (extended > 0)
    {
        length = 0;
        for (std::size_t byte = 0; byte < extended; ++byte)
            length = length << 8 | header_[2 + byte];
        if (length <= (extended == 2 ? max_control_payload : 0xFFFF) || length >> 63 != 0)
            return violation{1002, "invalid length"};
    }
    if (!control() && length > max_message_ - message_.size())
        return violation{1009, "message too big"};
    missing_ = length;
    mask_at_ = 0;
    in_payload_ = true;
    return std::nullopt;
}

std::optional<event> decoder::take_payload(std::string_view& input)
{
    auto const part =
        input.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(missing_, input.size())));
    auto const* mask = &header_[header_length() - 4];
    auto& target = control() ? control_ : message_;
    auto const before = target.size();
    target += part;
    for (std::size_t at = 0; at < part.size(); ++at)
        target[before + at] = static_cast<char>(part[at] ^ mask[(mask_at_ + at) % 4]);
    mask_at_ = static_cast<std::uint8_t>((mask_at_ + part.size()) % 4);
    input.remove_prefix(part.size());
    missing_ -= part.size();

    if (!control() && !utf8_.accept(std::string_view{target}.substr(before)))
        return finish(violation{1007, "not UTF-8"});
    if (missing_ > 0)
        return std::nullopt;
    in_payload_ = false;
    header_size_ = 0;
    return control() ? end_control() : end_data();
}

std::optional<event> decoder::end_data()
{
    in_message_ = !final();
    if (in_message_)
        return std::nullopt;
    if (!utf8_.complete())
        return finish(violation{1007, "not UTF-8"});
    return text{std::exchange(message_, {})};
}

event decoder::end_control()
{
    auto payload = std::exchange(control_, {});
    if (opcode() == ping_opcode)
        return ping{std::move(payload)};
    if (opcode() == pong_opcode)
        return pong{};
    return finish(read_close(std::move(payload)));
}

event decoder::finish(event last)
{
    finished_ = true;
    std::string{}.swap(message_);
    std::string{}.swap(control_);
    return last;
}

std::string text_frame(std::string_view payload)
{
    return encode_frame(text_opcode, payload);
}

std::string ping_frame(std::string_view payload)
{
    return encode_frame(ping_opcode, payload);
}

std::string pong_frame(std::string_view payload)
{
    return encode_frame(pong_opcode, payload);
}

std::string close_frame(std::uint16_t code, std::string_view reason)
{
    if (code == no_status)
        return encode_frame(close_opcode, {});
    auto length = std::min(reason.size(), max_close_reason);
    while (length < reason.size() && length > 0 && (reason[length] & 0xC0) == 0x80)
        --length;
    std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
    return encode_frame(close_opcode, payload += reason.substr(0, length));
}

bool sendable_close_code(std::uint16_t code)
{
    if (code < 3000)
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014);
    return code <= 4999;
}

} // namespace auktiva::realtime::websocket
