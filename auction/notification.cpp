#include "auction/notification.hpp"

#include "auction/notification_phrases.hpp"

#include <algorithm>

namespace auktiva {

namespace {

/// A phrase with the notice's own words in it. They are put in once: a name that looks like a place is a
/// name.
std::string filled(std::string_view phrase, std::string_view it, std::string_view detail)
{
    std::string text;
    while (!phrase.empty())
    {
        auto const place = std::min(phrase.find('{'), phrase.size());
        text += phrase.substr(0, place);
        phrase.remove_prefix(place);
        if (phrase.empty())
            break;
        text += phrase.starts_with("{it}") ? it : detail;
        phrase.remove_prefix(phrase.find('}') + 1);
    }
    return text;
}

phrase phrase_for(notification const& notice, notification_phrases const& in)
{
    switch (notice.type)
    {
    case notification_type::outbid:
        return in.outbid;
    case notification_type::auction_won:
        return in.won;
    case notification_type::auction_ended:
        if (!notice.item)
            return in.auction_ended;
        return notice.detail.empty() ? in.unsold : in.sold;
    case notification_type::item_lost:
        return in.lost;
    case notification_type::ending_soon:
        return in.ending_soon;
    case notification_type::invite_received:
        return in.invited;
    case notification_type::member_joined:
        return in.joined;
    case notification_type::new_item:
        break;
    }
    return {};
}

std::string news_of_items(notification const& notice, notification_phrases const& in)
{
    // Several at once have their number for a detail, and no item to go to.
    if (!notice.item)
        return filled(in.new_items, {}, notice.detail);
    return notice.detail.empty() ? std::string{in.new_item} : notice.detail;
}

notification_text own_words(notification const& notice, notification_phrases const& in)
{
    if (notice.type == notification_type::new_item)
        return {notice.subject, news_of_items(notice, in)};
    bool const nameless = notice.type == notification_type::member_joined && notice.detail.empty();
    auto const it = std::string{in.opening_quote} + notice.subject + std::string{in.closing_quote};
    auto const chosen = phrase_for(notice, in);
    auto const detail = nameless ? in.somebody : std::string_view{notice.detail};
    return {std::string{chosen.title}, filled(chosen.message, it, detail)};
}

} // namespace

notification_text describe(notification const& notice, language reader)
{
    auto text = own_words(notice, phrases_in(reader));
    if (notice.title)
        text.title = *notice.title;
    if (notice.message)
        text.message = *notice.message;
    return text;
}

bool mutes(std::string_view muted_types, notification_type type)
{
    while (!muted_types.empty())
    {
        auto const comma = std::min(muted_types.find(','), muted_types.size());
        if (muted_types.substr(0, comma) == name_of(type))
            return true;
        muted_types.remove_prefix(std::min(comma + 1, muted_types.size()));
    }
    return false;
}

} // namespace auktiva
