#include "auth/signature.hpp"
#include "realtime/http_api.hpp"
#include "tests/fuzz/expect.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace auktiva::realtime;
using auktiva::fuzz::bytes;
using auktiva::fuzz::expect;

app const of{.id = "2", .key = "guest", .secret = "guest-secret"};
constexpr std::int64_t now = 1'700'000'000;

std::string word(bytes& from)
{
    return from.ConsumeRandomLengthString(40);
}

/// As an SDK signs: keys in lower case and in order.
std::string sign(api_request const& request)
{
    query_pairs sorted = request.query;
    for (auto& [key, value] : sorted)
        std::ranges::transform(
            key, key.begin(),
            [](char each) { return each >= 'A' && each <= 'Z' ? static_cast<char>(each + 32) : each; }
        );
    std::ranges::sort(sorted);
    std::string text = std::string{request.method} + '\n' + std::string{request.path} + '\n';
    auto const* separator = "";
    for (auto const& [key, value] : sorted)
    {
        text += separator + key + '=' + value;
        separator = "&";
    }
    return auktiva::auth::hmac_sha256_hex(of.secret, text);
}

/// Parameters as they come, none twice and none of those that sign.
query_pairs further_parameters(bytes& from)
{
    query_pairs made;
    for (int count = from.ConsumeIntegralInRange(0, 4); count > 0; --count)
        made.emplace_back(std::to_string(count) + word(from), word(from));
    return made;
}

void any_request_is_judged(bytes& from)
{
    query_pairs query;
    for (int count = from.ConsumeIntegralInRange(0, 8); count > 0; --count)
    {
        auto const* const known = from.PickValueInArray(
            {"auth_key", "auth_timestamp", "auth_version", "auth_signature", "body_md5", "AUTH_KEY", ""}
        );
        auto value = from.ConsumeBool()
                         ? word(from)
                         : std::string{from.PickValueInArray({"guest", "1700000000", "1.0", ""})};
        query.emplace_back(known + (from.ConsumeBool() ? word(from) : ""), std::move(value));
    }
    auto const method = word(from);
    auto const path = word(from);
    auto const body = from.ConsumeRemainingBytesAsString();
    auto const refused = refuse_signature(of, {method, path, query, body}, now);
    expect(refused && (refused->status == 400 || refused->status == 401), "nobody guesses a signature");
}

void what_was_signed_is_accepted_and_nothing_else(bytes& from)
{
    auto const method = std::string{from.PickValueInArray({"GET", "POST"})};
    auto const body = from.ConsumeRandomLengthString(200);
    auto query = further_parameters(from);
    auto const stamp = now + from.ConsumeIntegralInRange(-700, 700);
    query.emplace_back("auth_key", of.key);
    query.emplace_back("auth_version", "1.0");
    query.emplace_back("auth_timestamp", std::to_string(stamp));
    if (!body.empty())
        query.emplace_back("body_md5", auktiva::auth::md5_hex(body));
    auto const path = "/apps/2/" + word(from);
    query.emplace_back("auth_signature", sign({method, path, query, body}));

    bool const timely = stamp >= now - 600 && stamp <= now + 600;
    expect(
        !refuse_signature(of, {method, path, query, body}, now) == timely,
        "what was signed in time is accepted"
    );

    auto const wrong_body = body + 'x';
    expect(refuse_signature(of, {method, path, query, wrong_body}, now).has_value(), "the body is signed");
    auto const wrong_path = path + 'x';
    expect(refuse_signature(of, {method, wrong_path, query, body}, now).has_value(), "the path is signed");
    auto wrong_query = query;
    auto& [name, value] = wrong_query[from.ConsumeIntegralInRange<std::size_t>(0, query.size() - 1)];
    (from.ConsumeBool() ? name : value) += 'x';
    expect(refuse_signature(of, {method, path, wrong_query, body}, now).has_value(), "the query is signed");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    bytes from{data, size};
    if (from.ConsumeBool())
        any_request_is_judged(from);
    else
        what_was_signed_is_accepted_and_nothing_else(from);
    return 0;
}
