#pragma once

#include <optional>

namespace auktiva::commands {

/// A form's field, where it says something.
template <class T>
void take(std::optional<T> const& given, T& into)
{
    if (given)
        into = *given;
}

} // namespace auktiva::commands
