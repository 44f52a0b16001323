#include "http/fields.hpp"

#include "http/text.hpp"

namespace auktiva::http
{

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

std::string_view fields::find(std::string_view name) const noexcept
{
    for (std::size_t index = 0; index < size(); ++index)
        if (auto const at = (*this)[index]; equal_ignoring_case(at.name, name))
            return at.value;
    return {};
}

std::size_t fields::count(std::string_view name) const noexcept
{
    std::size_t found = 0;
    for (std::size_t index = 0; index < size(); ++index)
        found += equal_ignoring_case((*this)[index].name, name) ? 1 : 0;
    return found;
}

std::string fields::joined(std::string_view name) const
{
    std::string list;
    for (std::size_t index = 0; index < size(); ++index)
    {
        auto const at = (*this)[index];
        if (!equal_ignoring_case(at.name, name))
            continue;
        if (!list.empty())
            list += ", ";
        list += at.value;
    }
    return list;
}

} // namespace auktiva::http
