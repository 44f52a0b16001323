#include "outbound/mail_words.hpp"

namespace auktiva::outbound {

language_words const polish_words{
    .greeting = "Dzień dobry, {name},",
    .greeting_to_nobody = "Dzień dobry,",
    .admin = "administrator",
    .creator = "sprzedający",
    .bidder = "licytujący",
    .copy_link = "Jeśli przycisk nie działa, otwórz ten adres w przeglądarce:",
    .how_to_stop =
        "Dostajesz tę wiadomość na własną prośbę. Możesz to zmienić w ustawieniach: {settings_url}",
    .footer = "Tę wiadomość wysłano automatycznie z serwisu {site}; nikt nie czyta odpowiedzi na nią.",
    .welcome =
        {
            .subject = "Witamy w serwisie {site}",
            .title = "Miło, że jesteś",
            .body = "Twoje konto w serwisie {site} jest gotowe.\n"
                    "Możesz już dołączać do aukcji, licytować i wystawiać własne przedmioty.",
            .button = "Zaczynamy",
            .note = {},
        },
    .invite =
        {
            .subject = "Zaproszenie do aukcji „{auction}” od: {sender}",
            .title = "Masz zaproszenie",
            .body = "{sender} zaprasza Cię do udziału w aukcji „{auction}” w serwisie {site}. Twoja rola: "
                    "{role}.\n"
                    "Aby przyjąć zaproszenie, zaloguj się adresem, na który przyszła ta wiadomość, albo "
                    "załóż dla "
                    "niego konto.",
            .button = "Zobacz zaproszenie",
            .note =
                "Zaproszenie jest ważne przez {days} dni. Jeśli nie znasz nadawcy, po prostu je zignoruj.",
        },
    .new_item =
        {
            .subject = "Nowość w aukcji „{auction}”: {item}",
            .title = "{item}",
            .body = "W aukcji „{auction}” pojawiło się coś nowego: {item}.\n{description}",
            .button = "Zobacz",
            .note = {},
        },
    .outbid =
        {
            .subject = "Ktoś przebił Twoją ofertę: „{item}”",
            .title = "Ktoś zaoferował więcej",
            .body = "Najwyższa oferta za „{item}” w aukcji „{auction}” to teraz {amount} i nie należy już do "
                    "Ciebie.\n"
                    "Jeśli nadal Ci na tym zależy, być może jest jeszcze czas na kolejną ofertę.",
            .button = "Licytuj dalej",
            .note = {},
        },
    .password_reset =
        {
            .subject = "Ustaw nowe hasło",
            .title = "Nowe hasło",
            .body = "Ktoś, najpewniej Ty, poprosił o nowe hasło do Twojego konta w serwisie {site}.",
            .button = "Ustaw nowe hasło",
            .note = "Link działa tylko raz i wygasa po {minutes} minutach. Jeśli to nie Ty o niego prosisz, "
                    "nie musisz "
                    "nic robić: Twoje hasło się nie zmieni.",
        },
    .item_won =
        {
            .subject = "Wygrywasz aukcję: „{item}”",
            .title = "Gratulacje!",
            .body = "Licytacja przedmiotu „{item}” w aukcji „{auction}” dobiegła końca, a najwyższa oferta, "
                    "{amount}, "
                    "należała do Ciebie.\n"
                    "Płatność i odbiór prosimy uzgodnić z organizatorami.",
            .button = "Zobacz swoją wygraną",
            .note = {},
        },
    .account_exists =
        {
            .subject = "Masz już konto w serwisie {site}",
            .title = "Masz już konto",
            .body = "Ktoś, najpewniej Ty, próbował zarejestrować się tym adresem w serwisie {site}. Istnieje "
                    "już dla "
                    "niego konto, więc nic się nie zmieniło: wystarczy się zalogować.",
            .button = "Zaloguj się",
            .note = "Nie pamiętasz hasła? Tutaj ustawisz nowe: {reset_url}",
        },
    .email_verification =
        {
            .subject = "Potwierdź swój adres e-mail",
            .title = "Jeszcze jeden krok",
            .body = "Potwierdź, że ten adres e-mail należy do Ciebie. Potem można już zalogować się w "
                    "serwisie {site}.",
            .button = "Potwierdź adres",
            .note =
                "Link wygasa po {hours} godzinach. Jeśli to nie Ty się rejestrujesz, po prostu zignoruj tę "
                "wiadomość.",
        },
};

} // namespace auktiva::outbound
