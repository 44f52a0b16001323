#pragma once

#include <span>
#include <string_view>

namespace auktiva::web {

/// What the API's document says of a route beyond its row in the route table.
struct operation
{
    std::string_view method;
    std::string_view pattern;
    /// One line, for people.
    std::string_view summary;
    /// The status of success.
    int status;
    /// What is answered then, in the notation of answer_shapes; empty for a body that is not JSON.
    std::string_view answer;
};

std::span<operation const> operations();

} // namespace auktiva::web
