#include "auction/json_writer.hpp"

#include <algorithm>

namespace auktiva {

namespace {

/// RFC 8259, 7: quotation mark, reverse solidus and the control characters.
bool must_be_escaped(char c)
{
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

void append_escaped(std::string& target, char c)
{
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr std::string_view characters = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";

    target += '\\';
    if (auto const known = characters.find(c); known != characters.npos)
        target += letters[known];
    else
        target.append(c < 0x10 ? "u000" : "u001").append(1, hex[c & 15]);
}

} // namespace

void json_writer::value(std::string_view text)
{
    separate();
    append_string(text);
    follows_value_ = true;
}

void json_writer::value(timestamp at)
{
    separate();
    target_ += '"';
    append_time(target_, at);
    target_ += '"';
    follows_value_ = true;
}

void json_writer::value(amount price)
{
    price.value ? literal(shortest_money(*price.value, price.exponent)) : value(nullptr);
}

void json_writer::separate()
{
    if (follows_value_)
        target_ += ',';
}

void json_writer::begin_member(std::string_view name)
{
    separate();
    append_string(name);
    target_ += ':';
    follows_value_ = false;
}

void json_writer::literal(std::string_view text)
{
    separate();
    target_ += text;
    follows_value_ = true;
}

void json_writer::append_string(std::string_view text)
{
    target_ += '"';
    for (auto rest = text; !rest.empty();)
    {
        auto const plain =
            static_cast<std::size_t>(std::ranges::find_if(rest, must_be_escaped) - rest.begin());
        target_ += rest.substr(0, plain);
        rest.remove_prefix(plain);
        if (rest.empty())
            break;
        append_escaped(target_, rest.front());
        rest.remove_prefix(1);
    }
    target_ += '"';
}

} // namespace auktiva
