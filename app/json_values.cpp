#include "app/json_values.hpp"

#include "app/setting.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace auktiva::app {

namespace json = boost::json;

json::value parse_json(std::string_view text)
{
    boost::system::error_code error;
    auto value = json::parse(text, error);
    if (error)
        throw wrong_setting{"is not valid JSON: " + error.message()};
    return value;
}

std::string text_of(json::value const& value)
{
    if (value.is_object() || value.is_null())
        throw wrong_setting{"must be a text, a number, true or false"};
    if (value.is_string())
        return std::string{std::string_view{value.get_string()}};
    if (!value.is_array())
        return json::serialize(value);
    std::string texts;
    for (auto const& each : value.get_array())
        (texts += texts.empty() ? "" : ",") += text_of(each);
    return texts;
}

json::object const& object_of(json::value const& value)
{
    if (!value.is_object())
        throw wrong_setting{"must be an object"};
    return value.get_object();
}

json::array list_of(json::value const& value)
{
    if (value.is_string())
        return list_of(parse_json(value.get_string()));
    if (!value.is_array())
        throw wrong_setting{"must be a list"};
    return value.get_array();
}

} // namespace auktiva::app
