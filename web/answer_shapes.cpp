#include "web/answer_shapes.hpp"

namespace auktiva::web {

std::span<answer_shape const> answer_shapes()
{
    // clang-format off
    static constexpr answer_shape all[] = {
        {"Message", "message str"},
        {"Refusal", "message str, code str, key? str, errors? <[str]>, retryAfter? int, minBid? num, endsAt? ts?, "
                    "maxBytes? int, error? str"},
        {"Address", "url str"},

        {"Currency", "code str, name str, symbol str"},
        {"UserRef", "id str, name str?, email str?"},
        {"UserFace", "id str, name str?, image str?"},
        {"Counts", "items int, members int"},
        {"Position", "seq int, epoch str"},

        {"Health", "status ok|error, timestamp ts, version str, database connected|disconnected, "
                   "mail {status off|ok|failing, waiting int}"},
        {"MailCounts", "processed int, succeeded int, failed int"},
        {"Version", "currentVersion str, latestVersion str?, updateAvailable bool, releaseUrl str?, releaseName str?, "
                    "isDeploymentAdmin bool"},
        {"Config", "realtime {driver str, key str?, cluster str, wsHost str, wsPort int, wssPort int, forceTLS bool, "
                   "wsPath str, authEndpoint str}, polling {critical int, high int, medium int, low int}"},
        {"Session", "user? {name str?, email str, image str?, id str}, expires? ts"},
        {"Provider", "id str, name str, type str, signinUrl str, callbackUrl str"},

        {"Auction", "id str, name str, description str?, joinMode FREE|INVITE_ONLY|LINK, memberCanInvite bool, "
                    "inviteToken str?, bidderVisibility VISIBLE|ANONYMOUS|PER_BID, bidMode PLAIN|PROXY, endDate ts?, "
                    "hardStop ts?, closedAt ts?, itemEndMode AUCTION_END|CUSTOM|NONE, "
                    "softCloseMode ADD_TO_END|RESET_FROM_BID, thumbnailUrl str?, defaultItemsEditableByAdmin bool, "
                    "defaultAntiSnipe bool, defaultAntiSnipeThreshold int, defaultAntiSnipeExtension int, "
                    "createdAt ts, updatedAt ts, creatorId str"},
        {"WholeAuction", "...Auction, creator UserRef, _count Counts"},
        {"AuctionPage", "...WholeAuction, ...Position"},
        {"AuctionCard", "id str, name str, description str?, endDate ts?, closedAt ts?, createdAt ts, "
                        "role OWNER|ADMIN|CREATOR|BIDDER|Open, thumbnailUrl str?, _count Counts"},
        {"Details", "auction WholeAuction, items [ItemCard], ...Position"},

        {"Member", "id str, role OWNER|ADMIN|CREATOR|BIDDER, joinedAt ts, user UserRef, invitedBy UserRef?"},
        {"Joined", "id str, auctionId str, userId str, role OWNER|ADMIN|CREATOR|BIDDER, joinedAt ts"},
        {"ChangedRole", "id str, role ADMIN|CREATOR|BIDDER, user UserRef"},
        {"WaitingInvite", "id str, auction {id str, name str}, sender UserRef, role ADMIN|CREATOR|BIDDER, expiresAt ts?, "
                      "createdAt ts, token str?"},
        {"Invite", "id str, auctionId str, email str, role ADMIN|CREATOR|BIDDER, token str, expiresAt ts?, usedAt ts?, "
                   "createdAt ts, senderId str, sender UserRef, auction {name str}"},
        {"SentInvite", "...Invite, emailSent bool"},
        {"SeveralInvitesAnswer", "invites [SentInvite], errors [{email str, key str, message str}]"},
        {"Link", "inviteToken str?, url str"},
        {"PublicAuction", "id str, name str, description str?, thumbnailUrl str?, endDate ts?, closedAt ts?, "
                          "joinMode FREE|LINK, creatorName str?, _count Counts"},
        {"Offer", "auction {id str, name str, description str?}, sender {name str?, email str}, "
                  "role ADMIN|CREATOR|BIDDER, email str"},
        {"Accepted", "message str, auctionId str"},

        {"ItemRecord", "id str, auctionId str, name str, description str?, currencyCode str, startingBid num, "
                       "minBidIncrement num, currentBid num?, highestBidderId str?, bidderAnonymous bool, "
                       "isPublished bool, isEditableByAdmin bool, endDate ts?, endsAt ts?, closedAt ts?, "
                       "antiSnipeEnabled bool, antiSnipeThresholdSeconds int, antiSnipeExtensionSeconds int, "
                       "winnerNotified bool, createdAt ts, updatedAt ts, creatorId str, lastUpdatedById str?, "
                       "discussionsEnabled bool"},
        {"Item", "...ItemRecord, currency Currency, creator UserRef, _count {bids int}"},
        {"NewItemAnswer", "...Item, images [Image]"},
        {"Image", "id str, auctionItemId str, url str, order int, createdAt ts, publicUrl str, contentType str, size int, "
                  "width int, height int"},
        {"Thumbnail", "thumbnailUrl str?, publicUrl str?"},
        {"ItemPage", "item {...ItemRecord, currency Currency, creator UserRef}, bids [Bid], winnerEmail str?, "
                     "myBidderId str, ...Position"},
        {"ItemCard", "id str, name str, description str?, currencyCode str, startingBid num, currentBid num?, "
                     "highestBidderId str?, userHasBid bool, endDate ts?, endsAt ts?, closedAt ts?, createdAt ts, "
                     "creatorId str, isPublished bool, thumbnailUrl str?, currency {symbol str}, _count {bids int}"},

        {"WholeItemPage", "item {...ItemRecord, currency Currency, creator UserRef}, bids [Bid], winnerEmail str?, "
                          "...Position, images [Image], discussions [Discussion], isHighestBidder bool, canBid bool, "
                          "canEdit bool, isItemOwner bool, isOwnerOrAdmin bool, auction BidRules, minBid num, "
                          "userHighestBid num?, auctionItems [ItemCard], itemSidebarCollapsed bool, myBidderId str"},
        {"BidRules", "id str, name str, bidMode PLAIN|PROXY, bidderVisibility VISIBLE|ANONYMOUS|PER_BID, "
                     "itemEndMode AUCTION_END|CUSTOM|NONE, softCloseMode ADD_TO_END|RESET_FROM_BID, hardStop ts?, "
                     "closedAt ts?"},
        {"ItemToEdit", "item {...ItemRecord, currency Currency, creator UserRef}, hasBids bool, canEdit bool, "
                       "isItemOwner bool, images [Image]"},
        {"SheetError", "row int, field str, message str"},
        {"ImportedItems", "created? int, items? [{id str, name str, isPublished bool}], rows? [{row int, name str, "
                          "description str?, currencyCode str, startingBid num, minBidIncrement num, isPublished bool, "
                          "endDate ts?, discussionsEnabled bool, isEditableByAdmin bool, antiSnipeEnabled bool, "
                          "antiSnipeThresholdSeconds int, antiSnipeExtensionSeconds int}], errors? [SheetError], "
                          "total? int, ignoredColumns? [str]"},
        {"BulkEditItem", "id str, name str, description str?, currencyCode str, startingBid num, minBidIncrement num, "
                         "isPublished bool, discussionsEnabled bool, isEditableByAdmin bool, endDate ts?, createdAt ts, "
                         "updatedAt ts, lastUpdatedById str?, lastUpdatedByName str?, auctionId str, auctionName str, "
                         "thumbnailUrl str?, bidCount int, currencySymbol str, creatorId str, creatorName str?, "
                         "creatorEmail str"},
        {"AdminItems", "items [BulkEditItem]"},
        {"RefusedItem", "itemId str, itemName str, errorType notOwner|hasBids|notEditable"},
        {"AdminEdit", "updated int, skipped int, errors [RefusedItem]"},
        {"OwnEdit", "updated int, skipped int, errors? [RefusedItem]"},

        {"Winner", "itemId str, itemName str, thumbnailUrl str?, winningBid num, currencyCode str, currencySymbol str, "
                   "winner UserRef?, seller UserRef, isCurrentUser bool, isItemCreator bool, closedAt ts?"},
        {"Results", "auction {id str, name str, description str?, endDate ts?, isEnded bool}, winners [Winner], "
                    "userWins [Winner], totalItems int, totalBids int"},
        {"ClosedAuction", "message str, auction {id str, name str, endDate ts}, winners [{itemId str, itemName str, "
                          "winningBid num, winner UserRef, currencyCode str}], totalItems int, itemsWithBids int"},
        {"Export", "auction {id str, name str, description str?, endDate ts?, createdAt ts}, summary {totalItems int, "
                   "itemsWithBids int, totalBids int, totalValue num, totals [{currency str, total num}], "
                   "memberCount int}, items [{id str, name str, description str?, currency str, currencySymbol str, "
                   "startingBid num, currentBid num?, bidCount int, winner {name str?, email str, amount num}?, "
                   "endDate ts?}], members [{name str?, email str, role OWNER|ADMIN|CREATOR|BIDDER, joinedAt ts}]"},

        {"Bid", "id str, amount num, createdAt ts, isAnonymous bool, bidderId str, user UserRef?"},
        {"BidRecord", "auctionItemId str, userId str, ...Bid"},
        {"PlacedBid", "id str, auctionItemId str, userId str, amount num, isAnonymous bool, createdAt ts, leads bool, "
                      "currentBid num, minBid num, newEndDate? ts, endsAt ts?, seq int"},

        {"Discussion", "id str, content str, createdAt ts, updatedAt ts, isEdited bool, parentId str?, user UserFace, "
                       "replies [Discussion]"},
        {"Discussions", "discussions [Discussion], discussionsEnabled bool, nextCursor str?"},
        {"DiscussionRecord", "id str, auctionItemId str, userId str, content str, parentId str?, createdAt ts, "
                             "updatedAt ts, auctionItem {id str, auctionId str, creatorId str, discussionsEnabled bool}"},

        {"Notification", "id str, type str, title str, message str, imageUrl str?, auctionId str?, itemId str?, "
                         "read bool, createdAt ts"},
        {"Notifications", "notifications [Notification], unreadCount int, nextCursor str?, ...Position"},
        {"ReadNotification", "id str, read bool"},
        {"ReadAll", "message str, count int"},

        {"BidStats", "totalBids int, currencyTotals [{code str, symbol str, total num}], itemsBidOn int, "
                     "currentlyWinning int"},
        {"BidItem", "id str, name str, thumbnailUrl str?, currentBid num?, startingBid num, highestBidderId str?, "
                    "endDate ts?, endsAt ts?, closedAt ts?, createdAt ts, currencyCode str, currencySymbol str, "
                    "auctionId str, auctionName str, userHighestBid num"},
        {"Listing", "id str, name str, auctionId str, auctionName str, currencyCode str, currencySymbol str, "
                    "startingBid num, currentBid num?, endDate ts?, endsAt ts?, closedAt ts?, createdAt ts, "
                    "thumbnailUrl str?, bidCount int, isPublished bool, winner {name str?, email str}?"},
        {"Dashboard", "auctions [AuctionCard], bidStats BidStats, bidItems [BidItem], userItems [Listing], ...Position"},

        {"AppData", "isAuctionAdmin bool, adminAuctionIds [str]"},
        {"MyBids", "bidStats BidStats, bidItems [BidItem], nextCursor str?"},
        {"PastBid", "id str, amount num, createdAt ts, isWinning bool, item {id str, name str, currentBid num?, "
                    "endDate ts?, currency {code str, symbol str}}, auction {id str, name str}"},
        {"History", "bids [PastBid], stats {totalBids int, winningBids int, winningTotals [{code str, symbol str, "
                    "total num}]}, nextCursor str?"},
        {"Profile", "id str, name str?, email str"},
        {"Settings", "emailOnNewItem bool, emailOnOutbid bool, emailOnItemWon bool, itemSidebarCollapsed bool, "
                     "mutedNotifications [str], language en|de|es|hu|pl"},
        {"SettingsRecord", "id str, userId str, ...Settings, createdAt ts, updatedAt ts"},
        {"SettingsData", "settings {emailOnNewItem bool, emailOnOutbid bool, emailOnItemWon bool}, "
                         "connectedAccounts [{provider str}], hasPassword bool, googleOAuthEnabled bool, "
                         "microsoftOAuthEnabled bool, isDeploymentAdmin bool, hasDeploymentAdmin bool, "
                         "versionInfo {currentVersion str, latestVersion str?, updateAvailable bool, "
                         "releaseUrl str?}?, isHostedDeployment bool"},
        {"OpenSession", "id str, current bool, userAgent str, createdAt ts, lastSeenAt ts, expiresAt ts"},
        {"Account", "hasPassword bool, email str, ownedAuctions [{id str, name str}]"},
        {"HouseSettings", "deploymentAdminEmail? str, autoCheckUpdates bool, isDeploymentAdmin bool"},
        {"AccountExport", "exportedAt ts, profile {id str, email str, name str?, image str?, emailVerified ts?, "
                          "hasPassword bool, createdAt ts}, settings Settings, sessions [{id str, userAgent str, "
                          "createdAt ts, lastSeenAt ts?, expiresAt ts}], memberships [{id str, auctionId str, "
                          "auctionName str, role OWNER|ADMIN|CREATOR|BIDDER, joinedAt ts}], auctions [Auction], "
                          "items [ItemRecord], bids [OwnBid], discussions [OwnComment], "
                          "notifications [Notification], invites [OwnInvite]"},
        {"OwnBid", "id str, auctionItemId str, itemName str, auctionId str, amount num, currencyCode str, "
                   "isAnonymous bool, createdAt ts"},
        {"OwnComment", "id str, auctionItemId str, parentId str?, content str, createdAt ts, updatedAt ts"},
        {"OwnInvite", "id str, auctionId str, email str, role ADMIN|CREATOR|BIDDER, expiresAt ts?, usedAt ts?, "
                      "createdAt ts, senderId str"},

        {"Events", "events [{seq int, event str, data <any>}], seq int, gap bool, epoch str"},
        {"ChannelSignature", "auth str"},
        {"ChannelVerdict", "status int, data? ChannelSignature"},
        {"UserSignature", "auth str, user_data str"},
    };
    // clang-format on
    return all;
}

} // namespace auktiva::web
