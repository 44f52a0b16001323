#pragma once

#include "auction/names.hpp"
#include "auction/time.hpp"
#include "storage/database.hpp"

namespace auktiva::storage {

/// What an import brings as a whole: a user with his notices, an auction with its members, an item with its
/// bids. Pictures count by themselves, as their files may be found only later.
enum class imported_kind
{
    user,
    auction,
    thumbnail,
    item,
    image,
};

} // namespace auktiva::storage

template <>
inline constexpr std::array auktiva::names<auktiva::storage::imported_kind>{
    std::pair{auktiva::storage::imported_kind::user, std::string_view{"user"}},
    std::pair{auktiva::storage::imported_kind::auction, std::string_view{"auction"}},
    std::pair{auktiva::storage::imported_kind::thumbnail, std::string_view{"thumbnail"}},
    std::pair{auktiva::storage::imported_kind::item, std::string_view{"item"}},
    std::pair{auktiva::storage::imported_kind::image, std::string_view{"image"}},
};

namespace auktiva::storage {

/// Whether an earlier import brought it, also if it was deleted here since. A thumbnail has its auction's id.
bool was_imported(database& db, imported_kind kind, std::string_view id);
void note_imported(database& db, imported_kind kind, std::string_view id, timestamp at);

/// The number of the last bid before the first import: those that are brought count on from it in the order
/// of their times, also if an import has to be finished by another.
std::int64_t bids_before_import(database& db);

} // namespace auktiva::storage
