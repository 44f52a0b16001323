#include "web/forms.hpp"

#include "auction/auction.hpp"
#include "auction/closing_rules.hpp"
#include "auction/image.hpp"
#include "auction/language.hpp"
#include "auction/member.hpp"

namespace auktiva::web::forms {

namespace {

using namespace declare;

/// Everybody but the owner, of whom there is one.
constexpr std::array<std::string_view, 3> given_roles{"ADMIN", "CREATOR", "BIDDER"};

constexpr std::int64_t largest_seq = 9'007'199'254'740'991;

constexpr std::array registration_fields{
    line("name", 2, 100).required(),
    email("email").required(),
    password("password").required(),
};

constexpr std::array sign_in_fields{
    text("email", 0, 254),
    text("password", 0, 256),
    text("csrfToken", 0, 200).about("repeats the cookie's, from /api/auth/csrf"),
    line("callbackUrl", 0, 2000).about("where to go on; another site is not followed"),
    text("json", 0, 10).about("true: answer 200 and JSON, not a redirect"),
};

constexpr std::array login_page_fields{line("callbackUrl", 0, 2000), line("error", 0, 100)};

constexpr std::array address_fields{email("email").required()};

constexpr field link_token = line("token", 1, 200).required().about("from the link in the mail");

constexpr std::array password_reset_fields{
    link_token,
    password("password").required(),
};

constexpr std::array verification_fields{link_token};

constexpr std::array profile_fields{line("name", 1, 100).required()};

constexpr std::array password_change_fields{
    text("currentPassword", 1, 256).required(),
    password("newPassword").required(),
};

constexpr std::array settings_fields{
    flag("emailOnNewItem"),
    flag("emailOnOutbid"),
    flag("emailOnItemWon"),
    flag("itemSidebarCollapsed"),
    texts("mutedNotifications", 0, 50).about("types of notifications that are not wanted"),
    choice<language>("language").about("of mails and notifications"),
};

constexpr std::array transfer_fields{
    line("auctionId", 1, 64).required(),
    email("newOwnerEmail").required(),
};

constexpr std::array account_removal_fields{
    text("password", 0, 256).nullable().about("where the account has one"),
    text("confirmEmail", 0, 254).nullable().about("where it has none"),
    objects("auctionTransfers", 0, 1000, transfer_fields),
    texts("deleteAuctions", 0, 1000).about("ids; each auction one owns is handed over or deleted"),
};

constexpr std::array house_fields{
    email("deploymentAdminEmail").nullable().about("null: nobody from now on"),
    flag("autoCheckUpdates").about("kept; nothing is ever looked up"),
    line("setupToken", 1, 200).about("what the first start printed; claims a server without administrator"),
};

constexpr std::array auction_fields{
    line("name", 1, 100).required(),
    text("description", 0, 500).nullable().about("rich text"),
    choice<join_mode>("joinMode"),
    flag("memberCanInvite"),
    choice<bidder_visibility>("bidderVisibility"),
    choice<bid_mode>("bidMode"),
    choice<item_end_mode>("itemEndMode"),
    choice<soft_close_mode>("softCloseMode"),
    time("endDate").nullable(),
    time("hardStop").nullable().about("no extension goes beyond it"),
    flag("defaultAntiSnipe"),
    integer("defaultAntiSnipeThreshold", 60, 3600).about("seconds"),
    integer("defaultAntiSnipeExtension", 5, 3600).about("seconds"),
    flag("defaultItemsEditableByAdmin"),
};

constexpr std::array role_fields{choice("role", given_roles).required()};

constexpr std::array joining_fields{text("token", 0, 200).about("of the link, where it has one")};

constexpr std::array invite_fields{
    email("email").required(),
    choice("role", given_roles).about("BIDDER unless the sender runs the auction"),
};

constexpr std::array several_invites_fields{
    texts("emails", 1, 50).required(),
    invite_fields[1],
};

constexpr auto item_fields(field currency)
{
    return std::array{
        line("name", 1, 200).required(),
        text("description", 0, 2000).nullable().about("rich text"),
        currency,
        amount_of_money("startingBid"),
        amount_of_money("minBidIncrement").about("more than 0"),
        flag("bidderAnonymous").about("kept, decides nothing"),
        time("endDate").nullable(),
        flag("isPublished"),
        flag("discussionsEnabled"),
        flag("isEditableByAdmin"),
        flag("antiSnipeEnabled"),
        integer("antiSnipeThresholdSeconds", 60, 3600),
        integer("antiSnipeExtensionSeconds", 5, 3600),
    };
}

constexpr auto new_item_fields = item_fields(line("currencyCode", 1, 3).required());
constexpr auto item_change_fields =
    item_fields(line("currencyCode", 3, 3).nullable().about("null leaves it as it is"));

constexpr std::array image_order_fields{
    texts("imageIds", 0, max_images).required().about("the images that come first"),
};

constexpr std::array image_choice_fields{line("imageId", 1, 64).required()};
constexpr std::array copy_fields{
    line("name", 1, 100).about("of the copy; as the other is called without it")};

constexpr std::array import_fields{
    text("csv", 1, 1'000'000).required().about("the file; larger ones are sent as text/csv, without JSON"),
};

constexpr std::array import_wish_fields{flag("preview").about("true: only tell what would come of it")};

constexpr std::array bulk_change_fields{
    line("currencyCode", 3, 3),
    amount_of_money("startingBid"),
    amount_of_money("minBidIncrement").about("more than 0"),
    flag("isPublished"),
    flag("discussionsEnabled"),
    flag("isEditableByAdmin").about("of one's own items"),
};

constexpr std::array bulk_edit_fields{
    texts("itemIds", 1, 1000).required(),
    object("updates", bulk_change_fields).required(),
};

constexpr std::array export_fields{line("format", 0, 20).about("csv, or JSON")};

constexpr std::array bid_fields{
    amount_of_money("amount").required(),
    flag("isAnonymous").about("heeded where each bidder may choose"),
};

constexpr std::array discussion_fields{
    text("content", 1, 2000).required().about("rich text"),
    line("parentId", 1, 64).nullable(),
};

constexpr std::array channel_auth_fields{
    line("socket_id", 1, 64).required(),
    lines("channel_name", 1, 400).required().about("one, or all that are to be judged at once"),
    text("seen", 0, 20'000).about("JSON map of channel to the last seq seen there"),
    text("epoch", 0, 64).nullable().about("of the log those were seen in"),
};

constexpr std::array user_auth_fields{line("socket_id", 1, 64).required()};

constexpr std::array event_fields{
    integer("after", 0, largest_seq).about("the last seq seen; 0 for all that is kept"),
    line("epoch", 0, 64),
};

constexpr auto limit = integer("limit", 1, 1000).about("the most entries to answer; all without it");
constexpr auto cursor = line("cursor", 1, 100).about("where to go on, from the answer before");

constexpr std::array page_fields{limit, cursor};

constexpr std::array notification_fields{
    line("unread", 0, 10).about("true: only those"),
    limit,
    cursor,
};

constexpr std::array order_fields{
    line("order", 0, 20).about("oldest, or newest first"),
    limit,
    cursor,
};

} // namespace

constexpr form registration{"Registration", registration_fields};
constexpr form sign_in{"SignIn", sign_in_fields};
constexpr form sign_out{"SignOut", std::span{sign_in_fields}.subspan<2>()};
constexpr form forgotten_password{"EmailAddress", address_fields, false, "E_INVALID_EMAIL"};
constexpr form password_reset{"PasswordReset", password_reset_fields};
constexpr form verification{"Verification", verification_fields, false, "E_VERIFY_INVALID"};
constexpr form profile{"ProfileChanges", profile_fields};
constexpr form password_change{"PasswordChange", password_change_fields};
constexpr form settings_changes{"SettingsChanges", settings_fields, true};
constexpr form account_removal{"AccountRemoval", account_removal_fields};
constexpr form house_changes{"ServerSettings", house_fields, true};
constexpr form new_auction{"NewAuction", auction_fields};
constexpr form auction_changes{"AuctionChanges", auction_fields, true};
constexpr form auction_copy{"AuctionCopy", copy_fields};
constexpr form joining{"Joining", joining_fields};
constexpr form role_change{"RoleChange", role_fields};
constexpr form new_invite{"NewInvite", invite_fields};
constexpr form several_invites{"SeveralInvites", several_invites_fields};
constexpr form new_item{"NewItem", new_item_fields};
constexpr form item_changes{"ItemChanges", item_change_fields, true};
constexpr form image_order{"ImageOrder", image_order_fields};
constexpr form image_choice{"ImageChoice", image_choice_fields, false, "E_NO_IMAGE_ID"};
constexpr form item_import{"ItemImport", import_fields};
constexpr form bulk_edit{"BulkEdit", bulk_edit_fields, false, "E_BAD_BULK_EDIT"};
constexpr form new_bid{"NewBid", bid_fields};
constexpr form new_discussion{"NewDiscussion", discussion_fields};
constexpr form discussion_changes{"DiscussionChanges", std::span{discussion_fields}.subspan<0, 1>()};
constexpr form channel_auth{"ChannelAuth", channel_auth_fields, false, "E_BAD_CHANNEL_AUTH"};
constexpr form user_auth{"UserAuth", user_auth_fields, false, "E_BAD_CHANNEL_AUTH"};
constexpr form login_page{"LoginPage", login_page_fields};
constexpr form export_format{"ExportFormat", export_fields};
constexpr form import_wish{"ImportWish", import_wish_fields};
constexpr form event_page{"EventPage", event_fields};
constexpr form list_page{"ListPage", page_fields};
constexpr form notification_page{"NotificationPage", notification_fields};
constexpr form discussion_order{"DiscussionOrder", order_fields};

} // namespace auktiva::web::forms
