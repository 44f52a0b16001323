#include "app/import_printer.hpp"

#include "auction/text_rules.hpp"

#include <algorithm>
#include <iomanip>
#include <stdexcept>

namespace auktiva::app {

namespace {

using commands::import_remark;

constexpr std::size_t lines_on_screen = 10;

std::string_view heading(import_remark sort)
{
    switch (sort)
    {
    case import_remark::left_out:
        return "left out";
    case import_remark::repaired:
        return "repaired";
    case import_remark::differs:
        return "recomputed";
    case import_remark::note:
        return "noted";
    }
    return {};
}

/// "20260213T180509Z", which every file system takes.
std::string name_of_time(timestamp at)
{
    std::string name;
    for (auto const c : format_time(at).substr(0, 19))
        if (c != '-' && c != ':')
            name += c;
    return name + 'Z';
}

} // namespace

import_printer::import_printer(std::filesystem::path const& folder, timestamp at)
{
    if (folder.empty())
        return;
    path_ = folder / ("import-report-" + name_of_time(at) + ".txt");
    file_.open(path_);
    if (!file_)
        throw std::runtime_error{"cannot write " + path_.string()};
}

void import_printer::tell(commands::import_finding const& finding)
{
    // Texts of others, and terminals obey some of them.
    auto const id = allowed_text(finding.id, text_kind::line);
    auto const line = (id.empty() ? "" : id + ": ") + allowed_text(finding.what, text_kind::line);
    auto const table = allowed_text(finding.table, text_kind::line);
    if (file_.is_open())
        file_ << table << ' ' << heading(finding.sort) << ": " << line << '\n';
    auto& group = groups_[{table, finding.sort}];
    ++group.all;
    if (!file_.is_open() || group.lines.size() < lines_on_screen)
        group.lines.push_back(line);
}

void import_printer::finish(
    commands::import_report const& report, std::filesystem::path const& source, std::ostream& out
)
{
    out << "Import of " << source.string() << (file_.is_open() ? "" : ", tried only: nothing was changed")
        << "\n\n";
    print_counts(report, out);
    print_groups(out);
    out << (report.complete() ? "\nNothing was left out.\n" : "\nSomething was left out.\n");
    if (!file_.is_open())
        return;
    file_ << '\n';
    print_counts(report, file_);
    file_.flush();
    if (!file_)
        throw std::runtime_error{"cannot write " + path_.string()};
    out << "All of it: " << path_.string() << '\n';
}

void import_printer::print_counts(commands::import_report const& report, std::ostream& out) const
{
    constexpr int name_width = 21;
    constexpr int width = 15;
    out << std::left << std::setw(name_width) << "" << std::right << std::setw(width) << "brought"
        << std::setw(width) << "already there" << std::setw(width) << "repaired" << std::setw(width)
        << "left out" << '\n';
    for (auto const table : commands::imported_tables)
    {
        auto const& counts = report.counts(table);
        out << std::left << std::setw(name_width) << table << std::right << std::setw(width) << counts.brought
            << std::setw(width) << counts.already_there << std::setw(width) << counts.repaired
            << std::setw(width) << counts.left_out << '\n';
    }
}

void import_printer::print_groups(std::ostream& out) const
{
    for (auto const& [what, group] : groups_)
    {
        out << '\n' << what.first << ' ' << heading(what.second) << ":\n";
        for (auto const& line : group.lines)
            out << "  " << line << '\n';
        if (auto const more = group.all - static_cast<std::int64_t>(group.lines.size()); more > 0)
            out << "  … and " << more << " more\n";
    }
}

} // namespace auktiva::app
