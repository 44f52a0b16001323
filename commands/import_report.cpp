#include "commands/import_report.hpp"

#include <algorithm>

namespace auktiva::commands {

import_report::import_report(std::function<void(import_finding const&)> tell)
    : tell_{std::move(tell)}
{
    for (auto const table : imported_tables)
        counts_.emplace(table, import_counts{});
}

void import_report::repaired(std::string_view table, std::string const& id, std::string const& how)
{
    ++counts_[table].repaired;
    tell_({import_remark::repaired, table, id, how});
}

void import_report::left_out(std::string_view table, std::string const& id, std::string const& why)
{
    ++counts_[table].left_out;
    tell_({import_remark::left_out, table, id, why});
}

void import_report::differs(std::string_view table, std::string const& id, std::string const& what)
{
    tell_({import_remark::differs, table, id, what});
}

void import_report::note(std::string_view table, std::string const& id, std::string const& what)
{
    tell_({import_remark::note, table, id, what});
}

import_counts const& import_report::counts(std::string_view table) const
{
    return counts_.at(table);
}

bool import_report::complete() const
{
    return std::ranges::all_of(counts_, [](auto const& each) { return each.second.left_out == 0; });
}

std::int64_t import_report::rows() const
{
    std::int64_t rows = 0;
    for (auto const& [table, counts] : counts_)
        rows += counts.brought + counts.already_there + counts.left_out;
    return rows;
}

} // namespace auktiva::commands
