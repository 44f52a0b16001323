#pragma once

#include "auction/names.hpp"
#include "storage/error.hpp"
#include "storage/values.hpp"

namespace auktiva::storage {

template <named Enum>
void to_sql(parameter into, Enum value)
{
    into.set(name_of(value));
}

template <named Enum>
void from_sql(column from, Enum& value)
{
    auto const known = find_named<Enum>(from.text());
    if (!known)
        throw storage_error{fault::other, "enum column", from.text()};
    value = *known;
}

} // namespace auktiva::storage
