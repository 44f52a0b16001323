#pragma once

#include "web/form.hpp"

// What every route takes: the one table of members, bounds and presence. The API's document, its tests and
// the refusals all follow from it.
namespace auktiva::web::forms {

extern form const registration;
/// What NextAuth's clients post.
extern form const sign_in;
extern form const sign_out;

extern form const forgotten_password;
extern form const password_reset;
extern form const verification;
extern form const profile;
extern form const password_change;
extern form const settings_changes;
extern form const account_removal;
extern form const house_changes;

extern form const new_auction;
extern form const auction_changes;
extern form const auction_copy;
extern form const joining;
extern form const role_change;
extern form const new_invite;
extern form const several_invites;

extern form const new_item;
extern form const item_changes;
extern form const image_order;
extern form const item_import;
extern form const bulk_edit;
extern form const new_bid;
extern form const new_discussion;
extern form const discussion_changes;

extern form const channel_auth;
extern form const user_auth;

// Of queries.
extern form const login_page;
extern form const image_choice;
extern form const list_page;
extern form const event_page;
extern form const export_format;
extern form const import_wish;
extern form const notification_page;
extern form const discussion_order;

} // namespace auktiva::web::forms
