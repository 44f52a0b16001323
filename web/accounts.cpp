#include "commands/accounts.hpp"

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
    hash_then(
        call, [password = members->text("password")] { return auth::hash_password(password); },
        [name = members->text("name"), email = members->text("email")](call_ptr const& back, std::string hash)
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
