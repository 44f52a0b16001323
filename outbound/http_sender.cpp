#include "outbound/http_sender.hpp"

#include "outbound/libcurl.hpp"

#include <algorithm>

namespace auktiva::outbound {

namespace {

constexpr std::size_t longest_answer = 64 * 1024;

/// Whatever is beyond the bound breaks the exchange off; the status is known by then.
std::size_t keep(char const* text, std::size_t size, std::size_t count, void* kept)
{
    auto& body = *static_cast<std::string*>(kept);
    auto const length = std::min(size * count, longest_answer - body.size());
    body.append(text, length);
    return length;
}

curl_list headers_of(http_post const& what)
{
    curl_list list;
    // Without it libcurl would ask before it sends a large body.
    list.add("Expect:");
    for (auto const& [name, value] : what.headers)
        list.add(value.empty() ? name + ";" : name + ": " + value);
    return list;
}

} // namespace

http_sender::http_sender(http_options options)
    : curl_line{"http,https", options.timeouts}
    , options_{std::move(options)}
{
}

void http_sender::set_up(void* handle)
{
    auto const set = libcurl().easy_setopt;
    set(handle, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    set(handle, CURLOPT_USERAGENT, "Auktiva/" AUKTIVA_VERSION);
    set(handle, CURLOPT_WRITEFUNCTION, &keep);
    if (!options_.ca_file.empty())
        set(handle, CURLOPT_CAINFO, options_.ca_file.c_str());
}

http_answer http_sender::send(http_post const& what)
{
    http_answer heard;
    auto* const handle = open();
    auto const set = libcurl().easy_setopt;
    auto const headers = headers_of(what);
    set(handle, CURLOPT_URL, what.url.c_str());
    set(handle, CURLOPT_HTTPHEADER, headers.get());
    set(handle, CURLOPT_POST, 1L);
    set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(what.body.size()));
    set(handle, CURLOPT_POSTFIELDS, what.body.data());
    set(handle, CURLOPT_WRITEDATA, &heard.body);

    auto const code = perform(heard.error);

    // Nothing that follows may find the way back to here.
    set(handle, CURLOPT_HTTPHEADER, nullptr);
    set(handle, CURLOPT_POSTFIELDS, nullptr);
    if (code != CURLE_OK && heard.body.size() < longest_answer)
        return {.status = 0, .body = {}, .error = std::move(heard.error)};
    heard.error.clear();
    long status{};
    curl_off_t wait{};
    libcurl().easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    libcurl().easy_getinfo(handle, CURLINFO_RETRY_AFTER, &wait);
    heard.status = static_cast<int>(status);
    if (wait > 0)
        heard.retry_after = std::chrono::seconds{wait};
    return heard;
}

} // namespace auktiva::outbound
