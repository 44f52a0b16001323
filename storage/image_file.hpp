#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace auktiva::storage {

enum class image_kind
{
    jpeg,
    png,
    webp,
    gif,
};

/// "image/jpeg"
std::string_view content_type_of(image_kind kind) noexcept;
/// "jpg"
std::string_view extension_of(image_kind kind) noexcept;

/// What the first bytes of a file announce; whether it is one is for read_image to say.
std::optional<image_kind> sniff_image(std::string_view first_bytes) noexcept;
/// How many first bytes sniff_image needs.
constexpr std::size_t sniffed_bytes = 12;

/// An image without what its camera and its editor noted beside it.
struct image_file
{
    image_kind kind{};
    /// As it is shown: turned where the camera was.
    std::uint32_t width{};
    std::uint32_t height{};
    std::string bytes;
};

constexpr std::uint32_t max_image_side = 12'000;
constexpr std::uint64_t max_image_pixels = 40'000'000;
/// Of an animation.
constexpr std::uint32_t max_image_frames = 1'000;

/// Reads a JPEG, PNG, WebP or GIF by its content and drops its metadata and what follows its end; pixels are
/// neither decoded nor touched, and what turns the image or says its colours stays. Nothing for any other
/// content and for an image that is damaged or cut short.
std::optional<image_file> read_image(std::string_view bytes);

/// Whether a phone can decode it: by what its header says, the only bound on a small file of many pixels.
constexpr bool is_showable(image_file const& what) noexcept
{
    return what.width <= max_image_side && what.height <= max_image_side &&
           std::uint64_t{what.width} * what.height <= max_image_pixels;
}

} // namespace auktiva::storage
