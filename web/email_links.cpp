#include "auth/password.hpp"
#include "auth/token.hpp"
#include "commands/one_time_links.hpp"
#include "storage/one_time_tokens.hpp"
#include "web/handlers.hpp"
#include "web/hashing.hpp"

namespace auktiva::web {

namespace {

/// People behind one address, of whom each may ask.
constexpr int askers_at_an_address = 50;

bool within_address_rate(call& what, std::string_view subject)
{
    auto rate = what.use.settings.links;
    rate.limit *= askers_at_an_address;
    return what.within_rate(
        std::string{subject} + " at " + auth::address_for_limits(what.client_address()), rate
    );
}

/// Whoever asks is answered before anybody looks for the account, so that not even the time tells whether
/// there is one.
void ask_for_link(call_ptr const& call, token_purpose purpose, std::string email, http::response answer)
{
    call->use.commands.submit(
        commands::ask_for_link{purpose, std::move(email), auth::make_one_time_token(), call->use.now()},
        [call](result<commands::ask_for_link::answer> done)
        {
            if (!done)
                call->refuse(done.error());
        }
    );
    call->answer(std::move(answer));
}

/// Spares the hasher links that do not work anyhow.
void check_token_then(call_ptr const& call, std::string const& token_hash, auto then)
{
    call->fetch(
        [token_hash, at = call->at](storage::database& db) -> result<void>
        {
            auto const found = storage::find_token(db, token_hash);
            if (auto refused = refuse_token(found, token_purpose::reset_password, at))
                return *std::move(refused);
            return {};
        },
        [then](web::call& back, result<void> checked)
        { checked ? then(back.shared_from_this()) : back.refuse(checked.error()); }
    );
}

} // namespace

void forgot_password(call_ptr call)
{
    if (!within_address_rate(*call, "password reset"))
        return;
    auto const members = call->members();
    if (!members)
        return;
    auto const email = members->text("email");
    if (!call->within_rate("password reset " + email, call->use.settings.links))
        return;
    ask_for_link(
        call, token_purpose::reset_password, email,
        message_answer(200, "If there is an account with this address, a link is on its way to it")
    );
}

void resend_verification(call_ptr call)
{
    if (!within_address_rate(*call, "verification"))
        return;
    auto const members = call->members();
    if (!members)
        return;
    auto const email = members->text("email");
    bool const allowed =
        call->use.limits.hit("verification " + email, call->use.settings.links, call->at).allowed;
    auto answer = object_answer(
        200,
        [&](json_writer& json)
        {
            json.member(
                "message", allowed ? "If this address waits for it, a link is on its way to it"
                                   : "Please wait a while before you ask for another link"
            );
            json.member("rateLimited", !allowed);
        }
    );
    if (!allowed)
        return call->answer(std::move(answer));
    ask_for_link(call, token_purpose::verify_email, email, std::move(answer));
}

void reset_password(call_ptr call)
{
    auto const members = call->members();
    if (!members)
        return;
    auto const token_hash = auth::stored_token(members->text("token"));
    check_token_then(
        call, token_hash,
        [token_hash, password = members->text("password")](call_ptr const& valid)
        {
            hash_then(
                valid, [password] { return auth::hash_password(password); },
                [token_hash](call_ptr const& back, std::string hash)
                {
                    back->commit(
                        commands::reset_password{token_hash, std::move(hash), back->use.now()},
                        [](auto const&)
                        { return message_answer(200, "Your password is changed; please sign in"); }
                    );
                }
            );
        }
    );
}

void verify_email(call_ptr call)
{
    auto const members = call->members();
    if (!members)
        return;
    call->commit(
        commands::verify_email{auth::stored_token(members->text("token")), call->at},
        [](auto const&) { return message_answer(200, "Your address is verified; please sign in"); }
    );
}

/// No keys can be set, so there is nothing to verify, as in an Auktiva without keys.
void verify_recaptcha(call_ptr call)
{
    call->answer(object_answer(
        200,
        [](json_writer& json)
        {
            json.member("success", true);
            json.member("message", "No reCAPTCHA is set up");
        }
    ));
}

} // namespace auktiva::web
