#include "auth/token.hpp"
#include "commands/accounts.hpp"
#include "commands/administration.hpp"
#include "commands/one_time_links.hpp"
#include "commands/sessions.hpp"
#include "storage/house_settings.hpp"
#include "storage/mail.hpp"
#include "storage/one_time_tokens.hpp"
#include "storage/sessions.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva {

BOOST_AUTO_TEST_SUITE(accounts)

using namespace std::chrono_literals;

struct mailing_house : club
{
    mailing_house()
    {
        home.mails = true;
        home.requires_verification = true;
        home.public_url = "https://club.example";
    }

    user register_as(std::string const& email, std::string const& token = "first")
    {
        run(commands::register_user{.name = "Dora", .email = email, .password_hash = "x", .token = token})
            .value();
        return storage::find_user_by_email(db, email).value();
    }

    template <class Command>
    std::string_view outcome(Command command)
    {
        auto const done = run(std::move(command));
        return done ? std::string_view{"done"} : done.error().key;
    }

    std::string_view verify(std::string const& token)
    {
        return outcome(commands::verify_email{.token_hash = auth::stored_token(token)});
    }
    std::string_view reset(std::string const& token)
    {
        return outcome(commands::reset_password{
            .token_hash = auth::stored_token(token), .password_hash = "fresh"});
    }
    void ask(token_purpose purpose, std::string const& email, std::string const& token)
    {
        run(commands::ask_for_link{.purpose = purpose, .email = email, .token = token}).value();
    }

    std::vector<mail_kind> mailed()
    {
        std::vector<mail_kind> kinds;
        for (auto const& each : storage::due_mails(db, now, 100))
            kinds.push_back(each.kind);
        return kinds;
    }
};

BOOST_FIXTURE_TEST_CASE(a_new_account_is_opened_by_its_link_once, mailing_house)
{
    BOOST_CHECK(!register_as("dora@example.org").verified_at);
    BOOST_TEST(verify("other") == "E_VERIFY_INVALID");
    BOOST_TEST(verify("first") == "done");
    BOOST_CHECK(storage::find_user_by_email(db, "dora@example.org")->verified_at);
    BOOST_TEST(verify("first") == "E_VERIFY_INVALID");
    BOOST_CHECK((mailed() == std::vector{mail_kind::email_verification, mail_kind::welcome}));
}

BOOST_FIXTURE_TEST_CASE(w15_without_a_mailer_nobody_is_locked_out, club)
{
    BOOST_CHECK(storage::find_user(db, ann)->verified_at);
    BOOST_TEST(storage::waiting_mails(db) == 0);
}

BOOST_FIXTURE_TEST_CASE(a_known_address_is_told_that_it_has_an_account, mailing_house)
{
    register_as("ann@example.org");
    BOOST_CHECK((mailed() == std::vector{mail_kind::account_exists}));
    BOOST_TEST(*storage::find_user(db, ann)->name == "ann");
}

BOOST_FIXTURE_TEST_CASE(links_expire_and_only_the_newest_works, mailing_house)
{
    ask(token_purpose::reset_password, "ann@example.org", "one");
    ask(token_purpose::reset_password, "ann@example.org", "two");
    BOOST_TEST(reset("one") == "E_RESET_INVALID");
    BOOST_TEST(verify("two") == "E_VERIFY_INVALID", "of another purpose");
    now += 10min;
    BOOST_TEST(reset("two") == "E_RESET_EXPIRED");
    register_as("dora@example.org");
    now += 24h;
    BOOST_TEST(verify("first") == "E_VERIFY_EXPIRED");
}

BOOST_FIXTURE_TEST_CASE(w22_an_account_is_sent_three_links_of_a_kind_an_hour, mailing_house)
{
    for (auto const* token : {"one", "two", "three", "four"})
        ask(token_purpose::reset_password, "ann@example.org", token);
    BOOST_TEST(mailed().size() == 3u);
    BOOST_TEST(reset("four") == "E_RESET_INVALID");
    BOOST_TEST(reset("three") == "done");
    now += 1h;
    ask(token_purpose::reset_password, "ann@example.org", "five");
    BOOST_TEST(reset("five") == "done");
}

