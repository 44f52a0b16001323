#include "storage/image_file.hpp"

#include "storage/image_formats.hpp"

namespace auktiva::storage {

std::string_view content_type_of(image_kind kind) noexcept
{
    switch (kind)
    {
    case image_kind::jpeg:
        return "image/jpeg";
    case image_kind::png:
        return "image/png";
    case image_kind::webp:
        return "image/webp";
    case image_kind::gif:
        break;
    }
    return "image/gif";
}

std::string_view extension_of(image_kind kind) noexcept
{
    return kind == image_kind::jpeg ? "jpg" : content_type_of(kind).substr(6);
}

std::optional<image_kind> sniff_image(std::string_view first_bytes) noexcept
{
    if (first_bytes.starts_with("\xff\xd8\xff"))
        return image_kind::jpeg;
    if (first_bytes.starts_with("\x89PNG\r\n\x1a\n"))
        return image_kind::png;
    if (first_bytes.starts_with("GIF87a") || first_bytes.starts_with("GIF89a"))
        return image_kind::gif;
    if (first_bytes.starts_with("RIFF") && first_bytes.substr(0, sniffed_bytes).ends_with("WEBP"))
        return image_kind::webp;
    return std::nullopt;
}

std::optional<image_file> read_image(std::string_view bytes)
{
    auto const kind = sniff_image(bytes);
    if (!kind)
        return std::nullopt;
    auto found = *kind == image_kind::jpeg   ? read_jpeg(bytes)
                 : *kind == image_kind::png  ? read_png(bytes)
                 : *kind == image_kind::webp ? read_webp(bytes)
                                             : read_gif(bytes);
    if (!found || found->width == 0 || found->height == 0)
        return std::nullopt;
    found->kind = *kind;
    return found;
}

} // namespace auktiva::storage
