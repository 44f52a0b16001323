#pragma once

#include "auction/ids.hpp"
#include "auction/language.hpp"
#include "auction/names.hpp"
#include "auction/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva {

enum class mail_kind
{
    welcome,
    invite,
    new_item,
    outbid,
    password_reset,
    item_won,
    account_exists,
    email_verification,
};

template <>
inline constexpr std::array names<mail_kind>{
    std::pair{mail_kind::welcome, std::string_view{"WELCOME"}},
    std::pair{mail_kind::invite, std::string_view{"INVITE"}},
    std::pair{mail_kind::new_item, std::string_view{"NEW_ITEM"}},
    std::pair{mail_kind::outbid, std::string_view{"OUTBID"}},
    std::pair{mail_kind::password_reset, std::string_view{"PASSWORD_RESET"}},
    std::pair{mail_kind::item_won, std::string_view{"ITEM_WON"}},
    std::pair{mail_kind::account_exists, std::string_view{"ACCOUNT_EXISTS"}},
    std::pair{mail_kind::email_verification, std::string_view{"EMAIL_VERIFICATION"}},
};

/// What a template fills in, by name. Plain text: templates escape it themselves.
///
/// | kind               | names                                                                           |
/// |--------------------|---------------------------------------------------------------------------------|
/// | WELCOME            | url: where to begin                                                             |
/// | EMAIL_VERIFICATION | url; hours: how long it holds, as digits                                        |
/// | PASSWORD_RESET     | url; minutes: how long it holds, as digits                                      |
/// | ACCOUNT_EXISTS     | url: where to sign in; reset_url: where to ask for a new password               |
/// | INVITE             | url; sender; auction; role: by its wire name; days: how long it holds, as digits|
/// | NEW_ITEM           | url; item; auction; description, may be empty                                   |
/// | OUTBID, ITEM_WON   | url; item; auction; amount: with its symbol                                     |
using mail_detail = std::vector<std::pair<std::string, std::string>>;

/// One mail in the queue, before it has words.
struct mail
{
    mail_id id;
    /// Who gets it, where he has an account.
    std::optional<user_id> recipient;
    /// What it is about, where that limits how often it is sent.
    std::optional<item_id> item;
    std::string to_email;
    std::optional<std::string> to_name;
    mail_kind kind{};
    language written_in{language::english};
    mail_detail detail;
    /// How often it was tried in vain.
    int attempts{};
    timestamp created_at{};
};

/// At most one outbid mail to a user about an item in this time.
inline constexpr std::chrono::minutes outbid_mail_pause{30};

/// How long a mail waits after it failed for the nth time; nothing: it is given up.
std::optional<std::chrono::milliseconds> wait_after_failure(int failures);

} // namespace auktiva
