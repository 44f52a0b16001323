#pragma once

#include <filesystem>
#include <string_view>

namespace auktiva::storage {

/// The path of a file that stands next to `file`, its name longer by `suffix`.
std::filesystem::path beside(std::filesystem::path file, std::string_view suffix);

/// Gives a finished, synced file its name for good: replaces `to`, and a power cut cannot undo it.
void rename_durably(std::filesystem::path const& from, std::filesystem::path const& to);

} // namespace auktiva::storage
