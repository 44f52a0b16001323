#include "auction/notification_phrases.hpp"

namespace auktiva {

namespace {

// Names stand alone in quotes, so that no language has to inflect them.

constexpr notification_phrases english{
    .opening_quote = "“",
    .closing_quote = "”",
    .outbid = {"You've been outbid!", "Someone bid {detail} on {it}"},
    .won = {"Congratulations! You won!", "You won {it} for {detail}"},
    .sold = {"Bidding has ended", "{it} sold for {detail}"},
    .unsold = {"Bidding has ended", "{it} ended without a bid"},
    .auction_ended = {"The auction has ended", "The auction {it} is closed"},
    .lost = {"Not this time", "{it} went to another bidder for {detail}"},
    .ending_soon = {"Ending soon", "Bidding on {it} is about to end"},
    .invited = {"You're invited", "You have been invited to {it}"},
    .joined = {"New member", "{detail} joined {it}"},
    .somebody = "Somebody",
    .new_item = "A new item is open for bids",
    .new_items = "{detail} new items are open for bids",
};

constexpr notification_phrases german{
    .opening_quote = "„",
    .closing_quote = "“",
    .outbid = {"Sie wurden überboten!", "Für {it} wurden {detail} geboten"},
    .won = {"Glückwunsch! Sie haben gewonnen!", "Sie haben {it} für {detail} ersteigert"},
    .sold = {"Das Bieten ist beendet", "{it} wurde für {detail} verkauft"},
    .unsold = {"Das Bieten ist beendet", "{it} ist ohne Gebot geblieben"},
    .auction_ended = {"Die Auktion ist beendet", "Die Auktion {it} ist geschlossen"},
    .lost = {"Diesmal leider nicht", "{it} ging für {detail} an jemand anderen"},
    .ending_soon = {"Bald zu Ende", "Das Bieten auf {it} endet in Kürze"},
    .invited = {"Sie sind eingeladen", "Sie wurden zur Auktion {it} eingeladen"},
    .joined = {"Neues Mitglied", "{detail} ist der Auktion {it} beigetreten"},
    .somebody = "Jemand",
    .new_item = "Auf einen neuen Artikel kann geboten werden",
    .new_items = "Auf {detail} neue Artikel kann geboten werden",
};

constexpr notification_phrases spanish{
    .opening_quote = "«",
    .closing_quote = "»",
    .outbid = {"¡Han superado su puja!", "Alguien ha pujado {detail} por {it}"},
    .won = {"¡Enhorabuena! ¡Ha ganado!", "Ha ganado {it} por {detail}"},
    .sold = {"La puja ha terminado", "{it} se ha vendido por {detail}"},
    .unsold = {"La puja ha terminado", "{it} ha terminado sin pujas"},
    .auction_ended = {"La subasta ha terminado", "La subasta {it} está cerrada"},
    .lost = {"Esta vez no ha podido ser", "{it} ha sido para otra persona por {detail}"},
    .ending_soon = {"Termina pronto", "La puja por {it} está a punto de terminar"},
    .invited = {"Tiene una invitación", "Le han invitado a la subasta {it}"},
    .joined = {"Nuevo miembro", "{detail} se ha unido a la subasta {it}"},
    .somebody = "Alguien",
    .new_item = "Ya se puede pujar por un artículo nuevo",
    .new_items = "Ya se puede pujar por {detail} artículos nuevos",
};

constexpr notification_phrases hungarian{
    .opening_quote = "„",
    .closing_quote = "”",
    .outbid = {"Túllicitáltak!", "Valaki {detail} összeget ajánlott erre: {it}"},
    .won = {"Gratulálunk! Nyert!", "Megnyerte {detail} összegért: {it}"},
    .sold = {"A licitálás véget ért", "{it} elkelt {detail} összegért"},
    .unsold = {"A licitálás véget ért", "{it} licit nélkül zárult"},
    .auction_ended = {"Az aukció véget ért", "Lezárult az aukció: {it}"},
    .lost = {"Ezúttal nem sikerült", "{it} másé lett {detail} összegért"},
    .ending_soon = {"Hamarosan véget ér", "Mindjárt lezárul a licitálás: {it}"},
    .invited = {"Meghívást kapott", "Meghívták ebbe az aukcióba: {it}"},
    .joined = {"Új tag", "{detail} csatlakozott ehhez az aukcióhoz: {it}"},
    .somebody = "Valaki",
    .new_item = "Új tételre lehet licitálni",
    .new_items = "{detail} új tételre lehet licitálni",
};

constexpr notification_phrases polish{
    .opening_quote = "„",
    .closing_quote = "”",
    .outbid = {"Twoja oferta została przebita!", "Ktoś zaoferował {detail} za {it}"},
    .won = {"Gratulacje! Wygrywasz!", "Wygrywasz {it} za {detail}"},
    .sold = {"Licytacja zakończona", "{it} sprzedano za {detail}"},
    .unsold = {"Licytacja zakończona", "{it} pozostaje bez ofert"},
    .auction_ended = {"Aukcja zakończona", "Aukcja {it} została zamknięta"},
    .lost = {"Tym razem się nie udało", "{it} trafia do kogoś innego za {detail}"},
    .ending_soon = {"Wkrótce koniec", "Licytacja {it} zaraz się zakończy"},
    .invited = {"Masz zaproszenie", "Zaproszono Cię do aukcji {it}"},
    .joined = {"Nowy uczestnik", "{detail} dołącza do aukcji {it}"},
    .somebody = "Ktoś",
    .new_item = "Można już licytować nowy przedmiot",
    .new_items = "Można już licytować nowe przedmioty: {detail}",
};

} // namespace

notification_phrases const& phrases_in(language which)
{
    switch (which)
    {
    case language::english:
        break;
    case language::german:
        return german;
    case language::spanish:
        return spanish;
    case language::hungarian:
        return hungarian;
    case language::polish:
        return polish;
    }
    return english;
}

} // namespace auktiva
