#pragma once

#include "auction/import_rules.hpp"
#include "commands/import_work.hpp"

namespace auktiva::commands {

// What hangs on an item, one function for each. But for images, nothing is written unless `place` is free.

void import_images(import_work& work, std::int64_t item_row, item_id const& of, import_place place);
bid_tally import_bids(import_work& work, std::int64_t item_row, item const& on, import_place place);
void import_discussions(import_work& work, std::int64_t item_row, item_id const& under, import_place place);
/// Whoever won without being told yet finds a notice; nobody hears of it twice.
void tell_winner(import_work& work, item const& ended, bool told_already);

} // namespace auktiva::commands
