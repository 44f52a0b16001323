#include "storage/image_formats.hpp"

namespace auktiva::storage {

namespace {

constexpr std::uint32_t exif_and_xmp_flags = 0x08 | 0x04;
constexpr std::size_t riff_head_size = 8;

/// A chunk as it stands in the file, with its name and length, and the byte that makes it even.
struct riff_chunk
{
    std::string_view name;
    std::string_view data;
    std::string_view whole;
};

/// Without a name where there is no whole one.
riff_chunk next_riff_chunk(byte_walk& walk) noexcept
{
    auto const from = walk.rest();
    riff_chunk chunk{.name = walk.take(4), .data = {}, .whole = {}};
    auto const length = walk.little_endian(4);
    chunk.data = walk.take(length);
    walk.take(length % 2);
    if (walk.failed())
        return {};
    chunk.whole = from.substr(0, from.size() - walk.rest().size());
    return chunk;
}

void append_little_endian(std::string& out, std::size_t value)
{
    for (int byte = 0; byte < 4; ++byte, value >>= 8)
        out += static_cast<char>(value & 0xff);
}

struct extent
{
    std::uint32_t width{};
    std::uint32_t height{};
};

/// What a coded picture says of its own size.
std::optional<extent> extent_of_lossy(std::string_view data) noexcept
{
    constexpr std::uint32_t mask = 0x3fff;
    byte_walk frame{data};
    frame.take(3);
    if (frame.take(3) != "\x9d\x01\x2a")
        return std::nullopt;
    extent const size{frame.little_endian(2) & mask, frame.little_endian(2) & mask};
    return frame.failed() ? std::nullopt : std::optional{size};
}

std::optional<extent> extent_of_lossless(std::string_view data) noexcept
{
    constexpr std::uint32_t mask = 0x3fff;
    byte_walk frame{data};
    if (frame.take(1) != "\x2f")
        return std::nullopt;
    auto const bits = frame.little_endian(4);
    extent const size{(bits & mask) + 1, (bits >> 14 & mask) + 1};
    return frame.failed() ? std::nullopt : std::optional{size};
}

std::optional<extent> extent_of_picture(riff_chunk const& chunk) noexcept
{
    return chunk.name == "VP8 " ? extent_of_lossy(chunk.data) : extent_of_lossless(chunk.data);
}

bool is_picture(riff_chunk const& chunk) noexcept
{
    return chunk.name == "VP8 " || chunk.name == "VP8L";
}

/// Walks the chunks of an extended file.
class webp_walk
{
public:
    image_file found;

    bool run(byte_walk walk)
    {
        auto const first = next_riff_chunk(walk);
        if (first.name != "VP8X")
            return keep_picture(first, true);
        if (!keep_canvas(first.data))
            return false;
        while (!walk.rest().empty())
            if (auto const chunk = next_riff_chunk(walk); chunk.name.empty() || !keep_part(chunk))
                return false;
        return pictures_ > 0 && pictures_ <= max_image_frames;
    }

private:
    bool keep_canvas(std::string_view data)
    {
        if (data.size() != 10)
            return false;
        byte_walk canvas{data};
        auto const flags = canvas.little_endian(1);
        canvas.take(3);
        found.width = canvas.little_endian(3) + 1;
        found.height = canvas.little_endian(3) + 1;
        found.bytes += "VP8X";
        append_little_endian(found.bytes, data.size());
        found.bytes += static_cast<char>(flags & ~exif_and_xmp_flags);
        found.bytes += data.substr(1);
        return true;
    }

    bool keep_part(riff_chunk const& chunk)
    {
        if (chunk.name == "ANMF")
            return keep_frame(chunk.data);
        if (is_picture(chunk))
            return keep_picture(chunk, false);
        if (chunk.name == "ICCP" || chunk.name == "ANIM" || chunk.name == "ALPH")
            found.bytes += chunk.whole;
        return true;
    }

    /// No picture is larger than the canvas it is shown on.
    bool keep_picture(riff_chunk const& chunk, bool is_canvas)
    {
        auto const size = is_picture(chunk) ? extent_of_picture(chunk) : std::nullopt;
        if (!size)
            return false;
        if (is_canvas)
        {
            found.width = size->width;
            found.height = size->height;
        }
        found.bytes += chunk.whole;
        ++pictures_;
        return size->width <= found.width && size->height <= found.height;
    }

    /// A frame of an animation is a box of chunks of its own.
    bool keep_frame(std::string_view data)
    {
        byte_walk walk{data};
        auto const begin = found.bytes.size();
        found.bytes += "ANMF";
        append_little_endian(found.bytes, 0);
        found.bytes += walk.take(16);
        auto const before = pictures_;
        while (!walk.rest().empty() && !walk.failed())
        {
            auto const chunk = next_riff_chunk(walk);
            if (chunk.name.empty() || (is_picture(chunk) && !keep_picture(chunk, false)))
                return false;
            if (chunk.name == "ALPH")
                found.bytes += chunk.whole;
        }
        if (walk.failed() || pictures_ != before + 1)
            return false;
        std::string length;
        append_little_endian(length, found.bytes.size() - begin - riff_head_size);
        found.bytes.replace(begin + 4, 4, length);
        return true;
    }

    std::uint32_t pictures_{};
};

} // namespace

std::optional<image_file> read_webp(std::string_view bytes)
{
    byte_walk head{bytes};
    head.take(4);
    byte_walk content{head.take(head.little_endian(4))};
    content.take(4);
    webp_walk walk;
    walk.found.bytes.reserve(bytes.size());
    walk.found.bytes = bytes.substr(0, 12);
    if (head.failed() || content.failed() || !walk.run(content))
        return std::nullopt;
    std::string length;
    append_little_endian(length, walk.found.bytes.size() - riff_head_size);
    walk.found.bytes.replace(4, 4, length);
    return std::move(walk.found);
}

} // namespace auktiva::storage
