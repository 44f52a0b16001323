#pragma once

#include "auction/time.hpp"
#include "commands/import_report.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace auktiva::app {

/// Prints what an import did: bounded for people, and in full to a file. Without a file nothing is left out.
class import_printer
{
public:
    /// The file is made in `folder` and named after the time; none is made where that is empty.
    import_printer(std::filesystem::path const& folder, timestamp at);

    void tell(commands::import_finding const& finding);
    void
    finish(commands::import_report const& report, std::filesystem::path const& source, std::ostream& out);

private:
    /// Findings of one sort about one table.
    struct findings
    {
        std::vector<std::string> lines;
        std::int64_t all{};
    };

    void print_counts(commands::import_report const& report, std::ostream& out) const;
    void print_groups(std::ostream& out) const;

    std::filesystem::path path_;
    std::ofstream file_;
    std::map<std::pair<std::string, commands::import_remark>, findings> groups_;
};

} // namespace auktiva::app
