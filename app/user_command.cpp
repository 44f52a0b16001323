#include "app/user_command.hpp"

#include "app/house_clock.hpp"
#include "auction/text_rules.hpp"
#include "auth/password.hpp"
#include "auth/signature.hpp"
#include "auth/token.hpp"
#include "commands/accounts.hpp"
#include "commands/administration.hpp"
#include "commands/one_time_links.hpp"
#include "storage/audit.hpp"
#include "storage/event_log.hpp"
#include "storage/house_settings.hpp"
#include "storage/lock_file.hpp"
#include "storage/sealed_store.hpp"
#include "storage/users.hpp"

#include <iostream>

namespace auktiva::app {

namespace {

/// In the audit, where else the id of a user stands.
user_id const keeper{"command line"};

commands::house house_of(settings const& with, storage::database& db)
{
    commands::house home{with.house.auth_secret, storage::log_epoch(db, auth::random_hex(8))};
    home.public_url = with.network.url(with.network.port);
    return home;
}

std::string read_password(std::istream& in, int least)
{
    std::string password;
    std::getline(in, password);
    if (password.ends_with('\r'))
        password.pop_back();
    if (auto const length = code_points(password);
        !is_utf8(password) || length < static_cast<std::size_t>(least) || length > 256)
        throw wrong_request{"a password has " + std::to_string(least) + " to 256 characters"};
    return password;
}

user must_find(commands::context& within, std::string const& email)
{
    auto const found = storage::find_user_by_email(within.db, email);
    if (!found)
        throw wrong_request{"there is no account of " + email};
    return *found;
}

void note(commands::context& within, std::string_view action, user const& about)
{
    storage::add_audit(within.db, within.at, keeper, action, about.id.text);
}

void print_link(commands::context& within, user const& to, std::ostream& out)
{
    auto const token = auth::make_one_time_token();
    commands::store_token(within, to.id, token_purpose::reset_password, token);
    out << "Start the server; then this link chooses a password, once and within "
        << std::chrono::duration_cast<std::chrono::minutes>(life_of(token_purpose::reset_password)).count()
        << " minutes from now:\n"
        << commands::link_for(within, token_purpose::reset_password, token) << '\n';
}

void promote(commands::context& within, user const& who, std::ostream& out)
{
    commands::appoint(within, who.id);
    note(within, "house.administrator", who);
    out << who.email << " is the administrator\n";
}

void add(
    commands::context& within, user_request const& asked, std::optional<std::string> const& password,
    std::ostream& out
)
{
    if (!is_email(asked.email))
        throw wrong_request{asked.email + " is no e-mail address"};
    if (storage::find_user_by_email(within.db, asked.email))
        throw wrong_request{asked.email + " has an account already"};
    auto const name = asked.name.empty() ? asked.email.substr(0, asked.email.find('@')) : asked.name;
    if (!is_allowed_text(name, text_kind::line) || code_points(name) > 100)
        throw wrong_request{"a name is one line of at most 100 characters"};
    commands::register_user const fresh{
        .name = name,
        .email = asked.email,
        // Nobody knows it until somebody chooses another.
        .password_hash = auth::hash_password(password ? *password : auth::random_hex(32)),
        .speaks = language::english,
        .token = {},
        .at = within.at,
    };
    run(fresh, within).value();
    auto const who = must_find(within, asked.email);
    note(within, "user.add", who);
    out << asked.email << " has an account\n";
    if (asked.is_administrator)
        promote(within, who, out);
    if (!password)
        print_link(within, who, out);
}

void verify(commands::context& within, user const& who, std::ostream& out)
{
    commands::mark_verified(within, who);
    note(within, "user.verify", who);
    out << who.email << " is verified\n";
}

void reset(
    commands::context& within, user const& who, std::optional<std::string> const& password, std::ostream& out
)
{
    note(within, "user.reset", who);
    if (!password)
        return print_link(within, who, out);
    commands::replace_password(within, who.id, auth::hash_password(*password));
    out << who.email << " has a new password; all sessions have ended\n";
}

void make_setup_token(commands::context& within, std::ostream& out)
{
    if (auto const runs_it = storage::administrator(within.db))
        throw wrong_request{
            storage::find_user(within.db, *runs_it).value().email + " is the administrator; promote another"};
    auto const token = auth::make_one_time_token();
    run(commands::make_setup_token{auth::stored_token(token), within.at}, within).value();
    out << token << '\n';
}

void list(storage::database& db, std::ostream& out)
{
    auto const administrator = storage::administrator(db);
    for (auto const& each : storage::all_users(db))
        out << each.email << '\t' << each.name.value_or("") << '\t'
            << (each.verified_at ? "verified" : "not verified")
            << (each.id == administrator ? "\tadministrator" : "") << '\n';
}

} // namespace

void look_after_users(settings const& with, user_request const& asked, std::istream& in, std::ostream& out)
{
    std::optional<std::string> password;
    if (asked.reads_password)
        password = read_password(in, with.house.password_min);

    storage::lock_file const lock{with.house.data_dir / "auktiva.lock"};
    storage::sealed_store const store{with.house.data_dir / "store.db"};
    storage::database db{{.file = store.file(), .mode = storage::access::write}};
    storage::transaction whole{db};
    auto const home = house_of(with, db);
    // Nobody listens: the server reads everything when it starts.
    commands::effects unheard;
    commands::context within{db, unheard, home, wall_clock()};
    switch (asked.what)
    {
    case user_request::deed::list:
        list(db, out);
        break;
    case user_request::deed::add:
        add(within, asked, password, out);
        break;
    case user_request::deed::verify:
        verify(within, must_find(within, asked.email), out);
        break;
    case user_request::deed::reset:
        reset(within, must_find(within, asked.email), password, out);
        break;
    case user_request::deed::promote:
        promote(within, must_find(within, asked.email), out);
        break;
    case user_request::deed::make_setup_token:
        make_setup_token(within, out);
        break;
    }
    whole.commit();
}

} // namespace auktiva::app
