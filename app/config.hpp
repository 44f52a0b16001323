#pragma once

#include "outbound/mime.hpp"
#include "outbound/smtp.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::app {

/// A value that stops the start; what() is one line that names the key.
struct wrong_setting : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

enum class realtime_driver
{
    builtin,
    disabled,
};

/// All that can be set, with what holds when nothing is. Secrets left empty are made on the first start.
struct settings
{
    std::string host{"0.0.0.0"};
    std::uint16_t port{3000};
    std::filesystem::path data_dir{"data"};
    /// What users type to get here; empty: http://localhost and the port.
    std::string public_url;
    std::string auth_secret;
    int password_min{8};
    bool allow_open_auctions{false};
    realtime_driver driver{realtime_driver::builtin};
    bool realtime_debug{false};
    std::string app_id;
    std::string app_key;
    std::string app_secret;
    /// Origins other than our own that may open sockets and send cookies.
    std::vector<std::string> allowed_origins;
    /// Addresses or networks whose X-Forwarded-For counts.
    std::string trusted_proxies;
    int bids_per_minute{60};
    int comments_per_minute{20};
    int registrations_per_hour{150};
    int sign_ins_per_quarter{300};
    /// Without a host no mail is sent; port 0 is the usual one.
    outbound::smtp_options smtp{.port = 0};
    /// An empty address is made up from the rest.
    outbound::mailbox mail_from{"Auktiva", ""};
    /// Lets a job of the system's have all mails sent; empty: nobody may.
    std::string cron_secret;
    int links_per_hour{3};
    /// None: where mails are sent.
    std::optional<bool> require_verification;
    bool hosted{false};
    bool maintenance{false};
};

struct configuration
{
    settings values;
    /// One line each: unknown keys, ignored keys. For the log.
    std::vector<std::string> warnings;
};

/// KEY=VALUE lines as of a .env file: quotes, comments and `export` understood. Throws wrong_setting.
std::map<std::string, std::string> parse_dotenv(std::string_view text);

/// The environment over the file. Throws wrong_setting.
configuration read_configuration(
    std::map<std::string, std::string> const& dotenv, std::map<std::string, std::string> const& environment
);

/// The names that can be set and what they mean, for --help; aliases in brackets.
std::string describe_settings();

} // namespace auktiva::app
