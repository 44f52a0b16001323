#pragma once

#include "app/config_file.hpp"
#include "app/driver_settings.hpp"
#include "app/house_settings.hpp"
#include "app/mail_settings.hpp"
#include "app/metrics_settings.hpp"
#include "app/network_settings.hpp"
#include "app/realtime_settings.hpp"

#include <map>
#include <string>
#include <vector>

namespace auktiva::app {

/// All that can be set, with what holds when nothing is. Secrets left empty are made on the first start.
struct settings
{
    network_settings network;
    house_settings house;
    driver_settings driver;
    realtime_settings realtime;
    mail_settings mail;
    metrics_settings metrics;
};

struct configuration
{
    settings values;
    /// One line each: unknown keys, ignored keys. For the log.
    std::vector<std::string> warnings;
};

/// The environment over the .env file over Soketi's. Throws wrong_setting.
configuration read_configuration(
    std::map<std::string, std::string> const& dotenv, std::map<std::string, std::string> const& environment,
    config_file const& file = {}
);

/// The names that can be set and what they mean, for --help; aliases in brackets.
std::string describe_settings();

} // namespace auktiva::app
