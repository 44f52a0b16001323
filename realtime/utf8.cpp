#include "realtime/utf8.hpp"

namespace auktiva::realtime {

bool utf8_check::accept(std::string_view bytes)
{
    for (char const next : bytes)
    {
        auto const byte = static_cast<std::uint8_t>(next);
        if (missing_ == 0)
        {
            if (byte >= 0x80 && !begin(byte))
                return false;
            continue;
        }
        if (byte < lowest_ || byte > highest_)
            return false;
        --missing_;
        lowest_ = 0x80;
        highest_ = 0xBF;
    }
    return true;
}

bool utf8_check::begin(std::uint8_t lead)
{
    // C0 and C1 could only begin overlong forms; above F4 lies nothing of Unicode.
    if (lead < 0xC2 || lead > 0xF4)
        return false;
    missing_ = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    if (lead == 0xE0)
        lowest_ = 0xA0; // overlong
    if (lead == 0xED)
        highest_ = 0x9F; // surrogates
    if (lead == 0xF0)
        lowest_ = 0x90; // overlong
    if (lead == 0xF4)
        highest_ = 0x8F; // above U+10FFFF
    return true;
}

bool valid_utf8(std::string_view text)
{
    utf8_check check;
    return check.accept(text) && check.complete();
}

} // namespace auktiva::realtime
