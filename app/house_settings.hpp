#pragma once

#include "app/setting.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace auktiva::app {

/// Who may do what here, and how often; where things are kept.
struct house_settings
{
    std::filesystem::path data_dir{"data"};
    std::string auth_secret;
    int password_min{8};
    bool allow_open_auctions{false};
    /// None: where mails are sent.
    std::optional<bool> require_verification;
    bool hosted{false};
    bool maintenance{false};
    int bids_per_minute{60};
    int comments_per_minute{20};
    int registrations_per_hour{150};
    int sign_ins_per_quarter{300};
    int links_per_hour{3};
};

setting_table house_table();

} // namespace auktiva::app
