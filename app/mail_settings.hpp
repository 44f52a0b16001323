#pragma once

#include "app/setting.hpp"
#include "outbound/mime.hpp"
#include "outbound/smtp.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace auktiva::app {

/// How mails go out.
struct mail_settings
{
    /// Without a host no mail is sent; port 0 is the usual one.
    outbound::smtp_options smtp{.port = 0};
    /// An empty address is made up from the rest.
    outbound::mailbox from{"Auktiva", ""};
    /// Lets a job of the system's have all mails sent; empty: nobody may.
    std::string cron_secret;
};

setting_table mail_table();

/// Whether a key is one of the mail services that are reached by SMTP here.
bool is_mail_service_key(std::string_view name);

/// Looks whether the settings of mail make sense together; adds what to do about other ways of sending.
/// Throws wrong_setting.
void check_mail(mail_settings const& read, given_settings const& given, std::vector<std::string>& warnings);

/// How mails go out, and whose they are: what was left open is filled in from `public_url`.
outbound::smtp_options mail_host(mail_settings const& of, std::string_view public_url);
outbound::mailbox mail_sender(mail_settings const& of, std::string_view public_url);

} // namespace auktiva::app
