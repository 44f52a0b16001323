#include "outbound/mail_words.hpp"

namespace auktiva::outbound {

language_words const hungarian_words{
    .greeting = "Kedves {name}!",
    .greeting_to_nobody = "Jó napot!",
    .admin = "adminisztrátor",
    .creator = "eladó",
    .bidder = "licitáló",
    .copy_link = "Ha a gomb nem működik, nyissa meg ezt a címet a böngészőjében:",
    .how_to_stop =
        "Ezt a levelet azért kapja, mert kérte. A beállításaiban bármikor megváltoztathatja: {settings_url}",
    .footer = "Ezt a levelet a(z) {site} automatikusan küldte; a válaszokat senki sem olvassa.",
    .welcome =
        {
            .subject = "Üdvözli Önt a(z) {site}!",
            .title = "Örülünk, hogy itt van",
            .body = "Elkészült a fiókja itt: {site}.\n"
                    "Mostantól részt vehet az aukciókon, licitálhat, és saját tételeket is kínálhat.",
            .button = "Kezdjük!",
            .note = {},
        },
    .invite =
        {
            .subject = "{sender} meghívja Önt ide: „{auction}”",
            .title = "Meghívást kapott",
            .body = "{sender} szeretné, ha részt venne a(z) „{auction}” aukción itt: {site}. Az Ön szerepe: "
                    "{role}.\n"
                    "Az elfogadáshoz jelentkezzen be azzal a címmel, amelyre ez a levél érkezett, vagy "
                    "hozzon létre "
                    "hozzá egy fiókot.",
            .button = "A meghívó megtekintése",
            .note = "A meghívó {days} napig érvényes. Ha nem ismeri a feladót, hagyja figyelmen kívül.",
        },
    .new_item =
        {
            .subject = "Új tétel itt: „{auction}”: {item}",
            .title = "{item}",
            .body = "Új tétel került a(z) „{auction}” aukcióba: {item}.\n{description}",
            .button = "Megnézem",
            .note = {},
        },
    .outbid =
        {
            .subject = "Túllicitálták Önt: „{item}”",
            .title = "Valaki többet ajánlott",
            .body = "A(z) „{item}” tételre a legmagasabb ajánlat a(z) „{auction}” aukción most {amount}, és "
                    "ez már nem "
                    "az Öné.\n"
                    "Ha továbbra is szeretné megszerezni, talán még van idő egy újabb licitre.",
            .button = "Újra licitálok",
            .note = {},
        },
    .password_reset =
        {
            .subject = "Új jelszó megadása",
            .title = "Új jelszó",
            .body = "Valaki, valószínűleg Ön, új jelszót kért a fiókjához itt: {site}.",
            .button = "Új jelszót adok meg",
            .note = "A hivatkozás egyszer használható, {minutes} percen belül. Ha nem Ön kérte, nincs "
                    "teendője: a "
                    "jelszava nem változik.",
        },
    .item_won =
        {
            .subject = "Az Öné lett: „{item}”",
            .title = "Gratulálunk!",
            .body =
                "Lezárult a licit a(z) „{item}” tételre a(z) „{auction}” aukción, és a legmagasabb ajánlat, "
                "{amount}, az Öné volt.\n"
                "A fizetésről és az átvételről kérjük, egyeztessen a szervezőkkel.",
            .button = "Megnézem, mit nyertem",
            .note = {},
        },
    .account_exists =
        {
            .subject = "Már van fiókja itt: {site}",
            .title = "Már van fiókja",
            .body = "Valaki, valószínűleg Ön, regisztrálni próbált ezzel a címmel itt: {site}. Ehhez a "
                    "címhez már "
                    "tartozik fiók, ezért semmi sem változott: egyszerűen jelentkezzen be.",
            .button = "Bejelentkezés",
            .note = "Elfelejtette a jelszavát? Itt megadhat egy újat: {reset_url}",
        },
    .email_verification =
        {
            .subject = "Kérjük, erősítse meg az e-mail-címét",
            .title = "Már csak egy lépés",
            .body = "Kérjük, erősítse meg, hogy ez az e-mail-cím az Öné. Utána már be tud jelentkezni itt: "
                    "{site}.",
            .button = "A cím megerősítése",
            .note = "A hivatkozás {hours} óráig érvényes. Ha nem Ön regisztrált, hagyja figyelmen kívül ezt "
                    "a levelet.",
        },
};

} // namespace auktiva::outbound
