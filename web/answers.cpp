#include "web/answers.hpp"

#include <algorithm>

namespace auktiva::web {

namespace {

struct wire_code
{
    int status;
    std::string_view code;
};

wire_code wire_code_of(refusal sort)
{
    switch (sort)
    {
    case refusal::bad_request:
        return {400, "BAD_REQUEST"};
    case refusal::unauthorized:
        return {401, "UNAUTHORIZED"};
    case refusal::forbidden:
        return {403, "FORBIDDEN"};
    case refusal::not_found:
        return {404, "NOT_FOUND"};
    case refusal::conflict:
        return {409, "CONFLICT"};
    case refusal::too_large:
        return {413, "PAYLOAD_TOO_LARGE"};
    case refusal::validation:
        return {422, "VALIDATION_ERROR"};
    case refusal::rate_limited:
        return {429, "RATE_LIMITED"};
    case refusal::unavailable:
        return {503, "SERVICE_UNAVAILABLE"};
    case refusal::internal:
        break;
    }
    return {500, "INTERNAL_SERVER_ERROR"};
}

std::string_view code_of_status(int status)
{
    switch (status)
    {
    case 404:
        return "NOT_FOUND";
    case 405:
        return "METHOD_NOT_ALLOWED";
    case 413:
        return "PAYLOAD_TOO_LARGE";
    case 431:
        return "HEADERS_TOO_LARGE";
    case 503:
        return "SERVICE_UNAVAILABLE";
    default:
        return status >= 500 ? "INTERNAL_SERVER_ERROR" : "BAD_REQUEST";
    }
}

} // namespace

int status_of(problem const& refused)
{
    return wire_code_of(refused.sort).status;
}

http::response refusal_answer(problem const& refused)
{
    auto const [status, code] = wire_code_of(refused.sort);
    auto answer = object_answer(
        status,
        [&, code = code](json_writer& json)
        {
            json.member("message", refused.message);
            json.member("code", code);
            json.member("key", refused.key);
            if (!refused.errors.empty())
                json.object(
                    "errors",
                    [&]
                    {
                        for (auto const& [field, why] : refused.errors)
                            json.array(
                                field, std::array{std::string_view{why}}, [&](auto text) { json.value(text); }
                            );
                    }
                );
            for (auto const& [name, text] : refused.details)
                json.member(name, raw_json{text});
        }
    );
    auto const retry =
        std::ranges::find(refused.details, "retryAfter", [](auto const& each) { return each.first; });
    if (retry != refused.details.end())
        answer.headers.emplace_back("Retry-After", retry->second);
    return answer;
}

http::response error_answer(int status, std::string_view message)
{
    return object_answer(
        status,
        [&](json_writer& json)
        {
            json.member("message", message);
            json.member("code", code_of_status(status));
            json.member("error", message);
        }
    );
}

} // namespace auktiva::web
