#include "web/ui_files.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

/// All files one behind the other, see ui/embed.S.
extern "C" char const auktiva_ui[];

namespace auktiva::web {

std::span<ui_file const> ui_files()
{
    static std::initializer_list<ui_file> const all = {
#include "ui_files.inc"
    };
    return {all.begin(), all.size()};
}

ui_file const* find_ui_file(std::span<ui_file const> among, std::string_view name)
{
    auto const found = std::ranges::find(among, name, &ui_file::name);
    return found == among.end() ? nullptr : &*found;
}

std::string_view content_type_of(ui_file const& file)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> types{{
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".svg", "image/svg+xml"},
    }};
    auto const known =
        std::ranges::find_if(types, [&](auto const& type) { return file.name.ends_with(type.first); });
    return known == types.end() ? "application/octet-stream" : known->second;
}

} // namespace auktiva::web
