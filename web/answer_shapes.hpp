#pragma once

#include <span>
#include <string_view>

namespace auktiva::web {

/// The members of what the API answers, in a notation short enough to be read at a glance:
///
///     id str, name str?, bids [Bid], user {id str}?, seq? int, ...Other
///
/// `str int num bool ts any`, a shape's name, `[list]`, `{object}`, `<map>` of any names to one type; `|`
/// between words is a choice, `/` between types too; a type ending in `?` may be null, a name ending in `?`
/// may be absent,
/// `...Other` stands for all members of another shape.
struct answer_shape
{
    std::string_view name;
    std::string_view members;
};

std::span<answer_shape const> answer_shapes();

} // namespace auktiva::web
