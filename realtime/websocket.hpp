#pragma once

#include "realtime/utf8.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// The framing of RFC 6455, server side: text only, no extensions.
namespace auktiva::realtime::websocket {

/// A whole message, valid UTF-8.
struct text
{
    std::string payload;
};

struct ping
{
    std::string payload;
};

struct pong
{
};

/// The peer's Close; without a code it counts as 1005 (7.1.5).
struct close
{
    std::uint16_t code;
    std::string reason;
};

/// The peer broke the protocol: answer with a Close of this code.
struct violation
{
    std::uint16_t code;
    std::string_view reason;
};

using event = std::variant<text, ping, pong, close, violation>;

/// Bytes in, events out. Holds no heap memory between messages.
class decoder
{
public:
    explicit decoder(std::size_t max_message = 64 * 1024)
        : max_message_{max_message}
    {
    }

    /// Takes the bytes up to the end of the next event off `input`. Nothing: all are taken, more are
    /// needed. A close or a violation is the last event; what follows it is swallowed.
    std::optional<event> next(std::string_view& input);

private:
    std::optional<violation> push_header(char byte);
    std::optional<violation> check_first_byte() const;
    std::optional<violation> check_second_byte() const;
    std::optional<violation> open_payload();
    std::optional<event> take_payload(std::string_view& input);
    std::optional<event> end_data();
    event end_control();
    event finish(event last);

    unsigned opcode() const { return header_[0] & 0x0Fu; }
    bool final() const { return (header_[0] & 0x80u) != 0; }
    bool control() const { return (header_[0] & 0x08u) != 0; }
    std::size_t extended_length() const;
    std::size_t header_length() const { return 2 + extended_length() + 4; }

    std::size_t max_message_;
    std::uint64_t missing_ = 0;
    std::string message_;
    std::string control_;
    std::array<std::uint8_t, 14> header_{};
    std::uint8_t header_size_ = 0;
    std::uint8_t mask_at_ = 0;
    utf8_check utf8_;
    bool in_payload_ = false;
    bool in_message_ = false;
    bool finished_ = false;
};

/// Finished wire bytes, unmasked as a server's are.
std::string text_frame(std::string_view payload);
std::string ping_frame(std::string_view payload);
std::string pong_frame(std::string_view payload);
/// The reason is cut to the 123 bytes that fit, never inside a character; 1005 makes an empty Close.
std::string close_frame(std::uint16_t code, std::string_view reason = {});

/// Codes a peer may put into a Close frame (7.4).
bool sendable_close_code(std::uint16_t code);

} // namespace auktiva::realtime::websocket
