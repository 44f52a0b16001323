#pragma once

#include "auction/ids.hpp"
#include "auction/language.hpp"
#include "auction/names.hpp"
#include "auction/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace auktiva {

enum class notification_type
{
    outbid,
    auction_won,
    /// Of an item for its seller, of a whole auction for its owner.
    auction_ended,
    item_lost,
    ending_soon,
    invite_received,
    member_joined,
    new_item,
};

template <>
inline constexpr std::array names<notification_type>{
    std::pair{notification_type::outbid, std::string_view{"OUTBID"}},
    std::pair{notification_type::auction_won, std::string_view{"AUCTION_WON"}},
    std::pair{notification_type::auction_ended, std::string_view{"AUCTION_ENDED"}},
    std::pair{notification_type::item_lost, std::string_view{"ITEM_LOST"}},
    std::pair{notification_type::ending_soon, std::string_view{"ENDING_SOON"}},
    std::pair{notification_type::invite_received, std::string_view{"INVITE_RECEIVED"}},
    std::pair{notification_type::member_joined, std::string_view{"MEMBER_JOINED"}},
    std::pair{notification_type::new_item, std::string_view{"NEW_ITEM"}},
};

/// A stored notice: what happened, told in words only when somebody reads it.
struct notification
{
    std::int64_t seq{};
    notification_id id;
    user_id recipient;
    notification_type type{};
    std::optional<auction_id> auction;
    std::optional<item_id> item;
    /// What it is about: the name of an item or auction.
    std::string subject;
    /// The rest of the sentence: an amount with its symbol, a description, a member's name; may be empty.
    std::string detail;
    bool is_read{};
    timestamp created_at{};
    /// Words that came with an import; they stand in place of ours.
    std::optional<std::string> title;
    std::optional<std::string> message;
    /// Whom the detail names; the detail goes with him.
    std::optional<user_id> about;
};

struct notification_text
{
    std::string title;
    std::string message;
};

/// The words of a notice for who reads it in that language.
notification_text describe(notification const& notice, language reader);

/// Whether a list of types, separated by commas, has this one: its notices are not wanted then.
bool mutes(std::string_view muted_types, notification_type type);

} // namespace auktiva
