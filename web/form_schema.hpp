#pragma once

#include "web/form.hpp"

#include <string>

namespace auktiva::web {

/// The JSON Schema of what a route takes.
std::string schema_of(form const& takes);
std::string schema_of(field const& one);

} // namespace auktiva::web
