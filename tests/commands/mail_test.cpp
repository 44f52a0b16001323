#include "commands/close_item.hpp"
#include "commands/invites.hpp"
#include "commands/mail.hpp"
#include "storage/mail.hpp"
#include "storage/user_settings.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace auktiva {

using namespace std::chrono_literals;

using lines = std::vector<std::string>;

/// A club that sends mails, whose members ask for all of them.
struct mailing_club : club
{
    explicit mailing_club(bidder_visibility visibility = bidder_visibility::visible)
        : club{visibility}
    {
        home.mails = true;
        home.public_url = "https://club.example";
        for (auto const& user : {seller, ann, bob})
            storage::save_settings(
                db, {.id = "s" + user.text,
                     .user = user,
                     .email_on_new_item = true,
                     .email_on_outbid = true,
                     .email_on_item_won = true}
            );
    }

    /// "KIND address" of what is queued, in order.
    std::vector<std::string> queue()
    {
        std::vector<std::string> queued;
        for (auto const& each : storage::due_mails(db, now, 100))
            queued.push_back(std::string{name_of(each.kind)} + ' ' + each.to_email);
        return queued;
    }

    mail only_mail() { return storage::due_mails(db, now, 2).at(0); }

    static std::string detail_of(mail const& of, std::string const& name)
    {
        auto const found = std::ranges::find(of.detail, name, [](auto const& each) { return each.first; });
        return found == of.detail.end() ? "(none)" : found->second;
    }

    bool woke_the_pump() const
    {
        return std::ranges::any_of(
            effects.in_order,
            [](auto const& each) { return std::holds_alternative<commands::mail_queued>(each); }
        );
    }
};

BOOST_AUTO_TEST_SUITE(mails)

BOOST_FIXTURE_TEST_CASE(who_led_is_mailed_when_he_is_outbid, mailing_club)
{
    BOOST_REQUIRE(bid(ann, "10"));
    BOOST_TEST(!woke_the_pump());
    BOOST_REQUIRE(bid(bob, "12.50"));
    BOOST_TEST(woke_the_pump());
    BOOST_TEST((queue() == lines{"OUTBID ann@example.org"}));
    auto const queued = only_mail();
    BOOST_TEST(detail_of(queued, "amount") == "€12.50");
    BOOST_TEST(detail_of(queued, "item") == "Lantern");
    BOOST_TEST(detail_of(queued, "auction") == "Autumn");
    BOOST_TEST(
        detail_of(queued, "url") == "https://club.example/auctions/" + auction.text + "/items/" + item.text
    );
}

BOOST_FIXTURE_TEST_CASE(one_outbid_mail_in_half_an_hour_for_each_item, mailing_club)
{
    BOOST_REQUIRE(bid(ann, "10"));
    BOOST_REQUIRE(bid(bob, "12"));
    BOOST_REQUIRE(bid(ann, "14"));
    BOOST_REQUIRE(bid(bob, "16"));
    BOOST_TEST((queue() == lines{"OUTBID ann@example.org", "OUTBID bob@example.org"}));

    auto const other = run(commands::create_item{
        .auction = auction,
        .creator = seller,
        .form = {.name = "Jug", .starting_bid = "1", .is_published = true}});
    item = other.value().id;
    BOOST_REQUIRE(bid(ann, "10"));
    BOOST_REQUIRE(bid(bob, "12"));
    BOOST_TEST(std::ranges::count(queue(), "OUTBID ann@example.org") == 2);

    now += 30min;
    BOOST_REQUIRE(bid(ann, "14"));
    BOOST_REQUIRE(bid(bob, "16"));
    BOOST_TEST(std::ranges::count(queue(), "OUTBID ann@example.org") == 3);
}

BOOST_FIXTURE_TEST_CASE(an_outbid_mail_that_was_not_sent_does_not_keep_the_next_back, mailing_club)
{
    BOOST_REQUIRE(bid(ann, "10"));
    BOOST_REQUIRE(bid(bob, "12"));
    storage::abandon_mail(db, only_mail().id, false, "was watching");
    BOOST_REQUIRE(bid(ann, "14"));
    BOOST_REQUIRE(bid(bob, "16"));
    BOOST_TEST(std::ranges::count(queue(), "OUTBID ann@example.org") == 1);
}

BOOST_FIXTURE_TEST_CASE(who_did_not_ask_for_mails_gets_none, mailing_club)
{
    for (auto const& user : {seller, ann, bob})
        storage::save_settings(db, {.id = "s" + user.text, .user = user});
    BOOST_REQUIRE(bid(ann, "10"));
    BOOST_REQUIRE(bid(bob, "12"));
    add_item();
    now += 1h;
    BOOST_REQUIRE(run(commands::close_item{.id = item}));
    BOOST_TEST(queue().empty());
}

BOOST_FIXTURE_TEST_CASE(a_house_without_a_mail_host_queues_nothing, mailing_club)
{
    home.mails = false;
    BOOST_REQUIRE(bid(ann, "10"));
    BOOST_REQUIRE(bid(bob, "12"));
    add_item();
    auto const sent =
        run(commands::invite_member{.auction = auction, .sender = seller, .to = {"new@example.org", "t"}});
    BOOST_TEST(!sent.value().mailed);
    BOOST_TEST(queue().empty());
}

