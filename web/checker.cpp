#include "web/checker.hpp"

#include "auction/text_rules.hpp"
#include "auction/time.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace auktiva::web {

namespace json = boost::json;

namespace {

std::string_view view_of(json::value const& text)
{
    auto const& content = text.get_string();
    return {content.data(), content.size()};
}

/// A whole number and nothing else.
std::optional<std::int64_t> read_whole(std::string_view text)
{
    std::int64_t value{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = error == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional{value} : std::nullopt;
}

/// As printed by its shortest form; nothing for what is no number.
std::optional<std::string> shortest_text(json::value const& number)
{
    std::array<char, 400> digits;
    auto const print = [&](auto value, auto... form)
    {
        auto const [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value, form...);
        return std::string{digits.data(), end};
    };
    if (auto const* whole = number.if_int64())
        return print(*whole);
    if (auto const* whole = number.if_uint64())
        return print(*whole);
    if (auto const* real = number.if_double())
        return print(*real, std::chars_format::fixed);
    return std::nullopt;
}

/// Digits, with a point among them at most once.
bool is_amount(std::string_view text)
{
    auto const digits = [](std::string_view part)
    { return !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; }); };
    auto const point = text.find('.');
    return digits(text.substr(0, point)) &&
           (point == std::string_view::npos || digits(text.substr(point + 1)));
}

std::string list_of(std::span<std::string_view const> choices)
{
    std::string text;
    for (auto const choice : choices)
        text.append(text.empty() ? "" : ", ").append(choice);
    return text;
}

} // namespace

problem checker::refuse(std::string_view as_bad_request) const
{
    auto const& [where, why] = errors_.front();
    auto message = where + ' ' + why;
    if (!as_bad_request.empty())
        return {refusal::bad_request, as_bad_request, std::move(message)};
    return {refusal::validation, "E_VALIDATION", std::move(message), errors_};
}

void checker::blame(std::string why)
{
    errors_.emplace_back(path_, std::move(why));
}

void checker::check(json::object& members, std::span<field const> fields, bool partial)
{
    auto const outer = path_;
    for (auto const& allowed : fields)
    {
        path_ = outer.empty() ? std::string{allowed.name} : outer + '.' + std::string{allowed.name};
        auto* given = members.if_contains(allowed.name);
        if (!given)
        {
            if (allowed.must == presence::required && !partial)
                blame("is required");
        }
        else if (!given->is_null())
            check(*given, allowed);
        else if (allowed.must != presence::nullable)
            blame("must not be null");
    }
    path_ = outer;
}

void checker::check(json::value& given, field const& allowed)
{
    switch (allowed.is)
    {
    case kind::line:
    case kind::text:
    case kind::email:
    case kind::password:
    case kind::time:
    case kind::choice:
        return check_text(given, allowed);
    case kind::lines:
        return check_lines(given, allowed);
    case kind::flag:
        return check_flag(given);
    case kind::integer:
        return check_integer(given, allowed);
    case kind::amount:
        return check_amount(given);
    case kind::texts:
    case kind::objects:
        return check_list(given, allowed);
    case kind::object:
        if (auto* members = given.if_object())
            return check(*members, allowed.members, true);
        return blame("must be an object");
    }
}

void checker::check_length(std::string_view content, std::int64_t least, std::int64_t most)
{
    auto const points = static_cast<std::int64_t>(code_points(content));
    if (points < least)
        blame(points == 0 ? "is required" : "must have at least " + std::to_string(least) + " characters");
    else if (points > most)
        blame("must have at most " + std::to_string(most) + " characters");
}

void checker::check_text(json::value& given, field const& allowed)
{
    if (!given.is_string())
        return blame(
            allowed.is == kind::time ? "must be a date and time such as 2026-02-13T18:00:00Z"
                                     : "must be a text"
        );
    auto const content = view_of(given);
    if (allowed.is == kind::choice)
    {
        if (std::ranges::find(allowed.choices, content) == allowed.choices.end())
            blame("must be one of " + list_of(allowed.choices));
        return;
    }
    if (allowed.is == kind::time)
    {
        if (!parse_time(content))
            blame("must be a date and time such as 2026-02-13T18:00:00Z");
        return;
    }
    auto const before = errors_.size();
    check_length(content, allowed.is == kind::password ? password_min_ : allowed.least, allowed.most);
    if (errors_.size() > before)
        return;
    if (!is_allowed_text(content, allowed.is == kind::text ? text_kind::long_text : text_kind::line))
        return blame("must not contain control characters");
    if (allowed.is != kind::email)
        return;
    auto lower = lower_ascii(content);
    if (!is_email(lower))
        return blame("must be an e-mail address");
    given = lower;
}

void checker::check_flag(json::value& given)
{
    if (loose_ && given.is_string() && (view_of(given) == "true" || view_of(given) == "false"))
        given = view_of(given) == "true";
    if (!given.is_bool())
        blame("must be true or false");
}

void checker::check_integer(json::value& given, field const& allowed)
{
    if (loose_ && given.is_string())
        if (auto const whole = read_whole(view_of(given)))
            given = *whole;
    auto const* number = given.if_int64();
    if (!number || *number < allowed.least || *number > allowed.most)
        blame(
            "must be a whole number from " + std::to_string(allowed.least) + " to " +
            std::to_string(allowed.most)
        );
}

void checker::check_amount(json::value& given)
{
    auto const text = given.is_string() ? std::string{view_of(given)} : shortest_text(given).value_or("");
    if (!is_amount(text) || text.size() > 40)
        return blame("must be an amount such as 12.50");
    given = text;
}

void checker::check_lines(json::value& given, field const& allowed)
{
    auto* list = given.if_array();
    if (!list)
        return check_text(given, allowed);
    if (list->empty() || list->size() > 100)
        return blame("must have 1 to 100 entries");
    auto const outer = path_;
    for (std::size_t i = 0; i < list->size(); ++i)
    {
        path_ = outer + '.' + std::to_string(i);
        check_text((*list)[i], allowed);
    }
    path_ = outer;
}

void checker::check_list(json::value& given, field const& allowed)
{
    auto* list = given.if_array();
    if (!list)
        return blame("must be a list");
    auto const size = static_cast<std::int64_t>(list->size());
    if (size < allowed.least)
        return blame(
            "must have at least " + std::to_string(allowed.least) +
            (allowed.least == 1 ? " entry" : " entries")
        );
    if (size > allowed.most)
        return blame("must have at most " + std::to_string(allowed.most) + " entries");
    auto const outer = path_;
    for (std::size_t i = 0; i < list->size(); ++i)
    {
        auto& entry = (*list)[i];
        path_ = outer + '.' + std::to_string(i);
        if (allowed.is == kind::objects && entry.is_object())
            check(entry.get_object(), allowed.members, false);
        else if (allowed.is == kind::objects)
            blame("must be an object");
        else if (!entry.is_string())
            blame("must be a text");
        else
            check_length(view_of(entry), 1, 254);
    }
    path_ = outer;
}

} // namespace auktiva::web
