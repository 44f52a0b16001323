#include "storage/image_formats.hpp"

#include <utility>

namespace auktiva::storage {

namespace {

constexpr unsigned start_of_image = 0xd8;
constexpr unsigned end_of_image = 0xd9;
constexpr unsigned start_of_scan = 0xda;
constexpr unsigned app_1 = 0xe1;
constexpr unsigned app_15 = 0xef;
constexpr unsigned comment = 0xfe;
// Progressive images have about ten; thousands are there to keep a decoder busy.
constexpr int max_scans = 256;

constexpr std::string_view exif_mark{"Exif\0\0", 6};
constexpr std::string_view icc_mark{"ICC_PROFILE\0", 12};

bool is_restart(unsigned marker) noexcept
{
    return marker >= 0xd0 && marker <= 0xd7;
}

/// Baseline, extended and progressive: those that browsers show.
bool is_frame(unsigned marker) noexcept
{
    return marker >= 0xc0 && marker <= 0xc2;
}

/// Huffman and quantisation tables, restart interval, scan: without them nothing is decoded.
bool is_needed(unsigned marker) noexcept
{
    return is_frame(marker) || marker == 0xc4 || marker == 0xdb || marker == 0xdd || marker == start_of_scan;
}

bool is_note(unsigned marker) noexcept
{
    return (marker >= 0xe0 && marker <= app_15) || marker == comment;
}

/// Of the notes these say how colours are to be read.
bool is_about_colours(unsigned marker, std::string_view payload) noexcept
{
    return (marker == 0xe0 && payload.starts_with(std::string_view{"JFIF\0", 5})) ||
           (marker == 0xe2 && payload.starts_with(icc_mark)) ||
           (marker == 0xee && payload.starts_with("Adobe"));
}

/// How the camera was held, 1 to 8; 1, upright, where nobody says so.
std::uint32_t orientation_of(std::string_view exif) noexcept
{
    constexpr std::uint32_t orientation_tag = 0x0112;
    constexpr std::uint32_t short_type = 3;
    auto const tiff = exif.substr(exif_mark.size());
    bool const is_big = tiff.starts_with("MM");
    if (!is_big && !tiff.starts_with("II"))
        return 1;
    auto const number = [is_big](byte_walk& from, std::size_t width)
    { return is_big ? from.big_endian(width) : from.little_endian(width); };
    byte_walk head{tiff.substr(2)};
    number(head, 2);
    byte_walk entries{tiff};
    entries.take(number(head, 4));
    for (auto left = number(entries, 2); left > 0 && !entries.failed(); --left)
    {
        byte_walk entry{entries.take(12)};
        auto const tag = number(entry, 2);
        auto const type = number(entry, 2);
        auto const count = number(entry, 4);
        auto const value = number(entry, 2);
        if (tag == orientation_tag && type == short_type && count == 1 && value >= 1 && value <= 8)
            return value;
    }
    return 1;
}

/// Walks the segments of a JPEG and copies those that are needed.
class jpeg_walk
{
public:
    explicit jpeg_walk(std::string_view bytes)
        : walk_{bytes}
    {
        found.bytes.reserve(bytes.size());
    }

    /// Whether it came to the end of an image.
    bool run()
    {
        if (next_marker() != start_of_image)
            return false;
        append_marker(start_of_image);
        for (;;)
        {
            auto const marker = next_marker();
            if (marker == end_of_image)
                break;
            if (!read_segment(marker) || (marker == start_of_scan && !copy_scan()))
                return false;
        }
        append_marker(end_of_image);
        if (orientation_ > 4)
            std::swap(found.width, found.height);
        return scans_ > 0;
    }

    image_file found;

private:
    /// 0 where there is none.
    unsigned next_marker() noexcept
    {
        if (walk_.big_endian(1) != 0xff)
            return 0;
        auto marker = walk_.big_endian(1);
        while (marker == 0xff)
            marker = walk_.big_endian(1);
        return marker;
    }

    void append_marker(unsigned marker)
    {
        found.bytes += '\xff';
        found.bytes += static_cast<char>(marker);
    }

    bool read_segment(unsigned marker)
    {
        auto const from = walk_.rest();
        auto const length = walk_.big_endian(2);
        if (length < 2)
            return false;
        auto const payload = walk_.take(length - 2);
        if (walk_.failed() || !(is_needed(marker) || is_note(marker)))
            return false;
        if (is_frame(marker) && !read_frame(payload))
            return false;
        if (is_needed(marker) || is_about_colours(marker, payload))
        {
            append_marker(marker);
            found.bytes += from.substr(0, length);
        }
        else if (marker == app_1 && payload.starts_with(exif_mark))
            keep_orientation(payload);
        return true;
    }

    bool read_frame(std::string_view payload)
    {
        if (found.width != 0)
            return false;
        byte_walk frame{payload};
        frame.take(1);
        found.height = frame.big_endian(2);
        found.width = frame.big_endian(2);
        auto const components = frame.big_endian(1);
        frame.take(3 * std::size_t{components});
        return !frame.failed() && frame.rest().empty() && found.width != 0 && components > 0;
    }

    /// An Exif segment that says nothing but how to turn the image.
    void keep_orientation(std::string_view exif)
    {
        if (orientation_ != 1)
            return;
        orientation_ = orientation_of(exif);
        if (orientation_ == 1)
            return;
        append_marker(app_1);
        found.bytes += std::string_view{
            "\0\x22"
            "Exif\0\0MM\0\x2a\0\0\0\x08\0\x01"
            "\x01\x12\0\x03\0\0\0\x01\0",
            27};
        found.bytes += static_cast<char>(orientation_);
        found.bytes.append(6, '\0');
    }

    /// Copies what is coded, up to the next marker that is none of it.
    bool copy_scan()
    {
        if (found.width == 0 || ++scans_ > max_scans)
            return false;
        auto const coded = walk_.rest();
        for (auto at = coded.find('\xff'); at != coded.npos && at + 1 < coded.size();
             at = coded.find('\xff', at))
        {
            auto const next = static_cast<unsigned char>(coded[at + 1]);
            if (next != 0 && next != 0xff && !is_restart(next))
            {
                found.bytes += walk_.take(at);
                return true;
            }
            at += next == 0xff ? 1 : 2;
        }
        return false;
    }

    byte_walk walk_;
    std::uint32_t orientation_{1};
    int scans_{};
};

} // namespace

std::optional<image_file> read_jpeg(std::string_view bytes)
{
    jpeg_walk walk{bytes};
    if (!walk.run())
        return std::nullopt;
    return std::move(walk.found);
}

} // namespace auktiva::storage
