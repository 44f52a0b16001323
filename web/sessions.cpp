#include "commands/sessions.hpp"

#include "auction/text_rules.hpp"
#include "auth/cookie.hpp"
#include "auth/csrf.hpp"
#include "auth/password.hpp"
#include "auth/token.hpp"
#include "storage/users.hpp"
#include "web/handlers.hpp"
#include "web/hashing.hpp"

#include <array>

namespace auktiva::web {

namespace {

using namespace std::chrono_literals;

/// From sign-in; it does not slide.
constexpr auto session_life = 30 * 24h;

auth::cookie_names const& cookies_of(call const& what)
{
    return auth::cookie_names_for(what.use.settings.secure_cookies());
}

void set_cookie(call& what, auth::cookie const& cookie)
{
    what.add_header("Set-Cookie", auth::print_cookie(cookie));
}

http::response url_answer(int status, std::string_view url)
{
    return object_answer(status, [&](json_writer& json) { json.member("url", url); });
}

/// NextAuth's clients ask for JSON; a plain form is sent on.
void send_on(call& what, int status, std::string const& url, bool wants_json)
{
    if (wants_json)
        return what.answer(url_answer(status, url));
    what.answer({.status = 302, .headers = {{"Location", url}}});
}

/// A target of our own site only: a path, or a URL below the public one.
std::string safe_callback(call const& what, std::optional<std::string> const& wanted)
{
    auto const& base = what.use.settings.public_url;
    if (!wanted || wanted->empty())
        return base;
    if (wanted->starts_with('/') && !wanted->starts_with("//") && wanted->find('\\') == std::string::npos)
        return base + *wanted;
    return *wanted == base || wanted->starts_with(base + '/') ? *wanted : base;
}

/// A posted NextAuth form: where to go on, and whether its token repeats the cookie's.
struct auth_form
{
    body members;
    std::string callback;
    bool wants_json{};
    bool trusted{};
};

std::optional<auth_form> read_form(call& what)
{
    auto members = what.members();
    if (!members)
        return std::nullopt;
    auto const token = members->text("csrfToken");
    auto const cookie = auth::find_cookie(what.request.header("Cookie"), cookies_of(what).csrf).value_or("");
    auto const callback = members->optional_text("callbackUrl");
    auto const json = members->text("json");
    return auth_form{
        *std::move(members), safe_callback(what, callback), json == "true",
        auth::csrf_passes(cookie, token, what.use.settings.auth_secret)};
}

void refuse_sign_in(call& what, bool wants_json, std::string_view error = "CredentialsSignin")
{
    auto const url = what.use.settings.public_url + "/api/auth/error?error=" + std::string{error} +
                     "&provider=credentials";
    send_on(what, 401, url, wants_json);
}

constexpr std::size_t longest_user_agent = 200;

void open_session(
    call_ptr const& call, user const& who, std::optional<std::string> better_hash, std::string callback,
    bool wants_json
)
{
    auto const token = auth::make_session_token();
    auto const expires_at = call->at + session_life;
    call->use.commands.submit(
        commands::sign_in{
            who.id, who.password_hash.value(), std::move(better_hash), auth::stored_token(token), expires_at,
            printable_ascii(call->request.header("User-Agent"), longest_user_agent), call->use.now()},
        [call, token, expires_at, callback = std::move(callback),
         wants_json](result<commands::sign_in::answer> opened)
        {
            if (!opened && opened.error().sort == refusal::unauthorized)
                return refuse_sign_in(*call, wants_json);
            if (!opened)
                return call->refuse(opened.error());
            bool const secure = call->use.settings.secure_cookies();
            set_cookie(*call, {cookies_of(*call).session, token, expires_at, secure});
            send_on(*call, 200, callback, wants_json);
        }
    );
}

/// What the hasher found out about a password.
struct password_check
{
    bool right{};
    std::optional<std::string> better_hash;
};

password_check check_password(std::string const& password, std::optional<std::string> const& hash)
{
    if (!hash)
        return auth::verify_password(password, auth::dummy_hash()), password_check{};
    if (!auth::verify_password(password, *hash))
        return {};
    return {true, auth::needs_rehash(*hash) ? std::optional{auth::hash_password(password)} : std::nullopt};
}

/// Failures of one account, and of one address, that are borne. Only they count: a hall of people behind one
/// address signs in within minutes.
using failure_limits = std::array<std::pair<std::string, auth::rate>, 2>;

failure_limits limits_of(call const& what, std::string const& email)
{
    auto const rate = what.use.settings.sign_ins;
    return {
        std::pair{"sign-in " + auth::address_for_limits(what.client_address()), rate},
        std::pair{"sign-in " + email, auth::rate{10, rate.window}}};
}

bool refuse_beyond(call& what, failure_limits const& limits)
{
    for (auto const& [key, rate] : limits)
        if (!what.use.limits.peek(key, rate, what.at).allowed)
            return !what.within_rate(key, rate);
    return false;
}

} // namespace

void csrf(call_ptr call)
{
    auto const& names = cookies_of(*call);
    auto const& secret = call->use.settings.auth_secret;
    auto const cookie = auth::find_cookie(call->request.header("Cookie"), names.csrf).value_or("");
    auto token = std::string{auth::csrf_token_in(cookie, secret).value_or("")};
    if (token.empty())
    {
        token = auth::make_csrf_token();
        set_cookie(
            *call, {names.csrf, auth::csrf_cookie(token, secret), {}, call->use.settings.secure_cookies()}
        );
    }
    call->answer(object_answer(200, [&](json_writer& json) { json.member("csrfToken", token); }));
}

void providers(call_ptr call)
{
    auto const base = call->use.settings.public_url + "/api/auth";
    call->answer(object_answer(
        200,
        [&](json_writer& json)
        {
            json.object(
                "credentials",
                [&]
                {
                    json.member("id", "credentials");
                    json.member("name", "Credentials");
                    json.member("type", "credentials");
                    json.member("signinUrl", base + "/signin/credentials");
                    json.member("callbackUrl", base + "/callback/credentials");
                }
            );
        }
    ));
}

void session(call_ptr call)
{
    auto const& people = call->use.people;
    auto const* open = people.find_session(call->session, call->at);
    auto const* who = open ? people.find_account(open->user) : nullptr;
    call->answer(object_answer(
        200,
        [&](json_writer& json)
        {
            if (!who)
                return;
            json.object(
                "user",
                [&]
                {
                    json.member("name", who->name);
                    json.member("email", who->email);
                    json.member("image", nullptr);
                    json.member("id", open->user);
                }
            );
            json.member("expires", open->expires_at);
        }
    ));
}

void sign_in(call_ptr call)
{
    auto form = read_form(*call);
    if (!form)
        return;
    if (!form->trusted)
        return send_on(
            *call, 200, call->use.settings.public_url + "/api/auth/signin?csrf=true", form->wants_json
        );
    auto email = lower_ascii(form->members.text("email"));
    auto password = form->members.text("password");

    auto const limits = limits_of(*call, email);
    if (refuse_beyond(*call, limits))
        return;

    call->fetch(
        [email](storage::database& db) -> result<std::optional<user>>
        { return storage::find_user_by_email(db, email); },
        [=, callback = form->callback,
         wants_json = form->wants_json](web::call& back, result<std::optional<user>> found)
        {
            if (!found)
                return back.refuse(found.error());
            auto const who = *std::move(found);
            auto const hash = who ? who->password_hash : std::nullopt;
            hash_then(
                back.shared_from_this(), [password, hash] { return check_password(password, hash); },
                [=](call_ptr const& self, password_check const& checked)
                {
                    if (checked.right && self->use.settings.maintenance &&
                        !self->use.people.administers(who->id))
                        return self->refuse(refusals::maintenance());
                    if (checked.right && self->use.home.requires_verification && !who->verified_at)
                        return refuse_sign_in(*self, wants_json, "EMAIL_NOT_VERIFIED");
                    if (checked.right)
                        return open_session(self, *who, checked.better_hash, callback, wants_json);
                    for (auto const& [key, rate] : limits)
                        self->use.limits.hit(key, rate, self->at);
                    refuse_sign_in(*self, wants_json);
                }
            );
        }
    );
}

void sign_out(call_ptr call)
{
    auto const form = read_form(*call);
    if (!form)
        return;
    if (!form->trusted)
        return send_on(
            *call, 200, call->use.settings.public_url + "/api/auth/signout?csrf=true", form->wants_json
        );
    call->add_header(
        "Set-Cookie", auth::print_removal(cookies_of(*call).session, call->use.settings.secure_cookies())
    );
    if (call->session.empty())
        return send_on(*call, 200, form->callback, form->wants_json);
    call->use.commands.submit(
        commands::sign_out{call->session, call->use.now()},
        [call, callback = form->callback,
         wants_json = form->wants_json](result<commands::sign_out::answer> ended)
        { ended ? send_on(*call, 200, callback, wants_json) : call->refuse(ended.error()); }
    );
}

} // namespace auktiva::web
