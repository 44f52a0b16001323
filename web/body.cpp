#include "web/body.hpp"

#include "http/text.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace auktiva::web {

namespace json = boost::json;

namespace {

constexpr json::parse_options strict{.max_depth = 16};

/// Counts the keys of a text, repeated ones too: Boost's parser keeps the last of equal keys silently.
struct key_counter
{
    static constexpr std::size_t max_object_size = 1000;
    static constexpr std::size_t max_array_size = 10'000;
    static constexpr std::size_t max_key_size = 256;
    static constexpr std::size_t max_string_size = 1 << 20;

    std::size_t keys{};

    using code = boost::system::error_code;
    bool on_document_begin(code&) { return true; }
    bool on_document_end(code&) { return true; }
    bool on_object_begin(code&) { return true; }
    bool on_object_end(std::size_t, code&) { return true; }
    bool on_array_begin(code&) { return true; }
    bool on_array_end(std::size_t, code&) { return true; }
    bool on_key_part(json::string_view, std::size_t, code&) { return true; }
    bool on_key(json::string_view, std::size_t, code&) { return ++keys, true; }
    bool on_string_part(json::string_view, std::size_t, code&) { return true; }
    bool on_string(json::string_view, std::size_t, code&) { return true; }
    bool on_number_part(json::string_view, code&) { return true; }
    bool on_int64(std::int64_t, json::string_view, code&) { return true; }
    bool on_uint64(std::uint64_t, json::string_view, code&) { return true; }
    bool on_double(double, json::string_view, code&) { return true; }
    bool on_bool(bool, code&) { return true; }
    bool on_null(code&) { return true; }
    bool on_comment_part(json::string_view, code&) { return true; }
    bool on_comment(json::string_view, code&) { return true; }
};

std::size_t count_keys(json::value const& in)
{
    std::size_t keys = 0;
    if (auto const* object = in.if_object())
        for (auto const& [key, value] : *object)
            keys += 1 + count_keys(value);
    else if (auto const* array = in.if_array())
        for (auto const& value : *array)
            keys += count_keys(value);
    return keys;
}

bool repeats_a_key(std::string_view text, json::value const& parsed)
{
    json::basic_parser<key_counter> parser{strict};
    boost::system::error_code error;
    parser.write_some(false, text.data(), text.size(), error);
    return error || parser.handler().keys != count_keys(parsed);
}

problem malformed(std::string_view what)
{
    return {refusal::bad_request, "E_MALFORMED_BODY", std::string{what}};
}

result<json::object> parse_json(std::string_view text)
{
    boost::system::error_code error;
    auto parsed = json::parse(text, error, {}, strict);
    if (error)
        return malformed("The body is not valid JSON");
    if (!parsed.is_object())
        return malformed("The body must be a JSON object");
    if (repeats_a_key(text, parsed))
        return malformed("The body names a key twice");
    return std::move(parsed.get_object());
}

/// A plus stands for a space in forms.
std::optional<std::string> decode_form(std::string_view text)
{
    std::string spaced{text};
    std::ranges::replace(spaced, '+', ' ');
    auto decoded = http::percent_decode(spaced);
    return decoded && is_utf8(*decoded) ? decoded : std::nullopt;
}

result<json::object> parse_form(std::string_view text)
{
    json::object members;
    while (!text.empty())
    {
        auto pair = http::cut(text, '&');
        auto const name = decode_form(http::cut(pair, '='));
        auto const value = decode_form(pair);
        if (!name || !value)
            return malformed("The form is not valid");
        if (!members.emplace(*name, *value).second)
            return malformed("The form names a field twice");
    }
    return members;
}

} // namespace

result<body> body::parse(std::string_view content_type, std::string_view text)
{
    auto members = content_type.starts_with("application/x-www-form-urlencoded") ? parse_form(text)
                   : text.empty()                                                ? json::object{}
                                                                                 : parse_json(text);
    if (!members)
        return members.error();
    return body{std::move(*members)};
}

void body::blame(std::string_view name, std::string_view why)
{
    errors_.emplace_back(name, why.empty() ? "is not valid" : std::string{why});
}

problem body::problem() const
{
    auto const& [field, why] = errors_.front();
    return {refusal::validation, "E_VALIDATION", field + " " + why, errors_};
}

