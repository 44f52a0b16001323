#pragma once

#include <optional>
#include <string_view>

namespace auktiva::app {

/// What becomes of a setting that Auktiva or Soketi has and this server has not; empty where nothing is lost.
/// Nothing for a name that neither knows.
std::optional<std::string_view> advice_on(std::string_view name);

} // namespace auktiva::app
