#include "web/uploads.hpp"

#include "auth/random_id.hpp"
#include "auth/signature.hpp"
#include "http/byte_range.hpp"
#include "http/multipart.hpp"
#include "storage/image_file.hpp"
#include "storage/image_store.hpp"
#include "web/polling.hpp"

#include <algorithm>
#include <system_error>

namespace auktiva::web {

namespace {

/// What is read at a time of a file that leaves.
constexpr std::size_t piece_size = 128 * 1024;

result<std::string_view> find_file(call const& sent, upload const& wanted)
{
    auto const form = http::read_form(sent.request.header("Content-Type"), sent.request.body);
    if (!form)
        return refusals::bad_request("E_MALFORMED_BODY", "The form is not valid");
    auto const found = std::ranges::find(*form, wanted.field, &http::form_part::name);
    if (found == form->end() || found->content.empty())
        return refusals::bad_request("E_NO_FILE", "The form has no file " + std::string{wanted.field});
    if (found->content.size() > wanted.most_bytes)
        return refusals::too_large("E_IMAGE_TOO_LARGE", "The file is too large", wanted.most_bytes);
    return found->content;
}

problem storage_full()
{
    return refusals::busy("E_STORAGE_FULL", "The server has no space left for files");
}

/// Empty if the disk fails.
std::string read_piece(services& use, storage::stored_file const& file, std::uint64_t from, std::uint64_t end)
{
    try
    {
        return file.read(from, std::min<std::uint64_t>(piece_size, end - from));
    }
    catch (std::system_error const& fault)
    {
        use.post([&use, what = std::string{fault.what()}] { use.log("failed: " + what); });
        return {};
    }
}

/// The rest of a file from a place on, read while what comes before it leaves.
std::shared_ptr<http::following_pieces>
pieces_of(services& use, std::shared_ptr<storage::stored_file const> file, http::byte_range rest)
{
    auto const at = std::make_shared<std::uint64_t>(rest.first);
    auto const end = rest.first + rest.size;
    auto next = [&use, file = std::move(file), at, end](http::following_pieces::take take)
    {
        // Given back to the I/O thread with the piece, as it keeps the connection.
        auto const wanting = std::make_shared<http::following_pieces::take>(std::move(take));
        auto read = [&use, file, at, end, wanting = std::shared_ptr{wanting}]() mutable
        {
            auto piece = read_piece(use, *file, *at, end);
            *at += piece.size();
            use.post([wanting = std::move(wanting), piece = std::move(piece)]() mutable
                     { (*wanting)(std::move(piece)); });
        };
        if (!use.files.submit(std::move(read)))
            use.post([wanting] { (*wanting)({}); });
    };
    return std::make_shared<http::following_pieces>(http::following_pieces{rest.size, std::move(next)});
}

std::string_view name_of_file(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

/// Strong: under its path a file never changes.
std::string tag_of(std::string_view path, std::uint64_t size)
{
    return '"' + std::string{name_of_file(path)} + '-' + std::to_string(size) + '"';
}

std::string_view type_of(storage::stored_file const& file)
{
    auto const kind = storage::sniff_image(file.read(0, storage::sniffed_bytes));
    return kind ? storage::content_type_of(*kind) : "application/octet-stream";
}

http::range_wish wished_range(call const& asked, std::string_view tag, std::uint64_t size)
{
    auto const condition = asked.request.header("If-Range");
    if (!condition.empty() && condition != tag)
        return {};
    return http::read_range(asked.request.header("Range"), size);
}

} // namespace

std::string fresh_file_name(timestamp at)
{
    constexpr std::size_t random_characters = 25;
    return std::to_string(at.time_since_epoch().count()) + '-' +
           auth::base36(auth::random_bytes(random_characters));
}

result<stored_upload> store_upload(call const& sent, upload const& wanted)
{
    auto const file = find_file(sent, wanted);
    if (!file)
        return file.error();
    auto const image = storage::read_image(*file);
    if (!image)
        return refusals::bad_request(
            "E_NOT_AN_IMAGE", "The file is no JPEG, PNG, WebP or GIF, or is damaged"
        );
    if (!storage::is_showable(*image))
        return refusals::bad_request("E_TOO_MANY_PIXELS", "The image has too many pixels");
    auto path = wanted.stem + '.' + std::string{storage::extension_of(image->kind)};
    try
    {
        sent.use.images.store(path, image->bytes);
    }
    catch (std::system_error const& fault)
    {
        if (fault.code() == std::errc::no_space_on_device)
            return storage_full();
        throw;
    }
    return stored_upload{
        std::move(path), std::string{storage::content_type_of(image->kind)},
        static_cast<std::int64_t>(image->bytes.size()), image->width, image->height};
}

void settle_upload(services& within, std::string path)
{
    // If it cannot be done now, the next start does it.
    static_cast<void>(within.files.submit([&within, path = std::move(path)] { within.images.settle(path); }));
}

void discard_upload(services& within, std::string path)
{
    auto const discard = [&within, path = std::move(path)]
    {
        try
        {
            within.images.discard(path);
        }
        catch (std::system_error const& fault)
        {
            within.post([&within, what = std::string{fault.what()}] { within.log("failed: " + what); });
        }
    };
    static_cast<void>(within.files.submit(discard));
}

result<http::response> file_answer(call const& asked, std::string_view path)
{
    auto opened = asked.use.images.open(path);
    if (!opened)
        return refusals::not_found("E_FILE_NOT_FOUND", "File not found");
    auto const file = std::make_shared<storage::stored_file const>(*std::move(opened));
    auto const tag = tag_of(path, file->size());
    http::response answer{
        .headers = {
            {"ETag", tag},
            {"Cache-Control", "private, max-age=31536000, immutable"},
            {"Content-Security-Policy", "default-src 'none'; sandbox"},
            {"Accept-Ranges", "bytes"},
            {"Content-Disposition", "inline; filename=\"" + std::string{name_of_file(path)} + '"'},
        }};
    if (names_tag(asked.request.header("If-None-Match"), tag))
    {
        answer.status = 304;
        return answer;
    }
    auto const wish = wished_range(asked, tag, file->size());
    if (wish.beyond_end)
    {
        answer.status = 416;
        answer.headers.emplace_back("Content-Range", "bytes */" + std::to_string(file->size()));
        return answer;
    }
    auto const part = wish.part.value_or(http::byte_range{0, file->size()});
    if (wish.part)
    {
        answer.status = 206;
        answer.headers.emplace_back(
            "Content-Range", "bytes " + std::to_string(part.first) + '-' +
                                 std::to_string(part.first + part.size - 1) + '/' +
                                 std::to_string(file->size())
        );
    }
    answer.content_type = type_of(*file);
    answer.body = file->read(part.first, std::min<std::uint64_t>(part.size, piece_size));
    auto const read = answer.body.size();
    answer.following = pieces_of(asked.use, file, {part.first + read, part.size - read});
    return answer;
}

} // namespace auktiva::web
