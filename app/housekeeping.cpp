#include "app/housekeeping.hpp"

#include "storage/accepted_requests.hpp"
#include "storage/event_log.hpp"
#include "storage/image_upkeep.hpp"
#include "storage/mail.hpp"
#include "storage/one_time_tokens.hpp"

namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

constexpr auto event_life = 7 * 24h;
constexpr auto retry_key_life = 48h;
constexpr auto mail_life = 30 * 24h;
/// Longer than any token works.
constexpr auto token_life = 25h;
constexpr std::int64_t rows_at_a_time = 300;
constexpr std::int64_t files_at_a_time = 16;

} // namespace

bool tidy(storage::database& db, storage::image_store const& images, timestamp at)
{
    auto const pruned = storage::prune_events(db, at - event_life, rows_at_a_time) +
                        storage::prune_accepted_requests(db, at - retry_key_life, rows_at_a_time) +
                        storage::prune_mails(db, at - mail_life, rows_at_a_time) +
                        storage::prune_tokens(db, at - token_life, rows_at_a_time);
    auto const removed = storage::remove_orphans(db, images, files_at_a_time);
    return pruned >= rows_at_a_time || removed >= files_at_a_time;
}

} // namespace auktiva::app
