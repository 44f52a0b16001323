#include "web/routes.hpp"

#include "web/handlers.hpp"

namespace auktiva::web {

std::span<route const> routes()
{
    using enum access;
    // clang-format off
    static constexpr route all[] = {
        {"GET",    "/api/health",                                                   anyone,    health},
        {"GET",    "/api/version",                                                  anyone,    version},
        {"GET",    "/api/config",                                                   anyone,    config},
        {"GET",    "/api/currencies",                                               signed_in, list_currencies},

        {"POST",   "/api/auth/register",                                            anyone,    register_user},
        {"GET",    "/api/auth/csrf",                                                anyone,    csrf},
        {"GET",    "/api/auth/providers",                                           anyone,    providers},
        {"GET",    "/api/auth/session",                                             anyone,    session},
        {"POST",   "/api/auth/callback/credentials",                                anyone,    sign_in},
        {"POST",   "/api/auth/signout",                                             anyone,    sign_out},

        {"GET",    "/api/auctions",                                                 signed_in, list_auctions},
        {"POST",   "/api/auctions",                                                 signed_in, create_auction},
        {"GET",    "/api/auctions/{auction}",                                       owner,     show_auction, polled::auction},
        {"PATCH",  "/api/auctions/{auction}",                                       owner,     change_auction},
        {"DELETE", "/api/auctions/{auction}",                                       owner,     remove_auction},
        {"GET",    "/api/auctions/{auction}/details",                               member,    show_details, polled::auction},
        {"GET",    "/api/auctions/{auction}/events",                                member,    auction_events},

        {"POST",   "/api/auctions/{auction}/join",                                  signed_in, join_auction},
        {"GET",    "/api/auctions/{auction}/members",                               organiser, list_members},
        {"PATCH",  "/api/auctions/{auction}/members/{member}",                      organiser, change_role},
        {"DELETE", "/api/auctions/{auction}/members/{member}",                      organiser, remove_member},
        {"GET",    "/api/auctions/{auction}/invites",                               member,    list_invites},
        {"POST",   "/api/auctions/{auction}/invites",                               member,    invite_member},
        {"GET",    "/api/invites/{token}",                                          anyone,    show_invite},
        {"POST",   "/api/invites/{token}",                                          signed_in, accept_invite},

        {"GET",    "/api/auctions/{auction}/items",                                 member,    list_items},
        {"POST",   "/api/auctions/{auction}/items",                                 member,    create_item},
        {"GET",    "/api/auctions/{auction}/items/{item}",                          member,    show_item, polled::item},
        {"PATCH",  "/api/auctions/{auction}/items/{item}",                          member,    change_item},
        {"DELETE", "/api/auctions/{auction}/items/{item}",                          member,    remove_item},
        {"GET",    "/api/auctions/{auction}/items/{item}/events",                   member,    item_events},
        {"GET",    "/api/auctions/{auction}/items/{item}/bids",                     member,    list_bids},
        {"POST",   "/api/auctions/{auction}/items/{item}/bids",                     member,    place_bid},
        {"GET",    "/api/auctions/{auction}/items/{item}/discussions",              member,    list_discussions},
        {"POST",   "/api/auctions/{auction}/items/{item}/discussions",              member,    add_discussion},
        {"GET",    "/api/auctions/{auction}/items/{item}/discussions/{discussion}", member,    show_discussion},
        {"PATCH",  "/api/auctions/{auction}/items/{item}/discussions/{discussion}", member,    edit_discussion},
        {"DELETE", "/api/auctions/{auction}/items/{item}/discussions/{discussion}", member,    remove_discussion},

        {"GET",    "/api/notifications",                                            signed_in, list_notifications, polled::notifications},
        {"POST",   "/api/notifications/read-all",                                   signed_in, read_all_notifications},
        {"PATCH",  "/api/notifications/{notification}",                             signed_in, read_notification},
        {"DELETE", "/api/notifications/{notification}",                             signed_in, remove_notification},
        {"GET",    "/api/user/dashboard",                                           signed_in, dashboard, polled::dashboard},
        {"GET",    "/api/user/events",                                              signed_in, user_events},

        // Refuse strangers themselves: 503 comes before 401 where realtime is disabled.
        {"POST",   "/api/pusher/auth",                                              anyone,    authorize_channel},
        {"POST",   "/pusher/auth",                                                  anyone,    authorize_channel},
        {"POST",   "/apps/{app}/events",                                            anyone,    pusher_events},
        {"POST",   "/apps/{app}/batch_events",                                      anyone,    pusher_batch_events},
        {"GET",    "/apps/{app}/channels",                                          anyone,    pusher_channels},
        {"GET",    "/apps/{app}/channels/{channel}",                                anyone,    pusher_channel},
        {"GET",    "/apps/{app}/channels/{channel}/users",                          anyone,    pusher_channel_users},
    };
    // clang-format on
    return all;
}

} // namespace auktiva::web
