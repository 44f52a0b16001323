#include "web/operations.hpp"

namespace auktiva::web {

std::span<operation const> operations()
{
    // clang-format off
    static constexpr operation all[] = {
        {"GET",    "/api/health", "Whether the server and its database answer; 503 if not", 200, "Health"},
        {"GET",    "/api/version", "Which version runs here", 200, "Version"},
        {"GET",    "/api/config", "How to reach the realtime endpoint, and how often to poll without it", 200, "Config"},
        {"GET",    "/api/openapi.json", "This document", 200, "<any>"},
        {"GET",    "/api/cron/process-emails", "Send all mails that wait now; the server does so by itself too", 200, "success bool, pending MailCounts, retry MailCounts, timestamp ts"},
        {"GET",    "/api/cron/retry-emails", "The same", 200, "ok bool, pending MailCounts, retried MailCounts, timestamp ts"},
        {"POST",   "/api/cron/retry-emails", "The same", 200, "ok bool, pending MailCounts, retried MailCounts, timestamp ts"},
        {"GET",    "/api/currencies", "All currencies", 200, "[Currency]"},

        {"POST",   "/api/auth/register", "Make an account; answers alike for known and unknown addresses", 201, "message str, emailSent bool"},
        {"GET",    "/api/auth/csrf", "The token that sign-in and sign-out must repeat", 200, "csrfToken str"},
        {"GET",    "/api/auth/providers", "The ways to sign in", 200, "<Provider>"},
        {"GET",    "/api/auth/session", "Who is signed in; empty if nobody", 200, "Session"},
        {"POST",   "/api/auth/callback/credentials", "Sign in", 200, "Address"},
        {"POST",   "/api/auth/signout", "Sign out", 200, "Address"},
        {"GET",    "/api/auth/signin", "Leads to the login page", 302, ""},
        {"GET",    "/api/auth/error", "Leads to the login page, with the error", 302, ""},
        {"POST",   "/api/auth/_log", "Where NextAuth's clients report; it is not kept", 200, "{}"},

        {"GET",    "/api/auctions", "The auctions one is a member of", 200, "[AuctionCard]"},
        {"POST",   "/api/auctions", "Create an auction", 201, "WholeAuction"},
        {"GET",    "/api/auctions/{auction}", "An auction's settings", 200, "AuctionPage"},
        {"PATCH",  "/api/auctions/{auction}", "Change its settings", 200, "Auction"},
        {"DELETE", "/api/auctions/{auction}", "Delete it with everything in it", 200, "Message"},
        {"GET",    "/api/auctions/{auction}/details", "An auction and its items, as members see them", 200, "Details"},
        {"GET",    "/api/auctions/{auction}/events", "What its channel has told since", 200, "Events"},
        {"POST",   "/api/auctions/{auction}/close", "Close everything still open, now and for good; asked again, it only tells how it went", 200, "ClosedAuction"},
        {"POST",   "/api/auctions/{auction}/copy", "A new auction with the same settings and items, as drafts", 201, "WholeAuction"},
        {"GET",    "/api/auctions/{auction}/results", "Who leads or has won, as far as one may know", 200, "Results"},
        {"GET",    "/api/auctions/{auction}/export", "Items, winners and members to keep; items as CSV with format=csv", 200, "Export"},
        {"GET",    "/api/auctions/{auction}/admin-items", "What an organiser may edit", 200, "AdminItems"},
        {"PATCH",  "/api/auctions/{auction}/admin-items/bulk", "Change many of them alike", 200, "AdminEdit"},

        {"GET",    "/api/auctions/{auction}/thumbnail", "The picture of an auction", 200, "Thumbnail"},
        {"POST",   "/api/auctions/{auction}/thumbnail", "Give it one: JPEG, PNG, WebP or GIF, at most 5 MiB", 200, "Thumbnail"},
        {"DELETE", "/api/auctions/{auction}/thumbnail", "Take it away", 200, "Message"},

        {"POST",   "/api/auctions/{auction}/join", "Join a FREE or LINK auction; 201 at the first time", 200, "Joined"},
        {"POST",   "/api/auctions/{auction}/leave", "Leave it; items and bids stay", 200, "Message"},
        {"POST",   "/api/auctions/{auction}/link", "Give its link a new token; the old one opens nothing any more", 200, "Link"},
        {"DELETE", "/api/auctions/{auction}/link", "Take the token of its link away", 200, "Link"},
        {"GET",    "/api/public/auctions/{auction}", "What strangers may know of an auction they could join", 200, "PublicAuction"},
        {"GET",    "/api/auctions/{auction}/members", "Its members", 200, "[Member]"},
        {"PATCH",  "/api/auctions/{auction}/members/{member}", "Give a member another role", 200, "ChangedRole"},
        {"DELETE", "/api/auctions/{auction}/members/{member}", "Remove a member; his items and bids stay", 200, "Message"},
        {"GET",    "/api/auctions/{auction}/invites", "Its invites; one's own for members who do not run it", 200, "[Invite]"},
        {"POST",   "/api/auctions/{auction}/invites", "Invite an address", 201, "SentInvite"},
        {"POST",   "/api/auctions/{auction}/invites/bulk", "Invite several addresses, each with an outcome of its own", 200, "SeveralInvitesAnswer"},
        {"DELETE", "/api/auctions/{auction}/invites/{invite}", "Revoke an invite", 200, "Message"},
        {"GET",    "/api/invites/{token}", "What an invite offers", 200, "Offer"},
        {"POST",   "/api/invites/{token}", "Accept it", 200, "Accepted"},

        {"GET",    "/api/auctions/{auction}/items", "Its items; drafts only one's own", 200, "[Item]"},
        {"POST",   "/api/auctions/{auction}/items", "Add an item", 201, "NewItemAnswer"},
        {"GET",    "/api/auctions/{auction}/items/{item}", "An item and its bids", 200, "ItemPage"},
        {"PATCH",  "/api/auctions/{auction}/items/{item}", "Change it", 200, "Item"},
        {"DELETE", "/api/auctions/{auction}/items/{item}", "Delete it, while nobody has bid", 200, "Message"},
        {"GET",    "/api/auctions/{auction}/items/{item}/page", "All that an item's page shows", 200, "WholeItemPage"},
        {"GET",    "/api/auctions/{auction}/items/{item}/edit", "All that an item's editor needs", 200, "ItemToEdit"},
        {"POST",   "/api/auctions/{auction}/items/import", "Add items from a CSV file, all or none; 200 for a preview", 201, "ImportedItems"},
        {"GET",    "/api/items/template.csv", "A CSV file to fill in", 200, ""},
        {"GET",    "/api/auctions/{auction}/items/{item}/events", "What its channel has told since", 200, "Events"},
        {"GET",    "/api/auctions/{auction}/items/{item}/bids", "Its bids, highest first", 200, "[BidRecord]"},
        {"POST",   "/api/auctions/{auction}/items/{item}/bids", "Bid", 201, "PlacedBid"},
        {"GET",    "/api/auctions/{auction}/items/{item}/images", "The images of an item, in their order", 200, "[Image]"},
        {"POST",   "/api/auctions/{auction}/items/{item}/images", "Add one behind them: JPEG, PNG, WebP or GIF, at most 10 MiB; at most 10", 201, "Image"},
        {"PATCH",  "/api/auctions/{auction}/items/{item}/images", "Put them in order; the first stands for the item", 200, "Message"},
        {"DELETE", "/api/auctions/{auction}/items/{item}/images", "Delete one", 200, "Message"},
        {"GET",    "/api/uploads/images/{path...}", "A stored image, for those who may see what it shows", 200, ""},
        {"GET",    "/api/auctions/{auction}/items/{item}/discussions", "Its comments as a tree", 200, "Discussions"},
        {"POST",   "/api/auctions/{auction}/items/{item}/discussions", "Comment, or reply", 201, "Discussion"},
        {"GET",    "/api/auctions/{auction}/items/{item}/discussions/{discussion}", "One comment", 200, "DiscussionRecord"},
        {"PATCH",  "/api/auctions/{auction}/items/{item}/discussions/{discussion}", "Change one's comment", 200, "Discussion"},
        {"DELETE", "/api/auctions/{auction}/items/{item}/discussions/{discussion}", "Delete it with its replies", 200, "Message"},

        {"GET",    "/api/notifications", "One's notifications, newest first", 200, "Notifications"},
        {"POST",   "/api/notifications/read-all", "Mark all as read", 200, "ReadAll"},
        {"PATCH",  "/api/notifications/{notification}", "Mark one as read", 200, "ReadNotification"},
        {"DELETE", "/api/notifications/{notification}", "Delete it", 200, "Message"},
        {"GET",    "/api/user/dashboard", "One's auctions, bids and listings", 200, "Dashboard"},
        {"GET",    "/api/user/app-data", "Which auctions one runs", 200, "AppData"},
        {"GET",    "/api/user/bids", "What one has bid on, latest bid first", 200, "MyBids"},
        {"GET",    "/api/user/history", "One's bids, latest first; 100 unless told", 200, "History"},
        {"GET",    "/api/user/listings", "What one sells, newest first", 200, "[Listing]"},
        {"GET",    "/api/user/items/bulk-edit", "One's own items in all auctions", 200, "[BulkEditItem]"},
        {"PATCH",  "/api/user/items/bulk-edit", "Change many of them alike", 200, "OwnEdit"},
        {"GET",    "/api/user/events", "What one's own channel has told since", 200, "Events"},

        {"POST",   "/api/pusher/auth", "Sign a subscription to a private channel", 200, "ChannelSignature"},
        {"POST",   "/pusher/auth", "The same under the name that some clients have built in", 200, "ChannelSignature"},
        {"POST",   "/apps/{app}/events", "Pusher's HTTP API: publish", 200, "<any>"},
        {"POST",   "/apps/{app}/batch_events", "Pusher's HTTP API: publish several", 200, "<any>"},
        {"GET",    "/apps/{app}/channels", "Pusher's HTTP API: occupied channels", 200, "<any>"},
        {"GET",    "/apps/{app}/channels/{channel}", "Pusher's HTTP API: one channel", 200, "<any>"},
        {"GET",    "/apps/{app}/channels/{channel}/users", "Pusher's HTTP API: who is present", 200, "<any>"},
    };
    // clang-format on
    return all;
}

} // namespace auktiva::web
