#include "auction/text_rules.hpp"
#include "auth/password.hpp"
#include "commands/remove_account.hpp"
#include "storage/auctions.hpp"
#include "storage/users.hpp"
#include "web/handlers.hpp"
#include "web/hashing.hpp"

namespace auktiva::web {

namespace {

/// This route's refusals have codes of their own: their keys without the E_.
http::response removal_refused(problem const& why)
{
    if (why.sort != refusal::bad_request)
        return refusal_answer(why);
    return object_answer(
        400,
        [&](json_writer& json)
        {
            json.member("message", why.message);
            json.member("code", why.key.substr(2));
            json.member("key", why.key);
            for (auto const& [name, text] : why.details)
                json.member(name, raw_json{text});
        }
    );
}

commands::remove_account read_removal(call const& asked, body const& members)
{
    commands::remove_account command{
        .user = asked.viewer,
        .confirmed_email = lower_ascii(members.text("confirmEmail")),
    };
    for (auto const& each : members.objects("auctionTransfers"))
        command.transfers.push_back({{each.text("auctionId")}, each.text("newOwnerEmail")});
    for (auto& id : members.texts("deleteAuctions"))
        command.deletions.push_back({std::move(id)});
    return command;
}

void commit_removal(call_ptr const& call, commands::remove_account command)
{
    command.at = call->use.now();
    call->use.commands.submit(
        std::move(command),
        [call](result<commands::remove_account::answer> done) {
            call->answer(
                done ? message_answer(200, "Your account has been deleted") : removal_refused(done.error())
            );
        }
    );
}

/// Who guesses at the password of an open session has as many tries as at a sign-in.
void check_password_then_remove(
    call_ptr const& call, std::string password, std::string hash, commands::remove_account command
)
{
    auto const limit_key = "password of " + call->viewer.text;
    auto const limit = auth::rate{10, call->use.settings.sign_ins.window};
    if (!call->use.limits.peek(limit_key, limit, call->at).allowed)
        return (void)call->within_rate(limit_key, limit);
    command.checked_hash = hash;
    hash_then(
        call, [password = std::move(password), hash] { return auth::verify_password(password, hash); },
        [limit_key, limit, command = std::move(command)](call_ptr const& back, bool right)
        {
            if (right)
                return commit_removal(back, command);
            back->use.limits.hit(limit_key, limit, back->at);
            back->answer(removal_refused(commands::wrong_password()));
        }
    );
}

} // namespace

void show_account(call_ptr call)
{
    call->read(
        [viewer = call->viewer](storage::database& db) -> result<http::response>
        {
            auto const who = storage::find_user(db, viewer);
            if (!who)
                return refusals::not_signed_in();
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.member("hasPassword", who->password_hash.has_value());
                    json.member("email", who->email);
                    json.array(
                        "ownedAuctions", storage::auctions_owned_by(db, viewer),
                        [&](storage::auction_name const& each)
                        {
                            json.object(
                                [&]
                                {
                                    json.member("id", each.id);
                                    json.member("name", each.name);
                                }
                            );
                        }
                    );
                }
            );
        }
    );
}

void remove_account(call_ptr call)
{
    auto const members = call->members();
    if (!members)
        return;
    if (call->use.people.administers(call->viewer))
        return call->answer(removal_refused(commands::is_administrator()));
    call->fetch(
        [viewer = call->viewer](storage::database& db) -> result<std::optional<user>>
        { return storage::find_user(db, viewer); },
        [command = read_removal(*call, *members),
         password = members->text("password")](web::call& back, result<std::optional<user>> found)
        {
            if (!found)
                return back.refuse(found.error());
            if (!*found)
                return back.refuse(refusals::not_signed_in());
            auto const self = back.shared_from_this();
            auto const& hash = (*found)->password_hash;
            hash ? check_password_then_remove(self, password, *hash, command) : commit_removal(self, command);
        }
    );
}

} // namespace auktiva::web
