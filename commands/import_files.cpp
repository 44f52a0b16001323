#include "auction/foreign_value.hpp"
#include "commands/import_work.hpp"
#include "storage/image_file.hpp"
#include "storage/image_store.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace auktiva::commands {

namespace {

constexpr std::uintmax_t largest_file = 32 * 1024 * 1024;
constexpr std::size_t longest_url = 2000;

bool is_url(std::string const& path)
{
    return path.starts_with("http://") || path.starts_with("https://");
}

/// Without a way out of the folder: no "..", not from the root.
bool stays_below(std::filesystem::path const& path)
{
    if (path.empty() || path.is_absolute())
        return false;
    for (auto const& part : path)
        if (part == ".." || part.empty())
            return false;
    return path.string().find('\0') == std::string::npos;
}

std::optional<std::string> read_file(std::filesystem::path const& file, std::string& why)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
    {
        why = "its file is not there: " + file.string();
        return std::nullopt;
    }
    if (auto const size = std::filesystem::file_size(file, error); error || size > largest_file)
    {
        why = "its file cannot be read or is too large: " + file.string();
        return std::nullopt;
    }
    std::ifstream in{file, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    if (!in.is_open() || in.bad())
    {
        why = "its file cannot be read: " + file.string();
        return std::nullopt;
    }
    return bytes;
}

/// The old path, so that links to it go on working, with the ending that the content has.
std::string path_for(std::string const& old, storage::image_kind kind)
{
    auto path = std::filesystem::path{old}.lexically_normal();
    auto const ending = path.extension().string();
    bool const fits = ending == '.' + std::string{storage::extension_of(kind)} ||
                      (kind == storage::image_kind::jpeg && ending == ".jpeg");
    if (!fits)
        path += '.' + std::string{storage::extension_of(kind)};
    return path.string();
}

/// Stores the image unless it is there, or this is only tried; false if it cannot have that path.
bool store(import_work& work, std::string const& path, std::string const& bytes)
{
    if (!work.with.images || work.with.images->open(path))
        return true;
    try
    {
        work.with.images->store(path, bytes);
    }
    catch (std::invalid_argument const&)
    {
        return false;
    }
    work.stored_file(path);
    return true;
}

} // namespace

std::optional<imported_file> import_file(import_work& work, std::string const& url, std::string& why)
{
    if (is_url(url) && url.size() <= longest_url)
        return imported_file{.path = url};
    if (!stays_below(url))
        why = "its url is no path: " + show(foreign_value{url});
    else if (work.with.old_images.empty())
        why = "there is no folder of old images; see --images";
    else if (auto const bytes = read_file(work.with.old_images / url, why))
    {
        auto const image = storage::read_image(*bytes);
        if (!image || !storage::is_showable(*image))
            why = "its file is no image that can be shown: " + (work.with.old_images / url).string();
        else if (auto const path = path_for(url, image->kind); !store(work, path, image->bytes))
            why = "its path cannot be: " + show(foreign_value{url});
        else
            return imported_file{
                .path = path,
                .content_type = std::string{storage::content_type_of(image->kind)},
                .bytes = static_cast<std::int64_t>(image->bytes.size()),
                .width = image->width,
                .height = image->height,
            };
    }
    return std::nullopt;
}

} // namespace auktiva::commands
