#include "http/content_coding.hpp"
#include "web/handlers.hpp"
#include "web/socket_place.hpp"
#include "web/ui_files.hpp"

// The browser client: its assets, and the one page that it is wherever one enters.
namespace auktiva::web {

namespace {

http::response file_answer(call const& what, ui_file const& file)
{
    bool const takes_gzip = http::accepts_gzip(what.request.headers.joined("Accept-Encoding"));
    // A strong tag names bytes, and there are two forms of them.
    auto const tag = '"' + std::string{file.hash} + (takes_gzip ? "-gzip\"" : "\"");
    http::response answer{.headers = {{"ETag", tag}, {"Vary", "Accept-Encoding"}}};
    if (names_tag(what.request.header("If-None-Match"), tag))
    {
        answer.status = 304;
        return answer;
    }
    answer.content_type = content_type_of(file);
    if (takes_gzip)
    {
        answer.headers.emplace_back("Content-Encoding", "gzip");
        answer.lasting_body = file.compressed;
    }
    else
        answer.body = http::gunzip(file.compressed, file.size);
    return answer;
}

/// What the page may load, and from where: from here, and the socket from where /api/config says.
std::string policy_of_page(call const& what)
{
    auto const socket = socket_origin(what);
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
           "connect-src 'self'" +
           (socket.empty() ? "" : ' ' + socket) +
           "; font-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; "
           "base-uri 'none'";
}

http::response answer_without_ui(std::string_view path)
{
    if (path != "/")
        return error_answer(404, "Not found");
    return plain_answer(
        200, "Auktiva was built without its browser client. "
             "Its API is described at /api/openapi.json\n"
    );
}

} // namespace

void show_page(call_ptr call)
{
    auto const* page = find_ui_file(ui_files(), "index.html");
    if (!page)
        return call->answer(answer_without_ui(call->request.path));
    auto answer = file_answer(*call, *page);
    answer.headers.emplace_back("Cache-Control", "no-cache");
    answer.headers.emplace_back("Content-Security-Policy", policy_of_page(*call));
    call->answer(std::move(answer));
}

void show_asset(call_ptr call)
{
    auto const* asset = find_ui_file(ui_files(), "assets/" + std::string{call->captured("asset")});
    if (!asset)
        return call->answer(error_answer(404, "Not found"));
    auto answer = file_answer(*call, *asset);
    answer.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    // They are the same everywhere; and browsers ask for the icon of a tab on behalf of what it showed
    // before.
    answer.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
    call->answer(std::move(answer));
}

} // namespace auktiva::web
