#include "bench/support/http_client.hpp"

#include <charconv>
#include <stdexcept>

namespace auktiva::bench {

namespace {

std::size_t number_in(std::string_view text)
{
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

std::string http_request(
    std::string_view method, std::string_view path, std::string_view cookie, std::string_view body,
    std::string_view further_headers
)
{
    std::string text;
    text.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    if (!cookie.empty())
        text.append("Cookie: ").append(cookie).append("\r\n");
    if (!body.empty())
        text.append("Content-Type: application/json\r\nContent-Length: ")
            .append(std::to_string(body.size()))
            .append("\r\n");
    return text.append(further_headers).append("\r\n").append(body);
}

std::optional<std::string> find_header(std::string_view head, std::string_view name)
{
    auto const mark = "\r\n" + std::string{name} + ": ";
    auto const found = head.find(mark);
    if (found == std::string_view::npos)
        return std::nullopt;
    auto const begin = found + mark.size();
    return std::string{head.substr(begin, head.find("\r\n", begin) - begin)};
}

std::optional<http_answer> http_client::take()
{
    auto const text = line_.received();
    auto const end = text.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return std::nullopt;
    auto const head = text.substr(0, end + 2);
    auto const status = static_cast<int>(number_in(head.substr(9)));
    auto const length = status == 304 ? 0 : number_in(find_header(head, "Content-Length").value_or("0"));
    auto const total = end + 4 + length;
    if (text.size() < total)
        return std::nullopt;
    http_answer answer{status, std::string{head}, std::string{text.substr(end + 4, length)}};
    line_.consume(total);
    return answer;
}

std::optional<http_answer> http_client::receive(bool wait)
{
    for (;;)
    {
        if (auto answer = take())
            return answer;
        if (!line_.receive(wait))
            return std::nullopt;
    }
}

http_answer http_client::ask(std::string_view request, int wanted_status)
{
    send(request);
    auto answer = receive(true).value();
    if (answer.status != wanted_status)
        throw std::runtime_error{
            std::string{request.substr(0, request.find('\r'))} + ": " + std::to_string(answer.status) + ' ' +
            answer.body};
    return answer;
}

} // namespace auktiva::bench
