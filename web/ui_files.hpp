#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace auktiva::web {

/// A file of the browser client, as it lies in the program: compressed.
struct ui_file
{
    /// "index.html", "assets/main-K3QZ7TFA.js".
    std::string_view name;
    /// Follows from the content.
    std::string_view hash;
    std::string_view compressed;
    /// Inflated.
    std::size_t size;
};

/// All of them; none where the program was built without.
std::span<ui_file const> ui_files();

/// nullptr if none has that name.
ui_file const* find_ui_file(std::span<ui_file const> among, std::string_view name);

/// By the end of its name.
std::string_view content_type_of(ui_file const& file);

} // namespace auktiva::web
