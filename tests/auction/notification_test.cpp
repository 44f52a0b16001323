#include "auction/notification.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

namespace auktiva {

BOOST_AUTO_TEST_SUITE(notices)

constexpr language languages[] = {
    language::english, language::german, language::spanish, language::hungarian, language::polish};

notification about(notification_type type, std::string detail = "€12.50")
{
    return {.type = type, .item = item_id{"i"}, .subject = "Lantern", .detail = std::move(detail)};
}

/// Every kind of sentence there is.
std::vector<notification> one_of_each()
{
    std::vector<notification> all;
    for (auto const& [type, name] : names<notification_type>)
        all.push_back(about(type));
    all.push_back(about(notification_type::auction_ended, ""));
    all.push_back(about(notification_type::member_joined, ""));
    all.push_back(about(notification_type::new_item, ""));
    all.push_back(about(notification_type::new_item, "3"));
    all.back().item.reset();
    all.push_back(about(notification_type::auction_ended, ""));
    all.back().item.reset();
    return all;
}

BOOST_AUTO_TEST_CASE(every_notice_says_what_it_is_about_in_every_language)
{
    for (auto const reader : languages)
        for (auto const& notice : one_of_each())
        {
            auto const [title, message] = describe(notice, reader);
            auto const all = title + '\n' + message;
            BOOST_TEST(!title.empty(), name_of(notice.type));
            BOOST_TEST(!message.empty(), name_of(notice.type));
            BOOST_TEST(all.find('{') == std::string::npos, all);
            BOOST_TEST(all.find("Lantern") != std::string::npos, all);
        }
}

BOOST_AUTO_TEST_CASE(no_two_languages_say_the_same)
{
    for (auto const& notice : one_of_each())
    {
        std::set<std::string> messages;
        for (auto const reader : languages)
            messages.insert(describe(notice, reader).message);
        auto const told_by_its_owner =
            notice.type == notification_type::new_item && notice.item && !notice.detail.empty();
        BOOST_TEST(messages.size() == (told_by_its_owner ? 1u : std::size(languages)), name_of(notice.type));
    }
}

BOOST_AUTO_TEST_CASE(names_are_quoted_as_the_language_quotes)
{
    auto const message = [](language reader)
    { return describe(about(notification_type::auction_won), reader).message; };
    BOOST_TEST(message(language::english) == "You won “Lantern” for €12.50");
    BOOST_TEST(message(language::german) == "Sie haben „Lantern“ für €12.50 ersteigert");
    BOOST_TEST(message(language::spanish) == "Ha ganado «Lantern» por €12.50");
    BOOST_TEST(message(language::hungarian) == "Megnyerte €12.50 összegért: „Lantern”");
    BOOST_TEST(message(language::polish) == "Wygrywasz „Lantern” za €12.50");
}

BOOST_AUTO_TEST_CASE(a_name_that_looks_like_a_place_stays_a_name)
{
    auto odd = about(notification_type::outbid);
    odd.subject = "{detail} {it} {";
    BOOST_TEST(describe(odd, language::english).message == "Someone bid €12.50 on “{detail} {it} {”");
}

BOOST_AUTO_TEST_CASE(imported_words_are_kept)
{
    auto imported = about(notification_type::outbid);
    imported.title = "Outbid!";
    imported.message = "Somebody bid more";
    auto const [title, message] = describe(imported, language::polish);
    BOOST_TEST(title == "Outbid!");
    BOOST_TEST(message == "Somebody bid more");
}

BOOST_AUTO_TEST_CASE(only_whole_types_are_muted)
{
    BOOST_TEST(mutes("OUTBID", notification_type::outbid));
    BOOST_TEST(mutes("NEW_ITEM,OUTBID", notification_type::outbid));
    for (auto const* others : {"", ",", "NEW_ITEM", "OUTBID_", "XOUTBID", "outbid"})
        BOOST_TEST(!mutes(others, notification_type::outbid), others);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
