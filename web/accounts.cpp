#include "commands/accounts.hpp"

#include "auction/language.hpp"
#include "auth/password.hpp"
#include "auth/token.hpp"
#include "storage/users.hpp"
#include "web/handlers.hpp"
#include "web/hashing.hpp"

namespace auktiva::web {

namespace {

/// The same for an address that has an account already.
http::response registered(commands::house const& home)
{
    return object_answer(
        201,
        [&](json_writer& json)
        {
            json.member(
                "message", !home.requires_verification ? "Your account is ready; please sign in"
                           : home.mails ? "Please open the link in the mail that is on its way to you"
                                        : "Your account waits for the administrator to verify it"
            );
            json.member("emailSent", home.mails);
        }
    );
}

http::response profile_answer(user const& who)
{
    return object_answer(
        200,
        [&](json_writer& json)
        {
            json.member("id", who.id);
            json.member("name", who.name);
            json.member("email", who.email);
        }
    );
}

problem without_password()
{
    return refusals::bad_request("E_OAUTH_NO_PASSWORD", "This account has no password");
}

/// What the hasher made of a change: nothing if the current password was wrong.
std::optional<std::string>
rehash(std::string const& current, std::string const& current_hash, std::string const& fresh)
{
    if (!auth::verify_password(current, current_hash))
        return std::nullopt;
    return auth::hash_password(fresh);
}

} // namespace

void register_user(call_ptr call)
{
    auto const rate = call->use.settings.registrations;
    if (!call->within_rate("register " + auth::address_for_limits(call->client_address()), rate))
        return;
    auto const members = call->members();
    if (!members)
        return;
    auto const email = members->text("email");
    // Each attempt may come to a mail.
    if (!call->within_rate("register " + email, call->use.settings.links))
        return;
    hash_then(
        call, [password = members->text("password")] { return auth::hash_password(password); },
        [name = members->text("name"), email](call_ptr const& back, std::string hash)
        {
            auto const speaks = preferred_language(back->request.header("Accept-Language"));
            back->commit(
                commands::register_user{
                    name, email, std::move(hash), speaks, auth::make_one_time_token(), back->use.now()},
                [&home = back->use.home](auto const&) { return registered(home); }
            );
        }
    );
}

void show_profile(call_ptr call)
{
    call->read(
        [viewer = call->viewer](storage::database& db) -> result<http::response>
        {
            auto const who = storage::find_user(db, viewer);
            if (!who)
                return refusals::not_signed_in();
            return profile_answer(*who);
        }
    );
}

void change_profile(call_ptr call)
{
    auto const members = call->members();
    if (!members)
        return;
    call->commit(commands::change_name{call->viewer, members->text("name"), call->at}, profile_answer);
}

void change_password(call_ptr call)
{
    auto const members = call->members();
    if (!members)
        return;
    auto const current = members->text("currentPassword");
    auto const fresh = members->text("newPassword");
    auto const limit_key = "password of " + call->viewer.text;
    auto const limit = auth::rate{10, call->use.settings.sign_ins.window};
    if (!call->use.limits.peek(limit_key, limit, call->at).allowed)
        return (void)call->within_rate(limit_key, limit);

    auto const change = [=](call_ptr const& back, std::string const& hash)
    {
        hash_then(
            back, [=] { return rehash(current, hash, fresh); },
            [=](call_ptr const& self, std::optional<std::string> fresh_hash)
            {
                if (!fresh_hash)
                {
                    self->use.limits.hit(limit_key, limit, self->at);
                    return self->refuse(commands::wrong_current_password());
                }
                self->commit(
                    commands::change_password{
                        self->viewer, hash, *std::move(fresh_hash), self->session, self->use.now()},
                    [](auto const&) { return message_answer(200, "Your password is changed"); }
                );
            }
        );
    };
    call->fetch(
        [viewer = call->viewer](storage::database& db) -> result<std::optional<user>>
        { return storage::find_user(db, viewer); },
        [change](web::call& back, result<std::optional<user>> found)
        {
            if (!found)
                return back.refuse(found.error());
            if (!*found)
                return back.refuse(refusals::not_signed_in());
            auto const& hash = (*found)->password_hash;
            hash ? change(back.shared_from_this(), *hash) : back.refuse(without_password());
        }
    );
}

} // namespace auktiva::web
