#pragma once

#include "auction/rich_text.hpp"

#include <optional>
#include <string>

namespace auktiva::commands {

/// A form's field, where it says something.
template <class T>
void take(std::optional<T> const& given, T& into)
{
    if (given)
        into = *given;
}

/// Rich text of a form, cleaned.
inline void
take_rich_text(std::optional<std::optional<std::string>> const& given, std::optional<std::string>& into)
{
    if (given)
        into = *given ? std::optional{clean_html(**given)} : std::nullopt;
}

} // namespace auktiva::commands
