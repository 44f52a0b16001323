#include "commands/accounts.hpp"

#include "auction/text_rules.hpp"
#include "auth/password.hpp"
#include "web/handlers.hpp"
#include "web/hashing.hpp"

namespace auktiva::web {

void register_user(call_ptr call)
{
    auto const rate = call->use.settings.registrations;
    if (!call->within_rate("register " + auth::address_for_limits(call->client_address()), rate))
        return;
    auto members = call->members();
    if (!members)
        return;
    auto name = members->text("name", {2, 100, text_kind::line});
    auto email = lower_ascii(members->text("email", {1, 254}));
    auto password =
        members->text("password", {static_cast<std::size_t>(call->use.settings.password_min), 256});
    if (!email.empty() && !is_email(email))
        members->blame("email", "must be an e-mail address");
    if (call->refuse_if_wrong(*members))
        return;

    hash_then(
        call, [password = std::move(password)] { return auth::hash_password(password); },
        [name = std::move(name), email = std::move(email)](call_ptr const& back, std::string hash)
        {
            back->commit(
                commands::register_user{name, email, std::move(hash), back->use.now()},
                [](auto const&)
                {
                    return object_answer(
                        201,
                        [](json_writer& json)
                        {
                            json.member("message", "Your account is ready; please sign in");
                            json.member("emailSent", false);
                        }
                    );
                }
            );
        }
    );
}

} // namespace auktiva::web
