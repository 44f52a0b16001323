#pragma once

/// In a list of columns: the path of the first image of an item, which image_of_item finds.
#define THUMBNAIL_OF(item)                                                                                   \
    "(SELECT path FROM image WHERE item_id = " item " ORDER BY position, rowid LIMIT 1)"