BOOST_FIXTURE_TEST_CASE(nobody_is_mailed_at_an_address_without_an_account_or_in_vain, mailing_house)
{
    ask(token_purpose::reset_password, "nobody@example.org", "one");
    ask(token_purpose::verify_email, "ann@example.org", "two");
    BOOST_TEST(mailed().empty());
}

BOOST_FIXTURE_TEST_CASE(w22_a_reset_ends_all_sessions_and_a_change_all_others, mailing_house)
{
    auto const sign_in = [&](std::string const& token, std::string const& hash)
    {
        run(commands::sign_in{.user = ann, .checked_hash = hash, .token_hash = token, .expires_at = now + 1h})
            .value();
    };
    sign_in("s1", "x");
    sign_in("s2", "x");
    ask(token_purpose::reset_password, "ann@example.org", "one");
    BOOST_TEST(reset("one") == "done");
    BOOST_TEST(storage::sessions_of(db, ann).empty());
    sign_in("s3", "fresh");
    sign_in("s4", "fresh");
    run(commands::change_password{
            .user = ann, .checked_hash = "fresh", .password_hash = "new", .kept_token_hash = "s3"})
        .value();
    BOOST_TEST(storage::sessions_of(db, ann).size() == 1u);
    BOOST_TEST(storage::sessions_of(db, ann).front().token_hash == "s3");
}

BOOST_FIXTURE_TEST_CASE(w33_only_the_setup_token_makes_the_first_administrator, mailing_house)
{
    BOOST_TEST(outcome(commands::change_house{.actor = ann}) == "E_SETUP_TOKEN_WRONG");
    run(commands::make_setup_token{.token_hash = "right"}).value();
    BOOST_TEST(
        outcome(commands::change_house{.actor = ann, .setup_token_hash = "wrong"}) == "E_SETUP_TOKEN_WRONG"
    );
    BOOST_TEST(outcome(commands::change_house{.actor = ann, .setup_token_hash = "right"}) == "done");
    BOOST_TEST(storage::administrator(db)->text == ann.text);
    BOOST_TEST(
        outcome(commands::change_house{.actor = bob, .setup_token_hash = "right"}) == "E_NOT_ADMINISTRATOR"
    );
    BOOST_TEST(
        outcome(commands::change_house{.actor = ann, .administrator_email = "no@example.org"}) ==
        "E_USER_NOT_FOUND"
    );
    BOOST_TEST(
        outcome(commands::change_house{.actor = ann, .administrator_email = "bob@example.org"}) == "done"
    );
    BOOST_TEST(storage::administrator(db)->text == bob.text);
}

BOOST_FIXTURE_TEST_CASE(one_ends_only_ones_own_sessions, mailing_house)
{
    std::string const hash(64, 'a');
    run(commands::sign_in{.user = ann, .checked_hash = "x", .token_hash = hash, .expires_at = now + 1h})
        .value();
    auto const id = commands::public_session_id(hash);
    BOOST_TEST(outcome(commands::end_session{.user = bob, .public_id = id}) == "E_SESSION_NOT_FOUND");
    BOOST_TEST(outcome(commands::end_session{.user = ann, .public_id = id}) == "done");
    BOOST_TEST(outcome(commands::end_session{.user = ann, .public_id = id}) == "E_SESSION_NOT_FOUND");
}

BOOST_FIXTURE_TEST_CASE(what_has_expired_ends, mailing_house)
{
    for (auto const& [token, life] : {std::pair{"old", 1h}, std::pair{"young", 2h}})
        run(commands::sign_in{.user = ann, .checked_hash = "x", .token_hash = token, .expires_at = now + life}
        )
            .value();
    BOOST_TEST(run(commands::end_expired_sessions{}).value() == 0);
    now += 1h;
    BOOST_TEST(run(commands::end_expired_sessions{}).value() == 1);
    BOOST_TEST(storage::sessions_of(db, ann).size() == 1u);
    BOOST_TEST(storage::sessions_of(db, ann).front().token_hash == "young");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
