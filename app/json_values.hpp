#pragma once

#include <boost/json/value.hpp>

#include <string>
#include <string_view>

// JSON where settings are expected. Each throws wrong_setting with what is wrong.
namespace auktiva::app {

boost::json::value parse_json(std::string_view text);
/// A scalar the way an environment variable would have it; a list of them with commas.
std::string text_of(boost::json::value const& value);
boost::json::object const& object_of(boost::json::value const& value);
/// Also of a text that has the list in it, as rows of databases do.
boost::json::array list_of(boost::json::value const& value);

} // namespace auktiva::app
