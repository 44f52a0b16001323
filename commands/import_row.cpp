#include "commands/import_row.hpp"

#include "auction/rich_text.hpp"

#include <algorithm>

namespace auktiva::commands {

namespace {

bool is_id_character(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

std::string joined(std::vector<std::string> const& parts)
{
    std::string all;
    for (auto const& each : parts)
        all += (all.empty() ? "" : "; ") + each;
    return all;
}

} // namespace

bool is_importable_id(foreign_value const& value)
{
    constexpr std::size_t longest = 100;
    auto const* text = std::get_if<std::string>(&value);
    return text && !text->empty() && text->size() <= longest && std::ranges::all_of(*text, is_id_character);
}

import_row::import_row(import_report& report, std::string_view table, foreign_value const& id)
    : report_{report}
    , table_{table}
    , id_{is_importable_id(id) ? std::get<std::string>(id) : show(id)}
{
    if (!is_importable_id(id))
        refuse("its id cannot be");
}

void import_row::refuse(std::string why)
{
    if (refused_.empty())
        refused_ = std::move(why);
}

void import_row::repair(std::string how)
{
    repairs_.push_back(std::move(how));
}

void import_row::replace(std::string_view column, foreign_value const& value, std::string_view by)
{
    repair(std::string{column} + " was " + show(value) + ", is " + std::string{by});
}

std::optional<std::string>
import_row::text(std::string_view column, foreign_value const& value, text_kind kind, std::size_t most)
{
    if (is_null(value))
        return std::nullopt;
    auto const* text = std::get_if<std::string>(&value);
    if (!text)
    {
        replace(column, value, "empty");
        return std::nullopt;
    }
    auto allowed = allowed_text(*text, kind);
    if (!is_allowed_text(*text, kind))
        repair(std::string{column} + " had characters that no text may have");
    if (auto const length = code_points(allowed); length > most)
    {
        allowed = first_code_points(allowed, most - 1);
        repair(
            std::string{column} + " was cut: " + std::to_string(length) + " characters, " +
            std::to_string(most) + " are allowed"
        );
    }
    return allowed;
}

std::optional<std::string>
import_row::rich_text(std::string_view column, foreign_value const& value, std::size_t most)
{
    auto const given = text(column, value, text_kind::long_text, most);
    if (!given)
        return std::nullopt;
    auto cleaned = clean_html(*given);
    if (cleaned != *given)
        repair(std::string{column} + " was cleaned");
    return cleaned;
}

std::string import_row::name(
    std::string_view column, foreign_value const& value, std::size_t most, std::string_view otherwise
)
{
    auto const given = text(column, value, text_kind::line, most);
    if (given && !is_blank(*given))
        return *given;
    replace(column, value, otherwise);
    return std::string{otherwise};
}

std::optional<std::string> import_row::reference(std::string_view column, foreign_value const& value)
{
    if (is_null(value))
        return std::nullopt;
    if (is_importable_id(value))
        return std::get<std::string>(value);
    replace(column, value, "empty");
    return std::nullopt;
}

timestamp import_row::time(std::string_view column, foreign_value const& value, timestamp otherwise)
{
    if (auto const at = read_time(value))
        return *at;
    replace(column, value, format_time(otherwise));
    return otherwise;
}

std::optional<timestamp> import_row::optional_time(
    std::string_view column, foreign_value const& value, std::optional<timestamp> if_unreadable
)
{
    if (is_null(value))
        return std::nullopt;
    if (auto const at = read_time(value))
        return at;
    replace(column, value, if_unreadable ? format_time(*if_unreadable) : "empty");
    return if_unreadable;
}

bool import_row::flag(std::string_view column, foreign_value const& value, bool otherwise)
{
    if (auto const is = read_flag(value))
        return *is;
    replace(column, value, otherwise ? "on" : "off");
    return otherwise;
}

int import_row::number(
    std::string_view column, foreign_value const& value, int least, int most, int otherwise
)
{
    auto const read = read_integer(value);
    if (read && *read >= least && *read <= most)
        return static_cast<int>(*read);
    auto const nearest = !read ? otherwise : *read < least ? least : most;
    replace(column, value, std::to_string(nearest));
    return nearest;
}

money import_row::amount(
    std::string_view column, foreign_value const& value, int exponent, std::optional<money> otherwise
)
{
    auto const read = read_amount(value, exponent);
    if (read && read->rounded)
        replace(column, value, format_money(read->value, exponent));
    if (read)
        return read->value;
    if (otherwise && (is_null(value) || is_negative(value)))
    {
        replace(column, value, format_money(*otherwise, exponent));
        return *otherwise;
    }
    refuse("its " + std::string{column} + " cannot be: " + show(value));
    return {};
}

bool import_row::is_usable()
{
    if (refused_.empty())
        return true;
    report_.left_out(table_, id_, refused_);
    return false;
}

void import_row::tell_repairs()
{
    if (!repairs_.empty())
        report_.repaired(table_, id_, joined(repairs_));
}

} // namespace auktiva::commands
