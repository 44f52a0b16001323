#pragma once

#include "commands/import_data.hpp"
#include "storage/items.hpp"
#include "storage/migrations.hpp"
#include "tests/storage/temporary_folder.hpp"

#include <fstream>
#include <string>
#include <vector>

namespace auktiva::commands {

inline constexpr std::string_view auktiva_layout =
#include "auktiva_database.inc"
    ;
inline constexpr std::string_view auktiva_oddities =
#include "auktiva_oddities.inc"
    ;

/// A PNG of one pixel.
inline constexpr unsigned char png[] = {
    0x89, 'P',  'N',  'G',  0x0d, 0x0a, 0x1a, 0x0a, 0,    0,    0,    13,  'I',  'H',  'D',  'R',  0,
    0,    0,    1,    0,    0,    0,    1,    8,    0,    0,    0,    0,   0x3a, 0x7e, 0x9b, 0x55, 0,
    0,    0,    10,   'I',  'D',  'A',  'T',  0x78, 0x9c, 0x63, 0x60, 0,   0,    0,    2,    0,    1,
    0x48, 0xaf, 0xa4, 0x71, 0,    0,    0,    0,    'I',  'E',  'N',  'D', 0xae, 0x42, 0x60, 0x82};

inline timestamp const today = *parse_time("2026-06-01T12:00:00Z");

inline void write_file(std::filesystem::path const& file, std::string_view bytes)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << bytes;
}

/// An old house with everything that can be wrong with one, and a new one that is empty.
struct moving_house
{
    storage::temporary_folder folder;
    std::filesystem::path source = folder / "auktiva.db";
    std::filesystem::path old_images = folder / "old";
    storage::image_store images{folder / "images"};
    storage::database db{made_store(folder / "store.db")};
    std::vector<std::string> findings;

    moving_house()
    {
        storage::database old{{.file = source, .mode = storage::access::create}};
        old.script("layout", auktiva_layout);
        old.script("oddities", auktiva_oddities);
        std::string const picture{reinterpret_cast<char const*>(png), sizeof png};
        write_file(old_images / "autumn/lantern/1-a.jpg", picture);
        write_file(old_images / "autumn/lantern/2-b.jpg", picture);
        write_file(old_images / "autumn/lantern/text.jpg", "no image at all");
        write_file(old_images / "auctions/autumn/thumbnail-1.jpg", picture);
        write_file(folder / "secret.jpg", picture);
    }

    static storage::database made_store(std::filesystem::path const& file)
    {
        storage::open_or_create(file);
        return storage::database{{.file = file, .mode = storage::access::write}};
    }

    import_report bring(timestamp at = today)
    {
        findings.clear();
        import_report report{
            [this](import_finding const& each)
            {
                constexpr std::string_view sorts[]{"left out", "repaired", "differs", "note"};
                findings.push_back(
                    std::string{each.table} + ' ' + each.id + ' ' +
                    std::string{sorts[static_cast<std::size_t>(each.sort)]} + ": " + each.what
                );
            }};
        storage::auktiva_file file{source, folder / "copy.db"};
        import_data(
            file, db, report,
            {.at = at,
             .old_images = old_images,
             .images = &images,
             .show_progress = [](import_report const&) {}}
        );
        return report;
    }

    /// What was said about a row, one line for each finding.
    std::string said_of(std::string_view row)
    {
        std::string said;
        for (auto const& each : findings)
            if (each.starts_with(std::string{row} + ' '))
                said += each.substr(row.size() + 1) + '\n';
        return said;
    }

    item item_called(std::string id) { return storage::find_item(db, item_id{std::move(id)}).value(); }
};

} // namespace auktiva::commands
