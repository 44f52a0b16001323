#include "storage/image_upkeep.hpp"

#include "storage/images.hpp"

#include <system_error>

namespace auktiva::storage {

void settle_uploads(database& db, image_store const& images)
{
    for (auto const& path : images.unsettled())
        is_shown(db, path) ? images.settle(path) : images.discard(path);
}

std::int64_t remove_orphans(database& db, image_store const& images, std::int64_t limit)
{
    std::int64_t removed = 0;
    for (auto const& path : orphan_files(db, limit))
    {
        try
        {
            if (!is_shown(db, path))
                images.remove(path);
        }
        catch (std::system_error const&)
        {
            return 0;
        }
        // After the file: a crash in between is made good.
        forget_orphan(db, path);
        ++removed;
    }
    return removed;
}

} // namespace auktiva::storage
