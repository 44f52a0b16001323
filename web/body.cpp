#include "web/body.hpp"

#include "auction/text_rules.hpp"
#include "http/text.hpp"
#include "web/checker.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <stdexcept>

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

/// The name of the list of which "name[3]" is an entry; empty for any other field.
std::string_view list_of(std::string_view name)
{
    auto const open = name.find('[');
    if (open == std::string_view::npos || !name.ends_with(']'))
        return {};
    auto const index = name.substr(open + 1, name.size() - open - 2);
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return !index.empty() && std::ranges::all_of(index, is_digit) ? name.substr(0, open) : std::string_view{};
}

/// Brings the entries of lists together, in the order they came in; false if a list has a field's name.
bool gather_lists(json::object& members)
{
    json::object lists;
    for (auto const& [name, value] : members)
        if (auto const list = list_of(name); !list.empty())
        {
            if (members.contains(list))
                return false;
            auto& entries = lists[list];
            (entries.is_array() ? entries.get_array() : entries.emplace_array()).push_back(value);
        }
    for (auto& [name, entries] : lists)
        members[name] = std::move(entries);
    return true;
}

result<json::object> parse_form(std::string_view text)
{
    json::object members;
    while (!text.empty())
    {
        auto pair = http::cut(text, '&');
        if (pair.empty())
            continue;
        auto const name = decode_form(http::cut(pair, '='));
        auto const value = decode_form(pair);
        if (!name || !value)
            return malformed("The form is not valid");
        if (!members.emplace(*name, *value).second)
            return malformed("The form names a field twice");
    }
    if (!gather_lists(members))
        return malformed("The form names a field twice");
    return members;
}

} // namespace

result<body>
body::parse(std::string_view content_type, std::string_view text, form const& takes, int password_min)
{
    bool const is_form = content_type.starts_with("application/x-www-form-urlencoded");
    auto members = is_form ? parse_form(text) : text.empty() ? json::object{} : parse_json(text);
    if (!members)
        return members.error();
    checker check{is_form, password_min};
    check.check(*members, takes.fields, takes.partial);
    if (check.refused())
        return check.refuse(takes.refused_as);
    return body{std::move(*members), takes.fields};
}

result<body>
body::of_query(std::vector<std::pair<std::string, std::string>> const& parameters, form const& asks)
{
    json::object members;
    for (auto const& [name, value] : parameters)
        members.emplace(name, value);
    checker check{true, 0};
    check.check(members, asks.fields, asks.partial);
    if (check.refused())
        return check.refuse(asks.refused_as);
    return body{std::move(members), asks.fields};
}

json::value const* body::find(std::string_view name) const
{
    if (std::ranges::find(fields_, name, &field::name) == fields_.end())
        throw std::logic_error{"no form declares " + std::string{name}};
    auto const* given = members_.if_contains(name);
    return given && !given->is_null() ? given : nullptr;
}

bool body::is_null(std::string_view name) const
{
    auto const* given = members_.if_contains(name);
    return given && given->is_null();
}

std::optional<std::string> body::optional_text(std::string_view name) const
{
    auto const* given = find(name);
    return given ? std::optional{std::string{given->as_string()}} : std::nullopt;
}

nullable<std::string> body::nullable_text(std::string_view name) const
{
    auto given = optional_text(name);
    return given || is_null(name) ? nullable<std::string>{std::move(given)} : std::nullopt;
}

std::optional<bool> body::flag(std::string_view name) const
{
    auto const* given = find(name);
    return given ? std::optional{given->as_bool()} : std::nullopt;
}

std::optional<timestamp> body::time(std::string_view name) const
{
    auto const given = optional_text(name);
    return given ? std::optional{parse_time(*given).value()} : std::nullopt;
}

nullable<timestamp> body::nullable_time(std::string_view name) const
{
    auto const given = time(name);
    return given || is_null(name) ? nullable<timestamp>{given} : std::nullopt;
}

std::vector<std::string> body::texts(std::string_view name) const
{
    std::vector<std::string> list;
    auto const* given = find(name);
    if (given && given->is_string())
        list.emplace_back(given->get_string());
    else if (given)
        for (auto const& entry : given->as_array())
            list.emplace_back(entry.as_string());
    return list;
}

bool body::is_list(std::string_view name) const
{
    auto const* given = find(name);
    return given && given->is_array();
}

std::optional<body> body::object(std::string_view name) const
{
    auto const* given = find(name);
    if (!given)
        return std::nullopt;
    return body{given->as_object(), std::ranges::find(fields_, name, &field::name)->members};
}

std::vector<body> body::objects(std::string_view name) const
{
    std::vector<body> list;
    if (auto const* given = find(name))
        for (auto const& entry : given->as_array())
            list.push_back(body{entry.as_object(), std::ranges::find(fields_, name, &field::name)->members});
    return list;
}

std::optional<std::string> body::decimal(std::string_view name) const
{
    return optional_text(name);
}

} // namespace auktiva::web
