#include "realtime/roster.hpp"

#include <boost/json.hpp>

#include <utility>

namespace auktiva::realtime {

namespace json = boost::json;

std::optional<member> read_member(std::string_view channel_data)
{
    json::error_code failed;
    auto const value = json::parse({channel_data.data(), channel_data.size()}, failed, {}, {.max_depth = 16});
    auto const* const told = failed ? nullptr : value.if_object();
    auto const* const id = told ? told->if_contains("user_id") : nullptr;
    if (!id || !(id->is_string() || id->is_int64() || id->is_uint64()))
        return std::nullopt;
    auto id_json = json::serialize(*id);
    auto text = id->is_string() ? std::string{id->get_string()} : id_json;
    if (text.empty())
        return std::nullopt;
    auto const* const info = told->if_contains("user_info");
    return member{
        std::move(text), std::move(id_json), info && !info->is_null() ? json::serialize(*info) : "{}"};
}

roster::entry& roster::enter(member who)
{
    auto const id = who.id;
    auto& found = entries_.try_emplace(id, entry{std::move(who)}).first->second;
    ++found.sockets;
    return found;
}

bool roster::leave(entry& whose)
{
    if (--whose.sockets > 0)
        return false;
    entries_.erase(entries_.find(whose.who.id));
    return true;
}

std::string roster::to_json() const
{
    std::string ids;
    std::string hash;
    for (auto const& [id, each] : entries_)
    {
        auto const separator = ids.empty() ? "" : ",";
        (ids += separator) += each.who.id_json;
        ((hash += separator) += json::serialize(json::string_view{id})) += ':';
        hash += each.who.info_json;
    }
    return R"({"presence":{"ids":[)" + ids + R"(],"hash":{)" + hash + R"(},"count":)" +
           std::to_string(entries_.size()) + "}}";
}

} // namespace auktiva::realtime
