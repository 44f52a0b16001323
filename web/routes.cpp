#include "web/routes.hpp"

#include "auction/csv.hpp"
#include "web/forms.hpp"
#include "web/handlers.hpp"
#include "web/uploads.hpp"

#include <algorithm>
#include <array>

namespace auktiva::web {

std::span<route const> routes()
{
    using enum access;
    // clang-format off
    static constexpr route all[] = {
        {"GET",    "/api/health",                                                   anyone,        health},
        {"GET",    "/api/version",                                                  anyone,        version},
        {"GET",    "/api/config",                                                   anyone,        config},
        {"GET",    "/api/openapi.json",                                             anyone,        show_api_document},
        {"GET",    "/api/cron/process-emails",                                      scheduler,     process_emails},
        {"GET",    "/api/cron/retry-emails",                                        scheduler,     retry_emails},
        {"POST",   "/api/cron/retry-emails",                                        scheduler,     retry_emails},
        {"GET",    "/api/system/settings",                                          signed_in,     show_house},
        {"PATCH",  "/api/system/settings",                                          signed_in,     change_house, {.takes = &forms::house_changes}},
        {"POST",   "/api/system/update",                                            administrator, update_house},
        {"GET",    "/api/currencies",                                               signed_in,     list_currencies},

        {"POST",   "/api/auth/register",                                            anyone,        register_user, {.takes = &forms::registration}},
        {"GET",    "/api/auth/csrf",                                                anyone,        csrf},
        {"GET",    "/api/auth/providers",                                           anyone,        providers},
        {"GET",    "/api/auth/session",                                             anyone,        session},
        {"POST",   "/api/auth/callback/credentials",                                anyone,        sign_in, {.takes = &forms::sign_in, .in_maintenance = true}},
        {"POST",   "/api/auth/signout",                                             anyone,        sign_out, {.takes = &forms::sign_out, .in_maintenance = true}},
        {"GET",    "/api/auth/signin",                                              anyone,        sign_in_page, {.asks = &forms::login_page}},
        {"GET",    "/api/auth/error",                                               anyone,        sign_in_error_page, {.asks = &forms::login_page}},
        {"POST",   "/api/auth/_log",                                                anyone,        take_client_log},
        {"POST",   "/api/auth/forgot-password",                                     anyone,        forgot_password, {.takes = &forms::forgotten_password}},
        {"POST",   "/api/auth/reset-password",                                      anyone,        reset_password, {.takes = &forms::password_reset}},
        {"POST",   "/api/auth/verify-email",                                        anyone,        verify_email, {.takes = &forms::verification}},
        {"POST",   "/api/auth/resend-verification",                                 anyone,        resend_verification, {.takes = &forms::forgotten_password}},
        {"POST",   "/api/auth/verify-recaptcha",                                    anyone,        verify_recaptcha},

        {"GET",    "/api/auctions",                                                 signed_in,     list_auctions, {.asks = &forms::list_page}},
        {"POST",   "/api/auctions",                                                 signed_in,     create_auction, {.takes = &forms::new_auction}},
        {"GET",    "/api/auctions/{auction}",                                       owner,         show_auction, {.built_from = polled::auction}},
        {"PATCH",  "/api/auctions/{auction}",                                       owner,         change_auction, {.takes = &forms::auction_changes}},
        {"DELETE", "/api/auctions/{auction}",                                       owner,         remove_auction},
        {"GET",    "/api/auctions/{auction}/details",                               member,        show_details, {.built_from = polled::auction}},
        {"GET",    "/api/auctions/{auction}/events",                                member,        auction_events, {.asks = &forms::event_page}},
        {"POST",   "/api/auctions/{auction}/close",                                 owner,         close_auction},
        {"POST",   "/api/auctions/{auction}/copy",                                  organiser,     copy_auction, {.takes = &forms::auction_copy}},
        {"GET",    "/api/auctions/{auction}/results",                               member,        show_results},
        {"GET",    "/api/auctions/{auction}/export",                                organiser,     export_auction, {.asks = &forms::export_format}},
        {"GET",    "/api/auctions/{auction}/admin-items",                           organiser,     list_admin_items},
        {"PATCH",  "/api/auctions/{auction}/admin-items/bulk",                      organiser,     edit_admin_items, {.takes = &forms::bulk_edit}},

        {"GET",    "/api/auctions/{auction}/thumbnail",                             owner,         show_thumbnail},
        {"POST",   "/api/auctions/{auction}/thumbnail",                             owner,         change_thumbnail, {.file = "thumbnail", .body_limit = most_thumbnail_bytes + most_form_bytes}},
        {"DELETE", "/api/auctions/{auction}/thumbnail",                             owner,         remove_thumbnail},

        {"POST",   "/api/auctions/{auction}/join",                                  signed_in,     join_auction, {.takes = &forms::joining}},
        {"POST",   "/api/auctions/{auction}/leave",                                 member,        leave_auction},
        {"POST",   "/api/auctions/{auction}/link",                                  organiser,     renew_link},
        {"DELETE", "/api/auctions/{auction}/link",                                  organiser,     remove_link},
        {"GET",    "/api/public/auctions/{auction}",                                anyone,        show_public_auction, {.asks = &forms::joining}},
        {"GET",    "/api/auctions/{auction}/members",                               organiser,     list_members, {.asks = &forms::list_page}},
        {"PATCH",  "/api/auctions/{auction}/members/{member}",                      organiser,     change_role, {.takes = &forms::role_change}},
        {"DELETE", "/api/auctions/{auction}/members/{member}",                      organiser,     remove_member},
        {"GET",    "/api/auctions/{auction}/invites",                               member,        list_invites, {.asks = &forms::list_page}},
        {"POST",   "/api/auctions/{auction}/invites",                               inviter,       invite_member, {.takes = &forms::new_invite}},
        {"POST",   "/api/auctions/{auction}/invites/bulk",                          inviter,       invite_several, {.takes = &forms::several_invites}},
        {"DELETE", "/api/auctions/{auction}/invites/{invite}",                      inviter,       revoke_invite},
        {"GET",    "/api/invites/{token}",                                          anyone,        show_invite},
        {"POST",   "/api/invites/{token}",                                          signed_in,     accept_invite},

        {"GET",    "/api/auctions/{auction}/items",                                 member,        list_items, {.asks = &forms::list_page}},
        {"POST",   "/api/auctions/{auction}/items",                                 seller,        create_item, {.takes = &forms::new_item}},
        {"GET",    "/api/auctions/{auction}/items/{item}",                          member,        show_item, {.built_from = polled::item}},
        {"PATCH",  "/api/auctions/{auction}/items/{item}",                          item_editor,   change_item, {.takes = &forms::item_changes}},
        {"DELETE", "/api/auctions/{auction}/items/{item}",                          item_editor,   remove_item},
        {"GET",    "/api/auctions/{auction}/items/{item}/page",                     member,        show_item_page},
        {"GET",    "/api/auctions/{auction}/items/{item}/edit",                     item_editor,   show_item_to_edit},
        {"POST",   "/api/auctions/{auction}/items/import",                          seller,        import_items, {.takes = &forms::item_import, .asks = &forms::import_wish, .body_limit = csv_limits{}.bytes}},
        {"GET",    "/api/items/template.csv",                                       signed_in,     show_item_template},
        {"GET",    "/api/auctions/{auction}/items/{item}/events",                   member,        item_events, {.asks = &forms::event_page}},
        {"GET",    "/api/auctions/{auction}/items/{item}/bids",                     member,        list_bids, {.asks = &forms::list_page}},
        {"POST",   "/api/auctions/{auction}/items/{item}/bids",                     member,        place_bid, {.takes = &forms::new_bid}},
        {"GET",    "/api/auctions/{auction}/items/{item}/images",                   member,        list_images},
        {"POST",   "/api/auctions/{auction}/items/{item}/images",                   item_editor,   add_image, {.file = "image", .body_limit = most_image_bytes + most_form_bytes}},
        {"PATCH",  "/api/auctions/{auction}/items/{item}/images",                   item_editor,   reorder_images, {.takes = &forms::image_order}},
        {"DELETE", "/api/auctions/{auction}/items/{item}/images",                   item_editor,   remove_image, {.asks = &forms::image_choice}},
        // Refuses by itself: the file says which auction's members may see it.
        {"GET",    "/api/uploads/images/{path...}",                                 anyone,        serve_image},
        {"GET",    "/api/auctions/{auction}/items/{item}/discussions",              member,        list_discussions, {.asks = &forms::discussion_order}},
        {"POST",   "/api/auctions/{auction}/items/{item}/discussions",              member,        add_discussion, {.takes = &forms::new_discussion}},
        {"GET",    "/api/auctions/{auction}/items/{item}/discussions/{discussion}", member,        show_discussion},
        {"PATCH",  "/api/auctions/{auction}/items/{item}/discussions/{discussion}", author,        edit_discussion, {.takes = &forms::discussion_changes}},
        {"DELETE", "/api/auctions/{auction}/items/{item}/discussions/{discussion}", moderator,     remove_discussion},

        {"GET",    "/api/notifications",                                            signed_in,     list_notifications, {.asks = &forms::notification_page, .built_from = polled::notifications}},
        {"POST",   "/api/notifications/read-all",                                   signed_in,     read_all_notifications},
        {"PATCH",  "/api/notifications/{notification}",                             recipient,     read_notification},
        {"DELETE", "/api/notifications/{notification}",                             recipient,     remove_notification},
        {"GET",    "/api/user/dashboard",                                           signed_in,     dashboard, {.built_from = polled::dashboard}},
        {"GET",    "/api/user/app-data",                                            signed_in,     app_data},
        {"GET",    "/api/user/bids",                                                signed_in,     my_bids, {.asks = &forms::list_page}},
        {"GET",    "/api/user/history",                                             signed_in,     my_history, {.asks = &forms::list_page}},
        {"GET",    "/api/user/listings",                                            signed_in,     my_listings, {.asks = &forms::list_page}},
        {"GET",    "/api/user/invites",                                             signed_in,     list_own_invites},
        {"GET",    "/api/user/items/bulk-edit",                                     signed_in,     list_own_items},
        {"PATCH",  "/api/user/items/bulk-edit",                                     signed_in,     edit_own_items, {.takes = &forms::bulk_edit}},
        {"GET",    "/api/user/profile",                                             signed_in,     show_profile},
        {"PATCH",  "/api/user/profile",                                             signed_in,     change_profile, {.takes = &forms::profile}},
        {"PATCH",  "/api/user/password",                                            signed_in,     change_password, {.takes = &forms::password_change}},
        {"GET",    "/api/user/settings",                                            signed_in,     show_settings},
        {"PATCH",  "/api/user/settings",                                            signed_in,     change_settings, {.takes = &forms::settings_changes}},
        {"GET",    "/api/user/settings-data",                                       signed_in,     show_settings_data},
        {"GET",    "/api/user/sessions",                                            signed_in,     list_sessions},
        {"DELETE", "/api/user/sessions",                                            signed_in,     end_other_sessions},
        {"DELETE", "/api/user/sessions/{session}",                                  signed_in,     end_session},
        {"GET",    "/api/user/account",                                             signed_in,     show_account},
        {"DELETE", "/api/user/account",                                             signed_in,     remove_account, {.takes = &forms::account_removal}},
        {"GET",    "/api/user/export",                                              signed_in,     export_account},
        {"GET",    "/api/user/events",                                              signed_in,     user_events, {.asks = &forms::event_page}},

        // Refuse strangers themselves: 503 comes before 401 where realtime is disabled.
        {"POST",   "/api/pusher/auth",                                              anyone,        authorize_channel, {.takes = &forms::channel_auth, .in_maintenance = true}},
        {"POST",   "/pusher/auth",                                                  anyone,        authorize_channel, {.takes = &forms::channel_auth, .in_maintenance = true}},
        {"POST",   "/broadcasting/auth",                                            anyone,        authorize_channel, {.takes = &forms::channel_auth, .in_maintenance = true}},
        {"POST",   "/api/pusher/user-auth",                                         anyone,        authenticate_user, {.takes = &forms::user_auth, .in_maintenance = true}},
        {"POST",   "/pusher/user-auth",                                             anyone,        authenticate_user, {.takes = &forms::user_auth, .in_maintenance = true}},
        {"POST",   "/broadcasting/user-auth",                                       anyone,        authenticate_user, {.takes = &forms::user_auth, .in_maintenance = true}},
        {"POST",   "/apps/{app}/events",                                            publisher,     pusher_events},
        {"POST",   "/apps/{app}/batch_events",                                      publisher,     pusher_batch_events},
        {"GET",    "/apps/{app}/channels",                                          publisher,     pusher_channels},
        {"GET",    "/apps/{app}/channels/{channel}",                                publisher,     pusher_channel},
        {"GET",    "/apps/{app}/channels/{channel}/users",                          publisher,     pusher_channel_users},
        {"GET",    "/apps/{app}/connections",                                       publisher,     pusher_connections},
        {"POST",   "/apps/{app}/users/{user}/terminate_connections",                publisher,     pusher_terminate_connections},
        {"POST",   "/apps/{app}/users/{user}/force_reconnect",                      publisher,     pusher_force_reconnect},
    };
    // clang-format on
    return all;
}

namespace {

std::span<route const> assets()
{
    using enum access;
    // clang-format off
    static constexpr route all[] = {
        {"GET",    "/assets/{asset}",                                               anyone,        show_asset},
    };
    // clang-format on
    return all;
}

std::span<route const> pages()
{
    using enum access;
    // clang-format off
    static constexpr route all[] = {
        {"GET",    "/",                                                             anyone,        show_page},
        {"GET",    "/{page...}",                                                    anyone,        show_page},
    };
    // clang-format on
    return all;
}

/// Where programs look rather than people: who errs there must not be told that he is right.
bool is_for_programs(std::string_view path)
{
    constexpr std::array<std::string_view, 11> rooms{
        "api", "app", "apps", "assets", "pusher", "broadcasting", ".well-known",
        // At doors of their own, and asked for at the wrong one.
        "ready", "metrics", "accept-traffic", "usage"};
    auto rest = path.substr(1);
    auto const first = http::cut(rest, '/');
    bool const is_file = rest.empty() && first.find('.') != first.npos; // /favicon.ico, /robots.txt
    return is_file ||
           std::ranges::any_of(rooms, [&](auto room) { return http::equal_ignoring_case(room, first); });
}

} // namespace

http::route<route> find_route(std::string_view method, std::string_view path)
{
    auto const is_known = [](auto const& found) { return found.row || !found.allow.empty(); };
    auto found = http::find(routes(), method, path);
    if (!is_known(found))
        found = http::find(assets(), method, path);
    if (!is_known(found) && !is_for_programs(path))
        found = http::find(pages(), method, path);
    return found;
}

} // namespace auktiva::web
