#include "outbound/mail_words.hpp"

namespace auktiva::outbound {

language_words const english_words{
    .greeting = "Hello {name},",
    .greeting_to_nobody = "Hello,",
    .admin = "administrator",
    .creator = "seller",
    .bidder = "bidder",
    .copy_link = "If the button does not work, open this address in your browser:",
    .how_to_stop =
        "You get this mail because you asked for it. You can change that in your settings: {settings_url}",
    .footer = "{site} sent this mail by itself; nobody reads replies to it.",
    .welcome =
        {
            .subject = "Welcome to {site}",
            .title = "Good to have you here",
            .body = "Your account at {site} is ready.\n"
                    "You can now join auctions, bid, and offer things of your own.",
            .button = "Let's begin",
            .note = {},
        },
    .invite =
        {
            .subject = "{sender} invites you to “{auction}”",
            .title = "You are invited",
            .body = "{sender} would like you to take part in the auction “{auction}” at {site}, as {role}.\n"
                    "To accept, sign in with the address this mail was sent to, or make an account for it.",
            .button = "See the invitation",
            .note = "The invitation holds for {days} days. If you do not know the sender, just ignore it.",
        },
    .new_item =
        {
            .subject = "New in “{auction}”: {item}",
            .title = "{item}",
            .body = "There is something new in the auction “{auction}”: {item}.\n{description}",
            .button = "Have a look",
            .note = {},
        },
    .outbid =
        {
            .subject = "You have been outbid on “{item}”",
            .title = "Somebody bid more than you",
            .body = "The highest bid for “{item}” in the auction “{auction}” is now {amount}, and it is not "
                    "yours.\n"
                    "If you still want it, there may be time for another bid.",
            .button = "Bid again",
            .note = {},
        },
    .password_reset =
        {
            .subject = "Choose a new password",
            .title = "A new password",
            .body = "Somebody, most likely you, asked for a new password for your account at {site}.",
            .button = "Choose a new password",
            .note =
                "The link works once, within {minutes} minutes. If you did not ask for it, you need not do "
                "anything: your password stays as it is.",
        },
    .item_won =
        {
            .subject = "You won “{item}”",
            .title = "Congratulations!",
            .body = "Bidding on “{item}” in the auction “{auction}” has ended, and the highest bid, "
                    "{amount}, was "
                    "yours.\n"
                    "Please get in touch with the organisers about payment and collection.",
            .button = "See what you won",
            .note = {},
        },
    .account_exists =
        {
            .subject = "You already have an account at {site}",
            .title = "You already have an account",
            .body = "Somebody, most likely you, tried to register at {site} with this address. There is an "
                    "account "
                    "for it already, so nothing has changed: you can simply sign in.",
            .button = "Sign in",
            .note = "Forgotten the password? Choose a new one: {reset_url}",
        },
    .email_verification =
        {
            .subject = "Please confirm your e-mail address",
            .title = "One more step",
            .body = "Please confirm that this e-mail address is yours. After that you can sign in at {site}.",
            .button = "Confirm the address",
            .note = "The link works for {hours} hours. If you did not register, just ignore this mail.",
        },
};

} // namespace auktiva::outbound
