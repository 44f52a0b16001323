#pragma once

#include "auction/language.hpp"
#include "auction/mail.hpp"

#include <string_view>

namespace auktiva::outbound {

/// The words of one kind of mail. {item} stands for what the mail's detail calls so; besides there are
/// {site}, the name of this house, and {settings_url}. A line end begins a new paragraph.
struct mail_words
{
    std::string_view subject;
    std::string_view title;
    std::string_view body;
    /// On the button that leads to {url}.
    std::string_view button;
    /// Below the button, in small print.
    std::string_view note;
};

/// Everything that is written in one language.
struct language_words
{
    std::string_view greeting;
    std::string_view greeting_to_nobody;
    std::string_view admin;
    std::string_view creator;
    std::string_view bidder;
    /// Above the address the button leads to.
    std::string_view copy_link;
    /// Below mails one has asked for.
    std::string_view how_to_stop;
    std::string_view footer;

    mail_words welcome;
    mail_words invite;
    mail_words new_item;
    mail_words outbid;
    mail_words password_reset;
    mail_words item_won;
    mail_words account_exists;
    mail_words email_verification;
};

extern language_words const english_words;
extern language_words const german_words;
extern language_words const spanish_words;
extern language_words const hungarian_words;
extern language_words const polish_words;

} // namespace auktiva::outbound
