#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// The smallest images of each kind, made of what their formats ask for. Their pixels are of no interest to
// us.
namespace auktiva::tiny {

inline std::string big_endian(std::uint32_t value, int width)
{
    std::string bytes;
    for (int byte = width - 1; byte >= 0; --byte)
        bytes += static_cast<char>(value >> (8 * byte) & 0xff);
    return bytes;
}

inline std::string little_endian(std::uint32_t value, int width)
{
    auto const bytes = big_endian(value, width);
    return {bytes.rbegin(), bytes.rend()};
}

inline std::string jpeg_segment(unsigned marker, std::string_view payload)
{
    return big_endian(0xff00 | marker, 2) + big_endian(static_cast<std::uint32_t>(payload.size()) + 2, 2) +
           std::string{payload};
}

/// The segments stand where a camera writes them: behind the start.
inline std::string jpeg(std::uint32_t width, std::uint32_t height, std::string const& notes = {})
{
    using namespace std::string_literals;
    auto const frame = "\x08"s + big_endian(height, 2) + big_endian(width, 2) + "\x01\x01\x11\0"s;
    return "\xff\xd8"s + notes + jpeg_segment(0xdb, std::string(65, '\x01')) + jpeg_segment(0xc0, frame) +
           jpeg_segment(0xc4, "\0"s + std::string(16, '\0')) + jpeg_segment(0xda, "\x01\x01\0\0\x3f\0"s) +
           "\x12\xff\0\xff\xd0\x34"s + "\xff\xd9"s;
}

/// A TIFF with an orientation and a place on the map.
inline std::string exif(std::uint32_t orientation, bool is_big)
{
    using namespace std::string_literals;
    auto const number = is_big ? big_endian : little_endian;
    auto const entry =
        [&](std::uint32_t tag, std::uint32_t type, std::uint32_t count, std::string const& value)
    { return number(tag, 2) + number(type, 2) + number(count, 4) + value; };
    return "Exif\0\0"s + (is_big ? "MM" : "II") + number(42, 2) + number(8, 4) + number(2, 2) +
           entry(0x0112, 3, 1, number(orientation, 2) + "\0\0"s) + entry(0x8825, 4, 1, number(38, 4)) +
           number(0, 4) + "GPS 48.85N 2.35E";
}

/// The checksum is not looked at, so it only has to stay what it was.
inline std::string png_chunk(std::string_view name, std::string_view data)
{
    return big_endian(static_cast<std::uint32_t>(data.size()), 4) + std::string{name} + std::string{data} +
           "\xde\xad\xbe\xef";
}

inline std::string png(std::uint32_t width, std::uint32_t height, std::string const& notes = {})
{
    using namespace std::string_literals;
    return "\x89PNG\r\n\x1a\n"s +
           png_chunk("IHDR", big_endian(width, 4) + big_endian(height, 4) + "\x08\x02\0\0\0"s) + notes +
           png_chunk("IDAT", "pixels") + png_chunk("IEND", "");
}

inline std::string riff_chunk(std::string_view name, std::string_view data)
{
    return std::string{name} + little_endian(static_cast<std::uint32_t>(data.size()), 4) + std::string{data} +
           std::string(data.size() % 2, '\0');
}

inline std::string webp_file(std::string const& chunks)
{
    return riff_chunk("RIFF", "WEBP" + chunks);
}

inline std::string lossy(std::uint32_t width, std::uint32_t height)
{
    using namespace std::string_literals;
    return riff_chunk(
        "VP8 ", "\x30\x01\0\x9d\x01\x2a"s + little_endian(width, 2) + little_endian(height, 2) + "odd"
    );
}

inline std::string lossless(std::uint32_t width, std::uint32_t height)
{
    return riff_chunk("VP8L", "\x2f" + little_endian((width - 1) | (height - 1) << 14, 4) + "pixels");
}

inline std::string canvas(std::uint32_t width, std::uint32_t height, char flags)
{
    return riff_chunk(
        "VP8X", flags + std::string(3, '\0') + little_endian(width - 1, 3) + little_endian(height - 1, 3)
    );
}

inline std::string gif_frame(std::uint32_t left, std::uint32_t top, std::uint32_t width, std::uint32_t height)
{
    using namespace std::string_literals;
    return "\x2c"s + little_endian(left, 2) + little_endian(top, 2) + little_endian(width, 2) +
           little_endian(height, 2) + "\0\x02\x02\x4c\x01\0"s;
}

inline std::string gif(std::uint32_t width, std::uint32_t height, std::string const& blocks)
{
    using namespace std::string_literals;
    return "GIF89a"s + little_endian(width, 2) + little_endian(height, 2) + "\x80\0\0"s + "abcdef" + blocks +
           "\x3b";
}

} // namespace auktiva::tiny
