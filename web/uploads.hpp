#pragma once

#include "web/call.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace auktiva::web {

/// An image on its way from a form into the folder of images.
struct upload
{
    /// The form's field that holds the file.
    std::string_view field;
    std::uint64_t most_bytes{};
    /// Its path but for the extension, which follows from its content.
    std::string stem;
};

/// An uploaded file that is stored and waits for the row that names it.
struct stored_upload
{
    std::string path;
    std::string content_type;
    std::int64_t bytes{};
    std::int64_t width{};
    std::int64_t height{};
};

/// What an image may have, and what the form around it may add.
constexpr std::uint64_t most_image_bytes = 10 * 1024 * 1024;
constexpr std::uint64_t most_thumbnail_bytes = 5 * 1024 * 1024;
constexpr std::uint64_t most_form_bytes = 64 * 1024;

/// "1735689600000-4f…": of that millisecond, and not to be guessed.
std::string fresh_file_name(timestamp at);

/// Takes the file out of the form, makes sure that it is an image, strips it of its metadata and stores it.
/// For the threads for files.
result<stored_upload> store_upload(call const& sent, upload const& wanted);

/// The row that names the file is there, or was refused.
void settle_upload(services& within, std::string path);
void discard_upload(services& within, std::string path);

/// A stored image as the answer to this request: whole, a range of it, or "you have it already".
result<http::response> file_answer(call const& asked, std::string_view path);

} // namespace auktiva::web
