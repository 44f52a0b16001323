#include "http/request_parser.hpp"

#include "http/text.hpp"

#include <boost/beast/http/error.hpp>

#include <algorithm>

namespace auktiva::http {

namespace {

// Of a body only as much is reserved on the sender's word alone.
constexpr std::uint64_t trusted_length = 64 * 1024;

// "0", two line ends. No chunked body is over with less to come, and given less of its last chunk
// alone Beast 1.81 would stop at an assertion of its own.
constexpr std::size_t shortest_last_chunk = 5;

refusal refusal_of(boost::beast::error_code error)
{
    namespace beast_http = boost::beast::http;
    if (error == beast_http::error::body_limit)
        return {.status = 413, .text = "The body is too large"};
    if (error == beast_http::error::header_limit)
        return {.status = 431, .text = "The header is too large"};
    return {.status = 400, .text = "Malformed request"};
}

} // namespace

request_parser::request_parser(guard_rules const& rules)
    : rules_{rules}
{
    // The head is put in one piece that measure_head has bounded.
    header_limit(2 * max_head_size);
    // Set once the head has said where the request goes.
    body_limit(boost::none);
}

std::optional<std::uint64_t> request_parser::declared_length() const
{
    auto const length = content_length();
    return length ? std::optional{*length} : std::nullopt;
}

void request_parser::limit_body(std::uint64_t most)
{
    if (declared_length() > most)
        refuse(refusal_of(boost::beast::http::error::body_limit));
    else
        body_limit(most);
}

std::size_t request_parser::put(std::string_view bytes)
{
    return stage_ == stage::head ? put_head(bytes) : put_body(bytes);
}

std::size_t request_parser::put_head(std::string_view bytes)
{
    auto const before = kept_.size();
    if (before > 0)
        kept_ += bytes;
    auto const head = before > 0 ? std::string_view{kept_} : bytes;
    auto const extent = measure_head(head);
    if (extent.refused)
        return refuse(*extent.refused);
    if (extent.size == 0)
    {
        if (before == 0)
            kept_ = bytes;
        return bytes.size();
    }
    parse_head(head.substr(0, extent.size));
    kept_.clear();
    return extent.size - before;
}

void request_parser::parse_head(std::string_view head)
{
    error_code error;
    base::put({head.data(), head.size()}, error);
    if (error || !is_header_done())
        refuse(refusal_of(error));
    else if (auto const refused = guard(request_, rules_))
        refuse(*refused);
    else
        stage_ = is_done() ? stage::complete : stage::body;
    eager(true);
}

std::size_t request_parser::put_body(std::string_view bytes)
{
    auto const before = kept_.size();
    if (before > 0)
        kept_ += bytes;
    auto const unread = before > 0 ? std::string_view{kept_} : bytes;
    error_code error;
    std::size_t used = 0;
    if (!chunked() || unread.size() >= shortest_last_chunk)
        used = base::put({unread.data(), unread.size()}, error);
    if (error && error != boost::beast::http::error::need_more)
        return refuse(refusal_of(error));
    if (is_done())
    {
        stage_ = stage::complete;
        return used - before;
    }
    // The head or trailer of a chunk, cut short.
    kept_ = std::string{unread.substr(used)};
    if (kept_.size() > max_head_size)
        return refuse({.status = 431, .text = "The trailer is too large"});
    return bytes.size();
}

std::size_t request_parser::refuse(refusal why)
{
    refused_ = why;
    stage_ = stage::refused;
    return 0;
}

bool request_parser::wants_continue() const noexcept
{
    return request_.version == 11 && !request_.header("Expect").empty();
}

bool request_parser::wants_websocket() const noexcept
{
    return upgrade() && request_.version == 11 && request_.method == "GET" &&
           equal_ignoring_case(request_.header("Upgrade"), "websocket");
}

void request_parser::on_request_impl(verb, text method, text target, int version, error_code&)
{
    request_.method = method;
    request_.target = target;
    request_.version = version;
}

void request_parser::on_field_impl(field_id, text name, text value, error_code&)
{
    // Fields of a chunked body's trailer come too late for the guard, so nobody shall read them.
    if (stage_ == stage::head)
        request_.headers.add(name, value);
}

void request_parser::on_body_init_impl(boost::optional<std::uint64_t> const& length, error_code&)
{
    request_.body.reserve(std::min(length.value_or(0), trusted_length));
}

std::size_t request_parser::on_body_impl(text body, error_code&)
{
    request_.body += body;
    return body.size();
}

std::size_t request_parser::on_chunk_body_impl(std::uint64_t, text body, error_code&)
{
    request_.body += body;
    return body.size();
}

} // namespace auktiva::http
