#pragma once

#include "web/services.hpp"

#include <string>

namespace auktiva::web {

/// The whole API as an OpenAPI 3.1 document, made of the route table, the forms and the shapes of answers.
std::string api_document(options const& settings);

} // namespace auktiva::web
