#pragma once

#include <cstdint>
#include <string_view>

namespace auktiva::realtime {

/// Checks UTF-8 (RFC 3629) piece by piece and refuses at the first byte that cannot belong.
class utf8_check
{
public:
    bool accept(std::string_view bytes);
    /// No character is left half finished.
    bool complete() const { return missing_ == 0; }

private:
    bool begin(std::uint8_t lead);

    std::uint8_t missing_ = 0;
    // What the next continuation byte may be: narrower after E0, ED, F0 and F4.
    std::uint8_t lowest_ = 0x80;
    std::uint8_t highest_ = 0xBF;
};

/// Whole text in one piece.
bool valid_utf8(std::string_view text);

} // namespace auktiva::realtime
