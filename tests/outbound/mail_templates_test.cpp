#include "auction/text_rules.hpp"
#include "outbound/mail_templates.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <set>

namespace auktiva {

namespace data = boost::unit_test::data;
using namespace std::string_literals;

namespace {

constexpr std::array languages{
    language::english, language::german, language::spanish, language::hungarian, language::polish};
constexpr std::array kinds{
    mail_kind::welcome,        mail_kind::invite,   mail_kind::new_item,       mail_kind::outbid,
    mail_kind::password_reset, mail_kind::item_won, mail_kind::account_exists, mail_kind::email_verification};

std::string const markup = "<b onclick=\"x()\">O'Neil & Co</b>";

/// As the documentation of mail_detail says; every text of users is hostile.
mail mail_of(mail_kind kind, language written_in)
{
    mail made{
        .to_email = "ann@example.org", .to_name = "Ann " + markup, .kind = kind, .written_in = written_in};
    auto const add = [&](std::string const& name, std::string const& value)
    { made.detail.emplace_back(name, value); };
    add("url", "https://club.example/page?a=1&b=2");
    switch (kind)
    {
    case mail_kind::invite:
        add("sender", "Bob " + markup);
        add("auction", "Autumn " + markup);
        add("role", "CREATOR");
        add("days", "7");
        break;
    case mail_kind::new_item:
        add("description", "Brass " + markup);
        [[fallthrough]];
    case mail_kind::outbid:
    case mail_kind::item_won:
        add("item", "Lantern " + markup);
        add("auction", "Autumn " + markup);
        if (kind != mail_kind::new_item)
            add("amount", "€12.50");
        break;
    case mail_kind::password_reset:
        add("minutes", "10");
        break;
    case mail_kind::email_verification:
        add("hours", "24");
        break;
    case mail_kind::account_exists:
        add("reset_url", "https://club.example/forgot-password");
        break;
    case mail_kind::welcome:
        break;
    }
    return made;
}

outbound::letter letter_of(mail const& what)
{
    return outbound::write_letter(what, "Club & Friends", "https://club.example");
}

bool holds(std::string const& text, std::string const& part)
{
    return text.find(part) != text.npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(mail_templates)

BOOST_DATA_TEST_CASE(
    every_kind_is_complete_in_every_language, data::xrange(kinds.size()) * data::xrange(languages.size()),
    kind, written_in
)
{
    auto const what = mail_of(kinds[kind], languages[written_in]);
    auto const made = letter_of(what);
    for (auto const* form : {&made.subject, &made.text, &made.html})
    {
        BOOST_TEST(!is_blank(*form));
        BOOST_TEST(is_utf8(*form));
        BOOST_TEST(!holds(*form, "{"));
        BOOST_TEST(!holds(*form, "}"));
        BOOST_TEST(!holds(*form, "  \""));
    }
    BOOST_TEST(!holds(made.html, "<b"s + " onclick"));
    BOOST_TEST(!holds(made.html, "O'Neil"));
    BOOST_TEST(holds(made.html, "Club &amp; Friends"));
    BOOST_TEST(holds(made.html, "href=\"https://club.example/page?a=1&amp;b=2\""));
    BOOST_TEST(holds(made.html, "#422ad5"));
    BOOST_TEST(holds(made.html, "<html lang=\"" + std::string{name_of(languages[written_in])} + "\">"));
    BOOST_TEST(holds(made.text, "https://club.example/page?a=1&b=2"));
    BOOST_TEST(holds(made.text, "Ann " + markup));
    for (auto const& [name, value] : what.detail)
        if (name != "role")
            BOOST_TEST(holds(made.text, value), name << " is missing");
}

BOOST_DATA_TEST_CASE(each_language_has_words_of_its_own, data::xrange(kinds.size()), kind)
{
    std::set<std::string> subjects;
    std::set<std::string> texts;
    for (auto const each : languages)
    {
        auto const made = letter_of(mail_of(kinds[kind], each));
        subjects.insert(made.subject);
        texts.insert(made.text);
    }
    BOOST_TEST(subjects.size() == languages.size());
    BOOST_TEST(texts.size() == languages.size());
}

BOOST_AUTO_TEST_CASE(what_a_user_wrote_is_not_filled_in_again)
{
    auto what = mail_of(mail_kind::invite, language::english);
    what.detail[2].second = "{url} $& {settings_url}";
    BOOST_TEST(letter_of(what).subject == "Bob " + markup + " invites you to “{url} $& {settings_url}”");
}

BOOST_AUTO_TEST_CASE(a_name_cannot_begin_a_paragraph)
{
    auto what = mail_of(mail_kind::outbid, language::english);
    what.detail[1].second = "Lantern\n\nPay here: https://evil.example";
    BOOST_TEST(holds(letter_of(what).text, "Lantern  Pay here"));
}

BOOST_AUTO_TEST_CASE(somebody_without_a_name_is_greeted_too)
{
    auto what = mail_of(mail_kind::welcome, language::german);
    what.to_name.reset();
    BOOST_TEST(letter_of(what).text.starts_with("Hallo,\n"));
}

BOOST_AUTO_TEST_CASE(an_item_without_a_description_leaves_no_hole)
{
    auto what = mail_of(mail_kind::new_item, language::english);
    what.detail[1].second.clear();
    BOOST_TEST(!holds(letter_of(what).text, "\n\n\n"));
    BOOST_TEST(!holds(letter_of(what).html, "\"></p>"));
}

BOOST_AUTO_TEST_CASE(only_mails_one_asked_for_say_how_to_stop_them)
{
    for (auto const kind : kinds)
    {
        bool const asked_for =
            kind == mail_kind::new_item || kind == mail_kind::outbid || kind == mail_kind::item_won;
        BOOST_TEST(
            holds(letter_of(mail_of(kind, language::english)).text, "https://club.example/settings") ==
            asked_for
        );
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
