#include "storage/query.hpp"

namespace auktiva::storage {

namespace {

/// Made when first asked for, since queries of other files may come to life before this one's constants.
std::vector<query const*>& registered_queries()
{
    static std::vector<query const*> queries;
    return queries;
}

} // namespace

query::query(std::string_view called, std::string_view text)
    : name{called}
    , sql{text}
    , number{registered_queries().size()}
{
    registered_queries().push_back(this);
}

std::vector<query const*> const& all_queries()
{
    return registered_queries();
}

} // namespace auktiva::storage
