#pragma once

#include "auction/ids.hpp"
#include "commands/context.hpp"
#include "commands/item_form.hpp"

#include <optional>
#include <string>
#include <vector>

namespace auktiva::commands {

/// Why one of many items was left alone, or a part of it.
enum class edit_refusal
{
    not_owner,
    has_bids,
    not_editable,
};

/// Changes many items alike: an organiser those of an auction that are his or open to him, anybody his own.
/// Of what is not there, or nobody's business, nothing is told.
struct edit_items
{
    /// Nothing: the actor's own, wherever they are.
    std::optional<auction_id> auction;
    std::vector<item_id> items;
    /// Without an end.
    item_form changes;
    user_id actor;
    timestamp at;

    struct refused_item
    {
        item_id id;
        std::string name;
        edit_refusal why{};
    };

    struct answer
    {
        std::int64_t updated{};
        std::int64_t skipped{};
        std::vector<refused_item> refused;
    };
};
result<edit_items::answer> run(edit_items const& command, context& within);

} // namespace auktiva::commands

namespace auktiva {

template <>
inline constexpr std::array names<commands::edit_refusal>{
    std::pair{commands::edit_refusal::not_owner, std::string_view{"notOwner"}},
    std::pair{commands::edit_refusal::has_bids, std::string_view{"hasBids"}},
    std::pair{commands::edit_refusal::not_editable, std::string_view{"notEditable"}},
};

} // namespace auktiva
