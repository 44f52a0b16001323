#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace auktiva::storage {

/// One SQL statement and its name. Declare it as a constant at namespace scope, above the function that
/// uses it: each connection prepares it once and finds it again by its number.
class query
{
public:
    query(std::string_view called, std::string_view text);
    query(query const&) = delete;
    query& operator=(query const&) = delete;

    std::string_view const name;
    std::string_view const sql;
    std::size_t const number;
};

/// Every query of the program, so that a test can prepare them all. Those of tests are called "test …".
std::vector<query const*> const& all_queries();

} // namespace auktiva::storage
