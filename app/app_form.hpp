#pragma once

#include "realtime/app.hpp"

#include <boost/json/value.hpp>

#include <string>
#include <vector>

namespace auktiva::app {

/// Apps as Soketi has them in JSON; each begins as `usual` and has at least id, key and secret. Adds the
/// members it does not know. Throws wrong_setting with what is wrong.
std::vector<realtime::app>
read_apps(boost::json::value const& list, realtime::app const& usual, std::vector<std::string>& unknown);

} // namespace auktiva::app
