#pragma once

#include "auction/ids.hpp"
#include "auction/time.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace auktiva {

/// A picture of an item; the first one stands for it everywhere.
struct image
{
    image_id id;
    item_id item;
    /// Below the folder of images. What an import brought may be a whole URL.
    std::string path;
    std::int64_t position{};
    std::string content_type;
    std::int64_t bytes{};
    std::int64_t width{};
    std::int64_t height{};
    timestamp created_at{};
};

constexpr std::size_t max_images = 10;

/// Where browsers fetch a stored path: itself, where it is a URL.
inline std::string image_url(std::string const& path)
{
    if (path.starts_with("http://") || path.starts_with("https://"))
        return path;
    return "/api/uploads/images/" + path;
}

inline std::optional<std::string> image_url(std::optional<std::string> const& path)
{
    return path ? std::optional{image_url(*path)} : std::nullopt;
}

} // namespace auktiva
