#include "auth/signature.hpp"
#include "realtime/http_api.hpp"

#include <boost/url/pct_string_view.hpp>

#include <algorithm>
#include <charconv>

namespace auktiva::realtime {

namespace {

constexpr std::int64_t max_clock_difference = 600;

std::string lower(std::string_view text)
{
    std::string lowered{text};
    for (char& letter : lowered)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return lowered;
}

/// Keys lower-cased and in byte order.
query_pairs canonical(query_pairs query)
{
    for (auto& [key, value] : query)
        key = lower(key);
    std::ranges::sort(query);
    return query;
}

bool has_duplicates(query_pairs const& sorted)
{
    auto const same_key = [](auto const& left, auto const& right) { return left.first == right.first; };
    return std::ranges::adjacent_find(sorted, same_key) != sorted.end();
}

std::string_view value_of(query_pairs const& query, std::string_view key)
{
    auto const found = std::ranges::find(query, key, &query_pairs::value_type::first);
    return found == query.end() ? std::string_view{} : std::string_view{found->second};
}

bool timely(std::string_view seconds, std::int64_t now)
{
    std::int64_t at = 0;
    auto const* const end = seconds.data() + seconds.size();
    auto const [rest, failed] = std::from_chars(seconds.data(), end, at);
    return failed == std::errc{} && rest == end && at >= now - max_clock_difference &&
           at <= now + max_clock_difference;
}

std::string text_to_sign(std::string_view method, std::string_view path, query_pairs const& sorted)
{
    auto text = std::string{method} + '\n' + std::string{path} + '\n';
    auto separator = "";
    for (auto const& [key, value] : sorted)
    {
        if (key == "auth_signature")
            continue;
        text += separator + key + '=' + value;
        separator = "&";
    }
    return text;
}

/// The SDK signs the raw path, HTTP libraries may escape it afterwards: either will do.
bool well_signed(app const& of, api_request const& request, query_pairs const& sorted)
{
    auto const signature = value_of(sorted, "auth_signature");
    auto const fits = [&](std::string_view path)
    {
        auto const expected = auth::hmac_sha256_hex(of.secret, text_to_sign(request.method, path, sorted));
        return auth::equal_constant_time(signature, expected);
    };
    if (fits(request.path))
        return true;
    auto const escaped = boost::urls::make_pct_string_view(request.path);
    return escaped && fits(escaped->decode());
}

} // namespace

std::optional<api_answer> refuse_signature(app const& of, api_request const& request, std::int64_t now)
{
    auto const query = canonical(request.query);
    if (has_duplicates(query))
        return api_error(400, "a query parameter occurs twice");
    if (!auth::equal_constant_time(value_of(query, "auth_key"), of.key))
        return api_error(401, "auth_key is not that of the app");
    if (value_of(query, "auth_version") != "1.0")
        return api_error(401, "auth_version must be 1.0");
    if (!timely(value_of(query, "auth_timestamp"), now))
        return api_error(401, "auth_timestamp is more than ten minutes off");
    auto const digest = value_of(query, "body_md5");
    if ((!request.body.empty() || !digest.empty()) && digest != auth::md5_hex(request.body))
        return api_error(401, "body_md5 is not that of the body");
    if (!well_signed(of, request, query))
        return api_error(401, "invalid signature");
    if (!of.enabled)
        return api_error(403, "the app is disabled");
    return std::nullopt;
}

} // namespace auktiva::realtime
