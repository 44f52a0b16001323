#include "outbound/mail_words.hpp"

namespace auktiva::outbound {

language_words const german_words{
    .greeting = "Hallo {name},",
    .greeting_to_nobody = "Hallo,",
    .admin = "Administrator",
    .creator = "Anbieter",
    .bidder = "Bieter",
    .copy_link = "Falls die Schaltfläche nicht funktioniert, öffnen Sie bitte diese Adresse im Browser:",
    .how_to_stop =
        "Sie bekommen diese Nachricht, weil Sie sie bestellt haben. In Ihren Einstellungen können Sie das "
        "ändern: {settings_url}",
    .footer = "Diese Nachricht hat {site} automatisch verschickt; Antworten darauf liest niemand.",
    .welcome =
        {
            .subject = "Willkommen bei {site}",
            .title = "Schön, dass Sie da sind",
            .body = "Ihr Konto bei {site} ist eingerichtet.\n"
                    "Sie können jetzt an Auktionen teilnehmen, mitbieten und selbst etwas anbieten.",
            .button = "Los geht's",
            .note = {},
        },
    .invite =
        {
            .subject = "{sender} lädt Sie zu „{auction}“ ein",
            .title = "Sie sind eingeladen",
            .body =
                "{sender} möchte Sie bei der Auktion „{auction}“ auf {site} dabeihaben. Ihre Rolle: {role}.\n"
                "Um anzunehmen, melden Sie sich bitte mit der Adresse an, an die diese Nachricht ging, oder "
                "legen "
                "Sie dafür ein Konto an.",
            .button = "Einladung ansehen",
            .note = "Die Einladung gilt {days} Tage. Wenn Sie den Absender nicht kennen, beachten Sie sie "
                    "einfach "
                    "nicht.",
        },
    .new_item =
        {
            .subject = "Neu in „{auction}“: {item}",
            .title = "{item}",
            .body = "In der Auktion „{auction}“ gibt es etwas Neues: {item}.\n{description}",
            .button = "Ansehen",
            .note = {},
        },
    .outbid =
        {
            .subject = "Sie wurden bei „{item}“ überboten",
            .title = "Jemand hat mehr geboten",
            .body = "Das höchste Gebot für „{item}“ in der Auktion „{auction}“ liegt jetzt bei {amount} und "
                    "ist nicht "
                    "mehr Ihres.\n"
                    "Vielleicht reicht die Zeit noch für ein neues Gebot.",
            .button = "Noch einmal bieten",
            .note = {},
        },
    .password_reset =
        {
            .subject = "Neues Passwort festlegen",
            .title = "Ein neues Passwort",
            .body =
                "Jemand, vermutlich Sie selbst, hat für Ihr Konto bei {site} ein neues Passwort angefordert.",
            .button = "Neues Passwort festlegen",
            .note = "Der Link funktioniert einmal und nur {minutes} Minuten lang. Wenn die Anforderung nicht "
                    "von Ihnen "
                    "kam, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.",
        },
    .item_won =
        {
            .subject = "Sie haben „{item}“ ersteigert",
            .title = "Herzlichen Glückwunsch!",
            .body = "Die Gebotsfrist für „{item}“ in der Auktion „{auction}“ ist abgelaufen, und das höchste "
                    "Gebot, "
                    "{amount}, kam von Ihnen.\n"
                    "Bitte sprechen Sie Bezahlung und Abholung mit den Veranstaltern ab.",
            .button = "Zum Gewinn",
            .note = {},
        },
    .account_exists =
        {
            .subject = "Sie haben schon ein Konto bei {site}",
            .title = "Sie haben schon ein Konto",
            .body = "Jemand, vermutlich Sie selbst, wollte sich mit dieser Adresse bei {site} registrieren. "
                    "Dafür gibt "
                    "es bereits ein Konto. Es hat sich also nichts geändert: Melden Sie sich einfach an.",
            .button = "Anmelden",
            .note = "Passwort vergessen? Hier legen Sie ein neues fest: {reset_url}",
        },
    .email_verification =
        {
            .subject = "Bitte bestätigen Sie Ihre E-Mail-Adresse",
            .title = "Nur noch ein Schritt",
            .body = "Bitte bestätigen Sie, dass diese E-Mail-Adresse Ihnen gehört. Danach können Sie sich "
                    "bei {site} "
                    "anmelden.",
            .button = "Adresse bestätigen",
            .note = "Der Link gilt {hours} Stunden. Wenn Sie sich nicht registriert haben, beachten Sie "
                    "diese Nachricht "
                    "einfach nicht.",
        },
};

} // namespace auktiva::outbound
