#include "app/certificate_watch.hpp"

#include <array>
#include <chrono>
#include <sys/stat.h>
#include <utility>

namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

constexpr auto between_looks = 2s;
/// The keys of session tickets are made with the context, and should not serve for months.
constexpr auto ticket_keys_live = 24h;

/// Tells a file from one that has taken its place or was written to; all zero if there is none.
struct file_mark
{
    dev_t device{};
    ino_t number{};
    off_t size{};
    std::int64_t changed_ns{};

    friend bool operator==(file_mark const&, file_mark const&) = default;
};

file_mark mark_of(std::filesystem::path const& file)
{
    struct stat facts = {};
    if (::stat(file.c_str(), &facts) != 0)
        return {};
    return {
        facts.st_dev, facts.st_ino, facts.st_size,
        std::int64_t{facts.st_mtim.tv_sec} * 1'000'000'000 + facts.st_mtim.tv_nsec};
}

std::array<file_mark, 2> marks_of(http::tls_files const& files)
{
    return {mark_of(files.certificate), mark_of(files.key)};
}

} // namespace

certificate_watch::certificate_watch(http::tls_files files, listeners tell)
    : files_{std::move(files)}
    , tell_{std::move(tell)}
    , thread_{[this] { watch(); }}
{
}

certificate_watch::~certificate_watch()
{
    {
        std::lock_guard const held{lock_};
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void certificate_watch::read_now()
{
    {
        std::lock_guard const held{lock_};
        asked_ = true;
    }
    wake_.notify_one();
}

/// Files that differ from those in use are read once they have stayed the same for a look: whoever writes a
/// certificate and then its key is not caught in between.
void certificate_watch::watch()
{
    auto used = marks_of(files_);
    auto seen = used;
    auto stale_at = std::chrono::steady_clock::now() + ticket_keys_live;
    std::unique_lock held{lock_};
    while (!stopping_)
    {
        wake_.wait_for(held, between_looks, [this] { return asked_ || stopping_; });
        if (stopping_)
            return;
        auto const asked = std::exchange(asked_, false);
        held.unlock();
        auto const now = marks_of(files_);
        auto const settled = now == std::exchange(seen, now);
        if (asked || (settled && now != used) || std::chrono::steady_clock::now() >= stale_at)
        {
            used = now;
            stale_at = std::chrono::steady_clock::now() + ticket_keys_live;
            read();
        }
        held.lock();
    }
}

void certificate_watch::read()
try
{
    tell_.renewed(http::read_tls(files_));
}
catch (http::unusable_tls const& wrong)
{
    tell_.refused(wrong.what());
}

} // namespace auktiva::app