BOOST_FIXTURE_TEST_CASE(the_winner_is_mailed_once_at_the_close, mailing_club)
{
    BOOST_REQUIRE(bid(ann, "10"));
    now += 1h;
    BOOST_REQUIRE(run(commands::close_item{.id = item}));
    BOOST_REQUIRE(run(commands::close_item{.id = item}));
    BOOST_TEST((queue() == lines{"ITEM_WON ann@example.org"}));
    BOOST_TEST(detail_of(only_mail(), "amount") == "€10.00");
}

BOOST_FIXTURE_TEST_CASE(a_new_item_is_mailed_at_its_first_publication, mailing_club)
{
    auto const draft = add_item(false);
    BOOST_TEST(queue().empty());
    for (bool const published : {true, false, true})
        BOOST_REQUIRE(run(commands::change_item{
            .auction = auction, .id = draft.id, .actor = seller, .form = {.is_published = published}}));
    auto queued = queue();
    std::ranges::sort(queued);
    BOOST_TEST((queued == lines{"NEW_ITEM ann@example.org", "NEW_ITEM bob@example.org"}));
}

BOOST_FIXTURE_TEST_CASE(an_invite_is_mailed_in_the_language_of_its_reader, mailing_club)
{
    auto const speak = [this](user_id const& who, std::string const& code)
    { db.script("language", "UPDATE user SET language = '" + code + "' WHERE id = '" + who.text + "'"); };
    speak(seller, "de");
    auto const sent = run(commands::invite_member{
        .auction = auction, .sender = seller, .to = {"new@example.org", "secret"}});
    BOOST_TEST(sent.value().mailed);
    auto const queued = only_mail();
    BOOST_TEST(queued.to_email == "new@example.org");
    BOOST_CHECK(queued.written_in == language::german);
    BOOST_TEST(detail_of(queued, "url") == "https://club.example/invite/secret");
    BOOST_TEST(detail_of(queued, "role") == "BIDDER");
    BOOST_TEST(detail_of(queued, "sender") == "seller");

    storage::mark_mail_sent(db, queued.id, now);
    BOOST_REQUIRE(run(commands::register_user{
        .name = "carol", .email = "carol@example.org", .password_hash = "x"}));
    auto const carol = storage::find_user_by_email(db, "carol@example.org").value();
    BOOST_CHECK(only_mail().kind == mail_kind::welcome);
    storage::mark_mail_sent(db, only_mail().id, now);
    speak(carol.id, "hu");
    run(commands::invite_member{.auction = auction, .sender = seller, .to = {carol.email, "other"}}).value();
    BOOST_CHECK(only_mail().written_in == language::hungarian);
}

struct anonymous_mailing_club : mailing_club
{
    anonymous_mailing_club()
        : mailing_club{bidder_visibility::anonymous}
    {
    }
};

BOOST_FIXTURE_TEST_CASE(no_mail_names_a_hidden_bidder, anonymous_mailing_club)
{
    BOOST_REQUIRE(bid(ann, "10"));
    BOOST_REQUIRE(bid(bob, "12"));
    for (auto const& [name, value] : only_mail().detail)
    {
        BOOST_TEST(value.find("bob") == std::string::npos);
        BOOST_TEST(value.find(bob.text) == std::string::npos);
    }
}

BOOST_FIXTURE_TEST_CASE(a_mail_waits_longer_each_time_and_is_given_up_at_the_fifth_failure, mailing_club)
{
    BOOST_TEST((wait_after_failure(1) == 1min));
    BOOST_TEST((wait_after_failure(2) == 5min));
    BOOST_TEST((wait_after_failure(3) == 30min));
    BOOST_TEST((wait_after_failure(4) == 2h));
    BOOST_TEST(!wait_after_failure(5).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_mail_that_is_done_with_forgets_its_links, mailing_club)
{
    run(commands::invite_member{.auction = auction, .sender = seller, .to = {"a@example.org", "one"}}
    ).value();
    run(commands::invite_member{.auction = auction, .sender = seller, .to = {"b@example.org", "two"}}
    ).value();
    auto const queued = storage::due_mails(db, now, 9);
    BOOST_REQUIRE(queued.size() == 2u);
    storage::mark_mail_sent(db, queued[0].id, now);
    storage::abandon_mail(db, queued[1].id, true, "550 no such user");
    BOOST_TEST(storage::waiting_mails(db) == 0);
    auto const kept = [](storage::database& in)
    {
        static storage::query const select_details{"test details", "SELECT detail FROM mail"};
        return in.all<std::string>(select_details);
    };
    BOOST_TEST((kept(db) == lines{"{}", "{}"}));
}

BOOST_FIXTURE_TEST_CASE(old_mails_are_forgotten_but_never_those_that_wait, mailing_club)
{
    run(commands::invite_member{.auction = auction, .sender = seller, .to = {"a@example.org", "one"}}
    ).value();
    run(commands::invite_member{.auction = auction, .sender = seller, .to = {"b@example.org", "two"}}
    ).value();
    storage::mark_mail_sent(db, only_mail().id, now);
    BOOST_TEST(storage::prune_mails(db, now, 10) == 0);
    BOOST_TEST(storage::prune_mails(db, now + 1ms, 10) == 1);
    BOOST_TEST((queue() == lines{"INVITE b@example.org"}));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
