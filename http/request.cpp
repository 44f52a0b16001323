#include "http/request.hpp"

#include "http/text.hpp"

namespace auktiva::http {

namespace {

/// Calls `visit(name, value)` for each cookie until it answers false.
template <class Visitor>
void visit_cookies(std::string_view list, Visitor visit)
{
    while (!list.empty())
    {
        auto value = cut(list, ';');
        auto const name = trim(cut(value, '='));
        if (!visit(name, trim(value)))
            return;
    }
}

std::string_view unquoted(std::string_view value) noexcept
{
    auto const quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
    return quoted ? value.substr(1, value.size() - 2) : value;
}

} // namespace

std::optional<std::string_view> request::parameter(std::string_view name) const noexcept
{
    for (auto const& [known, value] : parameters)
        if (known == name)
            return value;
    return std::nullopt;
}

std::optional<std::string_view> request::cookie(std::string_view name) const noexcept
{
    std::optional<std::string_view> found;
    visit_cookies(
        header("Cookie"),
        [&](std::string_view known, std::string_view value)
        {
            if (known == name)
                found = unquoted(value);
            return !found;
        }
    );
    return found;
}

std::size_t request::count_cookies(std::string_view name) const noexcept
{
    std::size_t found = 0;
    visit_cookies(
        header("Cookie"),
        [&](std::string_view known, std::string_view)
        {
            found += known == name ? 1 : 0;
            return true;
        }
    );
    return found;
}

} // namespace auktiva::http
