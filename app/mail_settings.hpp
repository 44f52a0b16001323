#pragma once

#include "app/config.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::app {

/// Whether a key is one of the mail services that are reached by SMTP here.
bool is_mail_service_key(std::string_view name);

/// Looks whether the settings of mail make sense together; adds what to do about other ways of sending.
/// `given` tells the value of a key, empty without one. Throws wrong_setting.
void check_mail(
    settings const& read, std::function<std::string(std::string_view)> const& given,
    std::vector<std::string>& warnings
);

/// How mails go out, and whose they are: what was left open is filled in from `public_url`.
outbound::smtp_options mail_host(settings const& of);
outbound::mailbox mail_sender(settings const& of, std::string_view public_url);

} // namespace auktiva::app
