#pragma once

#include "realtime/app.hpp"

#include <boost/json/value.hpp>

#include <string>
#include <vector>

namespace auktiva::app {

/// Webhooks as Soketi has them in JSON. Adds the members it does not know. Throws wrong_setting with what is
/// wrong.
std::vector<realtime::webhook>
read_webhooks(boost::json::value const& list, std::vector<std::string>& unknown);

} // namespace auktiva::app
