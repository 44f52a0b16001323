#pragma once

#include "auction/language.hpp"

#include <string_view>

namespace auktiva {

/// A title, and a sentence with places for the name it is about, {it}, and for the rest, {detail}.
struct phrase
{
    std::string_view title;
    std::string_view message;
};

/// All that notices say in one language.
struct notification_phrases
{
    std::string_view opening_quote;
    std::string_view closing_quote;
    phrase outbid;
    phrase won;
    phrase sold;
    phrase unsold;
    phrase auction_ended;
    phrase lost;
    phrase ending_soon;
    phrase invited;
    phrase joined;
    /// Who joined without a name.
    std::string_view somebody;
    /// Of an item without a description.
    std::string_view new_item;
    /// Of several at once; {detail} is their number, 2 or more.
    std::string_view new_items;
};

notification_phrases const& phrases_in(language which);

} // namespace auktiva
