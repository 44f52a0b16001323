#pragma once

#include "auction/json_writer.hpp"
#include "auction/problem.hpp"
#include "http/response.hpp"

#include <string>
#include <string_view>

namespace auktiva::web {

inline http::response json_answer(int status, std::string body)
{
    return {.status = status, .content_type = "application/json; charset=utf-8", .body = std::move(body)};
}

inline http::response plain_answer(int status, std::string_view text)
{
    return {.status = status, .content_type = "text/plain; charset=utf-8", .body = std::string{text}};
}

/// An object whose members `write(json)` writes.
http::response object_answer(int status, auto const& write)
{
    std::string body;
    json_writer json{body};
    json.object([&] { write(json); });
    return json_answer(status, std::move(body));
}

/// An array of `range`, each element written by `write(json, element)`.
http::response array_answer(auto const& range, auto const& write)
{
    std::string body;
    json_writer json{body};
    json.array(range, [&](auto const& each) { write(json, each); });
    return json_answer(200, std::move(body));
}

inline http::response message_answer(int status, std::string_view message)
{
    return object_answer(status, [&](json_writer& json) { json.member("message", message); });
}

/// The HTTP status of a refusal.
int status_of(problem const& refused);

/// The one error object of the API.
http::response refusal_answer(problem const& refused);

/// The same for what HTTP itself refuses, such as 404 for a path nobody knows.
http::response error_answer(int status, std::string_view message);

} // namespace auktiva::web
