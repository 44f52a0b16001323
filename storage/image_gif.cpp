#include "storage/image_formats.hpp"

namespace auktiva::storage {

namespace {

constexpr std::string_view image_separator = "\x2c";
constexpr std::string_view extension_introducer = "\x21";
constexpr std::string_view trailer = "\x3b";
constexpr std::string_view graphic_control = "\xf9";
constexpr std::string_view application = "\xff";

/// Bytes of a colour table that packed flags tell of.
std::size_t color_table_size(std::uint32_t flags) noexcept
{
    return (flags & 0x80) == 0 ? 0 : 3u << ((flags & 7) + 1);
}

/// Takes sub-blocks with the empty one that ends them.
void skip_blocks(byte_walk& walk) noexcept
{
    while (auto const size = walk.big_endian(1))
        walk.take(size);
}

/// The one application extension that is shown: how often an animation is repeated.
bool is_repetition(std::string_view blocks) noexcept
{
    constexpr std::size_t whole_size = 17;
    constexpr std::string_view head = "\x0bNETSCAPE2.0\x03\x01";
    return blocks.size() == whole_size && blocks.starts_with(head);
}

class gif_walk
{
public:
    explicit gif_walk(std::string_view bytes)
        : walk_{bytes}
    {
        found.bytes.reserve(bytes.size());
    }

    image_file found;

    bool run()
    {
        read_screen();
        while (!walk_.failed())
        {
            auto const from = walk_.rest();
            auto const block = walk_.take(1);
            if (block == trailer)
            {
                found.bytes += block;
                return frames_ > 0 && frames_ <= max_image_frames;
            }
            if (block != image_separator && block != extension_introducer)
                return false;
            if (block == image_separator ? read_frame() : is_kept_extension())
                keep_since(from);
        }
        return false;
    }

private:
    void keep_since(std::string_view from)
    {
        if (!walk_.failed())
            found.bytes += from.substr(0, from.size() - walk_.rest().size());
    }

    void read_screen()
    {
        auto const from = walk_.rest();
        walk_.take(6);
        found.width = walk_.little_endian(2);
        found.height = walk_.little_endian(2);
        auto const flags = walk_.little_endian(1);
        walk_.take(2 + color_table_size(flags));
        keep_since(from);
    }

    /// A frame that reaches beyond the screen widens it, as browsers do.
    bool read_frame()
    {
        auto const left = walk_.little_endian(2);
        auto const top = walk_.little_endian(2);
        found.width = std::max(found.width, left + walk_.little_endian(2));
        found.height = std::max(found.height, top + walk_.little_endian(2));
        walk_.take(color_table_size(walk_.little_endian(1)));
        walk_.take(1);
        skip_blocks(walk_);
        ++frames_;
        return true;
    }

    bool is_kept_extension()
    {
        auto const label = walk_.take(1);
        auto const from = walk_.rest();
        skip_blocks(walk_);
        auto const blocks = from.substr(0, from.size() - walk_.rest().size());
        return label == graphic_control || (label == application && is_repetition(blocks));
    }

    byte_walk walk_;
    std::uint32_t frames_{};
};

} // namespace

std::optional<image_file> read_gif(std::string_view bytes)
{
    gif_walk walk{bytes};
    if (!walk.run())
        return std::nullopt;
    return std::move(walk.found);
}

} // namespace auktiva::storage
