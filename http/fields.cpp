#include "http/fields.hpp"

#include "http/text.hpp"

namespace auktiva::http {

void fields::add(std::string_view name, std::string_view value)
{
    if (extents_.empty())
    {
        text_.reserve(512);
        extents_.reserve(16);
    }
    extents_.push_back(
        {.begin = text_.size(),
         .name_size = static_cast<std::uint32_t>(name.size()),
         .value_size = static_cast<std::uint32_t>(value.size())}
    );
    text_.append(name).append(value);
}

field fields::operator[](std::size_t index) const noexcept
{
    auto const& at = extents_[index];
    std::string_view const text = text_;
    return {
        .name = text.substr(at.begin, at.name_size),
        .value = text.substr(at.begin + at.name_size, at.value_size),
    };
}

bool fields::is_named(std::size_t index, std::string_view name) const noexcept
{
    return extents_[index].name_size == name.size() && equal_ignoring_case((*this)[index].name, name);
}

std::string_view fields::find(std::string_view name) const noexcept
{
    for (std::size_t index = 0; index < size(); ++index)
        if (is_named(index, name))
            return (*this)[index].value;
    return {};
}

std::size_t fields::count(std::string_view name) const noexcept
{
    std::size_t found = 0;
    for (std::size_t index = 0; index < size(); ++index)
        found += is_named(index, name) ? 1 : 0;
    return found;
}

std::string fields::joined(std::string_view name) const
{
    std::string list;
    for (std::size_t index = 0; index < size(); ++index)
    {
        if (!is_named(index, name))
            continue;
        if (!list.empty())
            list += ", ";
        list += (*this)[index].value;
    }
    return list;
}

} // namespace auktiva::http
