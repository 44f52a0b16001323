#pragma once

#include "auction/foreign_value.hpp"
#include "auction/names.hpp"
#include "auction/text_rules.hpp"
#include "commands/import_report.hpp"

#include <vector>

namespace auktiva::commands {

/// Reads the columns of one row of old data and collects what is wrong with them: what can be mended is, to
/// the side that gives away least; what cannot keeps the row out.
class import_row
{
public:
    import_row(import_report& report, std::string_view table, foreign_value const& id);

    std::string const& id() const { return id_; }

    /// Keeps the row out.
    void refuse(std::string why);
    /// Tells of a change that the reader of the row made itself.
    void repair(std::string how);

    /// A text cut to `most` code points, without what no text of ours holds.
    std::optional<std::string>
    text(std::string_view column, foreign_value const& value, text_kind kind, std::size_t most);
    /// Rich text, cleaned as any that is entered.
    std::optional<std::string>
    rich_text(std::string_view column, foreign_value const& value, std::size_t most);
    /// A line where there must be one.
    std::string
    name(std::string_view column, foreign_value const& value, std::size_t most, std::string_view otherwise);
    /// An id of another row; nothing where there is none.
    std::optional<std::string> reference(std::string_view column, foreign_value const& value);
    /// A time where there must be one.
    timestamp time(std::string_view column, foreign_value const& value, timestamp otherwise);
    std::optional<timestamp> optional_time(
        std::string_view column, foreign_value const& value, std::optional<timestamp> if_unreadable = {}
    );
    bool flag(std::string_view column, foreign_value const& value, bool otherwise);
    int number(std::string_view column, foreign_value const& value, int least, int most, int otherwise);

    /// An amount; what is missing or below zero is `otherwise`, or keeps the row out.
    money
    amount(std::string_view column, foreign_value const& value, int exponent, std::optional<money> otherwise);

    template <named Enum>
    Enum choice(std::string_view column, foreign_value const& value, Enum otherwise)
    {
        auto const* text = std::get_if<std::string>(&value);
        if (auto const known = text ? find_named<Enum>(*text) : std::nullopt)
            return *known;
        replace(column, value, name_of(otherwise));
        return otherwise;
    }

    /// Whether the row can be brought. Reports if it cannot.
    bool is_usable();
    /// Reports what was mended.
    void tell_repairs();

private:
    void replace(std::string_view column, foreign_value const& value, std::string_view by);

    import_report& report_;
    std::string_view table_;
    std::string id_;
    std::string refused_;
    std::vector<std::string> repairs_;
};

/// An id that may stand in an address: none else has ever been made.
bool is_importable_id(foreign_value const& value);

} // namespace auktiva::commands
