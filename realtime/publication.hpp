#pragma once

#include "realtime/api_answer.hpp"
#include "realtime/app.hpp"
#include "realtime/hub.hpp"

#include <boost/json/object.hpp>
#include <boost/system/result.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace auktiva::realtime {

/// A part of a request to the HTTP API, or the answer that refuses it.
template <class T>
using checked = boost::system::result<T, api_answer>;

/// What `info` asks for.
struct wanted_info
{
    bool user_count = false;
    bool subscription_count = false;
    bool cache = false;

    bool any() const { return user_count || subscription_count; }
};

/// One event to publish, of which every part has been checked.
struct publication
{
    std::vector<std::string> channels;
    std::string name;
    std::string data;
    /// The socket that is not to hear it; empty if all are.
    std::string except;
    wanted_info info;
};

checked<boost::json::object> read_object(std::string_view body);
/// `list` is separated by commas. Only one channel's own page tells what its cache holds.
checked<wanted_info> read_info(std::string_view list);
checked<publication> read_publication(hub const& to, app const& of, boost::json::object const& entry);

} // namespace auktiva::realtime
