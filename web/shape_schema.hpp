#pragma once

#include <string>
#include <string_view>

namespace auktiva::web {

/// The JSON Schema of a type, or of a list of members, in the notation of answer_shapes. Throws
/// std::logic_error where it names a type or shape that is not there.
std::string schema_of(std::string_view shape);

} // namespace auktiva::web
