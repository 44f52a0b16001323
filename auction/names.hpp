#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace auktiva {

/// The wire and storage name of each value of an enum; specialised beside the enum.
template <class Enum>
constexpr std::array<std::pair<Enum, std::string_view>, 0> names{};

template <class Enum>
concept named = !names<Enum>.empty();

template <named Enum>
constexpr std::string_view name_of(Enum value)
{
    for (auto const& [known, name] : names<Enum>)
        if (known == value)
            return name;
    return {};
}

template <named Enum>
constexpr std::optional<Enum> find_named(std::string_view text)
{
    for (auto const& [known, name] : names<Enum>)
        if (name == text)
            return known;
    return std::nullopt;
}

} // namespace auktiva
