#pragma once

#include "web/call.hpp"

#include <string>

// The handlers of the routes, by the noun whose file holds them.
namespace auktiva::web {

// system.cpp
void health(call_ptr call);
void version(call_ptr call);
void config(call_ptr call);
void show_api_document(call_ptr call);
void list_currencies(call_ptr call);

// pages.cpp
void show_page(call_ptr call);
void show_asset(call_ptr call);

// cron.cpp
void process_emails(call_ptr call);
void retry_emails(call_ptr call);

// accounts.cpp
void register_user(call_ptr call);
void show_profile(call_ptr call);
void change_profile(call_ptr call);
void change_password(call_ptr call);

// email_links.cpp
void forgot_password(call_ptr call);
void reset_password(call_ptr call);
void verify_email(call_ptr call);
void resend_verification(call_ptr call);
void verify_recaptcha(call_ptr call);

// open_sessions.cpp
void list_sessions(call_ptr call);
void end_session(call_ptr call);
void end_other_sessions(call_ptr call);

// user_settings.cpp
void show_settings(call_ptr call);
void change_settings(call_ptr call);
void show_settings_data(call_ptr call);

// account_removal.cpp
void show_account(call_ptr call);
void remove_account(call_ptr call);

// account_export.cpp
void export_account(call_ptr call);

// administration.cpp
void show_house(call_ptr call);
void change_house(call_ptr call);
void update_house(call_ptr call);

// sessions.cpp: what NextAuth's clients ask for
void csrf(call_ptr call);
void providers(call_ptr call);
void session(call_ptr call);
void sign_in(call_ptr call);
void sign_out(call_ptr call);

// sign_in_pages.cpp
void sign_in_page(call_ptr call);
void sign_in_error_page(call_ptr call);
void take_client_log(call_ptr call);

// auctions.cpp
void list_auctions(call_ptr call);
void create_auction(call_ptr call);
void show_auction(call_ptr call);
void change_auction(call_ptr call);
void remove_auction(call_ptr call);
void show_details(call_ptr call);

void copy_auction(call_ptr call);

// results.cpp
void close_auction(call_ptr call);
void show_results(call_ptr call);

// export.cpp
void export_auction(call_ptr call);
void show_item_template(call_ptr call);

// joining.cpp
void show_public_auction(call_ptr call);
void join_auction(call_ptr call);
void leave_auction(call_ptr call);
void renew_link(call_ptr call);
void remove_link(call_ptr call);

// members.cpp
void list_members(call_ptr call);
void change_role(call_ptr call);
void remove_member(call_ptr call);

// invites.cpp
void list_invites(call_ptr call);
void list_own_invites(call_ptr call);
void invite_member(call_ptr call);
void invite_several(call_ptr call);
void revoke_invite(call_ptr call);
void show_invite(call_ptr call);
void accept_invite(call_ptr call);

// items.cpp
void list_items(call_ptr call);
void create_item(call_ptr call);
void change_item(call_ptr call);
void remove_item(call_ptr call);

// item_page.cpp
void show_item(call_ptr call);
void show_item_page(call_ptr call);
void show_item_to_edit(call_ptr call);
/// Makes the body of an item one viewer's own, from the one that all of his kind share.
void personalise_item(call const& call, std::string& body);

// images.cpp
void list_images(call_ptr call);
void add_image(call_ptr call);
void reorder_images(call_ptr call);
void remove_image(call_ptr call);
void show_thumbnail(call_ptr call);
void change_thumbnail(call_ptr call);
void remove_thumbnail(call_ptr call);
void serve_image(call_ptr call);

// import.cpp
void import_items(call_ptr call);

// bulk_edit.cpp
void list_admin_items(call_ptr call);
void edit_admin_items(call_ptr call);
void list_own_items(call_ptr call);
void edit_own_items(call_ptr call);

// bids.cpp
void list_bids(call_ptr call);
void place_bid(call_ptr call);

// discussions.cpp
void list_discussions(call_ptr call);
void add_discussion(call_ptr call);
void show_discussion(call_ptr call);
void edit_discussion(call_ptr call);
void remove_discussion(call_ptr call);

// notifications.cpp
void list_notifications(call_ptr call);
void read_all_notifications(call_ptr call);
void read_notification(call_ptr call);
void remove_notification(call_ptr call);

// dashboard.cpp
void dashboard(call_ptr call);
void app_data(call_ptr call);
void my_bids(call_ptr call);
void my_history(call_ptr call);
void my_listings(call_ptr call);

// events.cpp
void auction_events(call_ptr call);
void item_events(call_ptr call);
void user_events(call_ptr call);

// channel_auth.cpp
void authorize_channel(call_ptr call);
void authenticate_user(call_ptr call);

// pusher_api.cpp
void pusher_events(call_ptr call);
void pusher_batch_events(call_ptr call);
void pusher_channels(call_ptr call);
void pusher_channel(call_ptr call);
void pusher_channel_users(call_ptr call);
void pusher_connections(call_ptr call);
void pusher_terminate_connections(call_ptr call);
void pusher_force_reconnect(call_ptr call);

} // namespace auktiva::web