bool body::is_null(std::string_view name) const
{
    auto const* given = members_.if_contains(name);
    return given && given->is_null();
}

json::value const* body::find(std::string_view name, bool may_be_null)
{
    auto const* given = members_.if_contains(name);
    if (!given)
        return nullptr;
    if (!given->is_null())
        return given;
    if (!may_be_null)
        blame(name, "must not be null");
    return nullptr;
}

std::optional<std::string> body::checked_text(std::string_view name, json::value const& given, length allowed)
{
    auto const* text = given.if_string();
    if (!text)
        return blame(name, "must be a text"), std::nullopt;
    std::string_view const content{text->data(), text->size()};
    if (auto const points = code_points(content); points < allowed.least)
        blame(
            name, points == 0 ? "is required"
                              : "must have at least " + std::to_string(allowed.least) + " characters"
        );
    else if (points > allowed.most)
        blame(name, "must have at most " + std::to_string(allowed.most) + " characters");
    else if (!is_allowed_text(content, allowed.kind))
        blame(name, "must not contain control characters");
    else
        return std::string{content};
    return std::nullopt;
}

std::string body::text(std::string_view name, length allowed)
{
    if (!has(name))
        return blame(name, "is required"), std::string{};
    auto const* given = find(name);
    return given ? checked_text(name, *given, allowed).value_or(std::string{}) : std::string{};
}

std::optional<std::string> body::optional_text(std::string_view name, length allowed)
{
    auto const* given = find(name);
    return given ? checked_text(name, *given, allowed) : std::nullopt;
}

nullable<std::string> body::nullable_text(std::string_view name, length allowed)
{
    if (is_null(name))
        return std::optional<std::string>{};
    auto const* given = find(name);
    return given ? nullable<std::string>{checked_text(name, *given, allowed)} : std::nullopt;
}

std::optional<bool> body::flag(std::string_view name)
{
    auto const* given = find(name);
    if (!given)
        return std::nullopt;
    if (!given->is_bool())
        return blame(name, "must be true or false"), std::nullopt;
    return given->get_bool();
}

std::optional<int> body::integer(std::string_view name, int least, int most)
{
    auto const* given = find(name);
    if (!given)
        return std::nullopt;
    auto const* number = given->if_int64();
    if (!number || *number < least || *number > most)
        return blame(
                   name,
                   "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most)
               ),
               std::nullopt;
    return static_cast<int>(*number);
}

std::optional<timestamp> body::checked_time(std::string_view name, json::value const& given)
{
    auto const* text = given.if_string();
    auto const at = text ? parse_time({text->data(), text->size()}) : result<timestamp>{auktiva::problem{}};
    if (!at)
        return blame(name, "must be a date and time such as 2026-02-13T18:00:00Z"), std::nullopt;
    return *at;
}

std::optional<timestamp> body::time(std::string_view name)
{
    auto const* given = find(name);
    return given ? checked_time(name, *given) : std::nullopt;
}

nullable<timestamp> body::nullable_time(std::string_view name)
{
    if (is_null(name))
        return std::optional<timestamp>{};
    auto const* given = find(name);
    return given ? nullable<timestamp>{checked_time(name, *given)} : std::nullopt;
}

std::optional<std::string> body::decimal(std::string_view name)
{
    auto const* given = find(name);
    if (!given)
        return std::nullopt;
    if (auto const* text = given->if_string())
        return std::string{text->data(), text->size()};
    std::array<char, 400> digits;
    auto const print = [&](auto number, auto... form)
    {
        auto const [end, error] =
            std::to_chars(digits.data(), digits.data() + digits.size(), number, form...);
        return std::string{digits.data(), end};
    };
    if (auto const* number = given->if_int64())
        return print(*number);
    if (auto const* number = given->if_uint64())
        return print(*number);
    if (auto const* number = given->if_double())
        return print(*number, std::chars_format::fixed);
    return blame(name, "must be a number"), std::nullopt;
}

std::string body::required_decimal(std::string_view name)
{
    if (!has(name))
        blame(name, "is required");
    return decimal(name).value_or(std::string{});
}

} // namespace auktiva::web
