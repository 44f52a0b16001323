#pragma once

#include "commands/item_form.hpp"
#include "web/body.hpp"

namespace auktiva::web {

/// What the members of a request say about an item; their form may declare some of them only.
commands::item_form read_item_form(body const& members);

} // namespace auktiva::web
