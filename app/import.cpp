#include "app/import.hpp"

#include "app/house_clock.hpp"
#include "app/import_printer.hpp"
#include "commands/import_data.hpp"
#include "storage/copy_at_rest.hpp"
#include "storage/image_store.hpp"
#include "storage/lock_file.hpp"
#include "storage/sealed_store.hpp"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <system_error>

namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

/// Bids of one user are all over his index: with less, pages are written again and again.
constexpr int import_cache_kib = 64 * 1024;

/// For copies, and gone in the end; what a killed run left goes at the next start.
class scratch_folder
{
public:
    explicit scratch_folder(std::filesystem::path path)
        : path_{std::move(path)}
    {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
    }
    scratch_folder(scratch_folder const&) = delete;
    scratch_folder& operator=(scratch_folder const&) = delete;
    ~scratch_folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// In the data folder, which has room for what will be stored; elsewhere as long as there is none.
std::filesystem::path scratch_path(std::filesystem::path const& data_dir)
{
    if (std::filesystem::exists(data_dir))
        return data_dir / "import-copy";
    auto pattern = (std::filesystem::temp_directory_path() / "auktiva-import-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        throw std::system_error{errno, std::generic_category(), pattern};
    return pattern;
}

/// The store itself; for a dry run a copy of it, which may be written to.
std::filesystem::path
store_to_fill(std::filesystem::path const& data_dir, scratch_folder const& scratch, bool dry_run)
{
    auto const store = data_dir / "store.db";
    if (!dry_run)
        return store;
    auto copy = scratch / "store.db";
    if (std::filesystem::exists(store))
        storage::copy_at_rest(store, copy);
    return copy;
}

/// Where an Auktiva keeps its images, seen from its database.
std::filesystem::path find_images(import_request const& what)
{
    if (!what.images.empty())
        return what.images;
    auto const beside = std::filesystem::absolute(what.database).parent_path();
    for (auto const& root : {beside, beside.parent_path()})
        for (auto const* below : {"public/uploads/images", "uploads/images"})
            if (std::filesystem::is_directory(root / below))
                return root / below;
    return {};
}

/// Tells how far it is, once in two seconds.
auto progress_on(std::ostream& out)
{
    return [&out, next = std::chrono::steady_clock::now() + 2s](commands::import_report const& report) mutable
    {
        if (std::chrono::steady_clock::now() < next)
            return;
        next = std::chrono::steady_clock::now() + 2s;
        out << "auktiva: " << report.rows() << " rows so far" << std::endl;
    };
}

#ifdef AUKTIVA_TESTING
/// For the test that kills an import: at the row that a file in the data folder names.
void die_at_row(std::filesystem::path const& data_dir, std::int64_t row)
{
    std::int64_t last = 0;
    if (std::ifstream{data_dir / "die-at-import-row"} >> last && row >= last)
        std::raise(SIGKILL);
}
#endif

} // namespace

bool import_auktiva(
    settings const& with, import_request const& what, std::ostream& out, std::ostream& progress
)
{
    bool const leave_alone = what.dry_run && !std::filesystem::exists(with.house.data_dir / "store.db");
    std::optional<storage::lock_file> lock;
    if (!leave_alone)
        lock.emplace(with.house.data_dir / "auktiva.lock");

    scratch_folder const scratch{scratch_path(with.house.data_dir)};
    progress << "auktiva: copying " << what.database.string() << std::endl;
    storage::auktiva_file source{what.database, scratch / "auktiva.db"};
    storage::sealed_store const store{store_to_fill(with.house.data_dir, scratch, what.dry_run)};
    storage::database db{
        {.file = store.file(), .mode = storage::access::write, .cache_kib = import_cache_kib}};
    std::optional<storage::image_store> images;
    if (!what.dry_run)
        images.emplace(with.house.data_dir / "images");

    auto const now = wall_clock();
    import_printer printer{what.dry_run ? std::filesystem::path{} : with.house.data_dir, now};
    commands::import_report report{[&](commands::import_finding const& finding) { printer.tell(finding); }};
    commands::import_options const options{
        .at = now,
        .old_images = find_images(what),
        .images = images ? &*images : nullptr,
        .show_progress =
            [&, tell = progress_on(progress)](commands::import_report const& so_far) mutable
        {
#ifdef AUKTIVA_TESTING
            die_at_row(with.house.data_dir, so_far.rows());
#endif
            tell(so_far);
        },
    };
    commands::import_data(source, db, report, options);
    printer.finish(report, what.database, out);
    return report.complete();
}

} // namespace auktiva::app
