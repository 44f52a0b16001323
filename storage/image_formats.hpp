#pragma once

#include "storage/image_file.hpp"

#include <algorithm>

// What read_image is made of: one reader for each format, and the bytes they walk through.
namespace auktiva::storage {

std::optional<image_file> read_jpeg(std::string_view bytes);
std::optional<image_file> read_png(std::string_view bytes);
std::optional<image_file> read_webp(std::string_view bytes);
std::optional<image_file> read_gif(std::string_view bytes);

/// Bytes from outside, taken from the front. What would reach beyond their end is not there: reads give zeros
/// and nothing, and from then on it has failed.
class byte_walk
{
public:
    explicit byte_walk(std::string_view bytes) noexcept
        : rest_{bytes}
    {
    }

    bool failed() const noexcept { return failed_; }
    std::string_view rest() const noexcept { return rest_; }

    std::string_view take(std::size_t count) noexcept
    {
        failed_ = failed_ || count > rest_.size();
        if (failed_)
            return {};
        auto const taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

    /// A number of at most four bytes, the most significant first.
    std::uint32_t big_endian(std::size_t width) noexcept
    {
        std::uint32_t value = 0;
        for (auto const byte : take(width))
            value = value << 8 | static_cast<unsigned char>(byte);
        return value;
    }

    std::uint32_t little_endian(std::size_t width) noexcept
    {
        std::uint32_t value = 0;
        auto const taken = take(width);
        for (auto byte = taken.rbegin(); byte != taken.rend(); ++byte)
            value = value << 8 | static_cast<unsigned char>(*byte);
        return value;
    }

private:
    std::string_view rest_;
    bool failed_{};
};

template <std::size_t Count>
bool is_one_of(std::string_view word, std::string_view const (&words)[Count]) noexcept
{
    return std::find(words, words + Count, word) != words + Count;
}

} // namespace auktiva::storage
