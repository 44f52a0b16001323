#include "storage/image_formats.hpp"

namespace auktiva::storage {

namespace {

constexpr std::string_view png_signature = "\x89PNG\r\n\x1a\n";

/// A chunk as it stands in the file, with length and checksum.
struct png_chunk
{
    std::string_view name;
    std::string_view data;
    std::string_view whole;
};

/// Without a name where there is no whole one.
png_chunk next_png_chunk(byte_walk& walk) noexcept
{
    auto const from = walk.rest();
    auto const length = walk.big_endian(4);
    png_chunk chunk{.name = walk.take(4), .data = walk.take(length), .whole = {}};
    walk.take(4);
    if (walk.failed())
        return {};
    chunk.whole = from.substr(0, from.size() - walk.rest().size());
    return chunk;
}

/// What is needed to show it: pixels, transparency, colours, density, animation.
bool is_shown(png_chunk const& chunk) noexcept
{
    constexpr std::string_view names[]{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB",
                                       "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "acTL", "fcTL", "fdAT"};
    return is_one_of(chunk.name, names);
}

/// A capital letter first: who does not know it must not show the image.
bool is_critical(png_chunk const& chunk) noexcept
{
    return (chunk.name.front() & 0x20) == 0;
}

} // namespace

std::optional<image_file> read_png(std::string_view bytes)
{
    image_file found;
    found.bytes.reserve(bytes.size());
    byte_walk walk{bytes};
    found.bytes += walk.take(png_signature.size());
    bool has_pixels = false;
    std::uint32_t frames = 0;
    for (auto chunk = next_png_chunk(walk);; chunk = next_png_chunk(walk))
    {
        if (chunk.name.empty() || (chunk.name == "IHDR") != (found.width == 0))
            return std::nullopt;
        if (chunk.name == "IHDR")
        {
            byte_walk header{chunk.data};
            found.width = header.big_endian(4);
            found.height = header.big_endian(4);
            if (chunk.data.size() != 13 || found.width == 0)
                return std::nullopt;
        }
        has_pixels = has_pixels || chunk.name == "IDAT";
        frames += chunk.name == "fcTL" ? 1 : 0;
        if (is_shown(chunk))
            found.bytes += chunk.whole;
        else if (is_critical(chunk))
            return std::nullopt;
        if (chunk.name == "IEND")
            break;
    }
    return has_pixels && frames <= max_image_frames ? std::optional{std::move(found)} : std::nullopt;
}

} // namespace auktiva::storage
