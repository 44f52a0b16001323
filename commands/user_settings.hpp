#pragma once

#include "auction/language.hpp"
#include "commands/context.hpp"
#include "storage/user_settings.hpp"

namespace auktiva::commands {

/// What of his settings a user changes; what is absent stays as it is.
struct settings_form
{
    std::optional<bool> item_sidebar_collapsed{};
    std::optional<bool> email_on_new_item{};
    std::optional<bool> email_on_outbid{};
    std::optional<bool> email_on_item_won{};
    /// Names of notification types, separated by commas.
    std::optional<std::string> muted_types{};
    std::optional<language> speaks{};
};

struct change_settings
{
    user_id user;
    settings_form form;
    timestamp at;

    struct answer
    {
        storage::user_settings saved;
        language speaks{};
    };
};
result<change_settings::answer> run(change_settings const& command, context& within);

} // namespace auktiva::commands
