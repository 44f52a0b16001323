#pragma once

#include "commands/import_report.hpp"
#include "storage/auktiva_file.hpp"
#include "storage/image_store.hpp"

#include <filesystem>
#include <functional>

namespace auktiva::commands {

/// What one run of an import works with.
struct import_options
{
    timestamp at;
    /// Where the old files lie; empty if nowhere.
    std::filesystem::path old_images;
    /// Where they go; nowhere if this is only tried.
    storage::image_store const* images{};
    /// Called now and then with how far it is.
    std::function<void(import_report const&)> show_progress;
};

/// Brings everything from an Auktiva database into the house, in chunks of its own transactions; nobody else
/// may use either meanwhile. What is there from an earlier run is left as it is, so an interrupted import is
/// finished by another. Nothing is announced: it is history.
void import_data(
    storage::auktiva_file& from, storage::database& into, import_report& report, import_options const& with
);

} // namespace auktiva::commands
