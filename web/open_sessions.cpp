#include "commands/sessions.hpp"
#include "storage/sessions.hpp"
#include "web/handlers.hpp"

#include <algorithm>

namespace auktiva::web {

void list_sessions(call_ptr call)
{
    call->read(
        [call](storage::database& db) -> result<http::response>
        {
            auto open = storage::sessions_of(db, call->viewer);
            std::erase_if(open, [&](auto const& each) { return each.expires_at <= call->at; });
            return array_answer(
                open,
                [&](json_writer& json, storage::stored_session const& each)
                {
                    bool const current = each.token_hash == call->session;
                    json.object(
                        [&]
                        {
                            json.member("id", commands::public_session_id(each.token_hash));
                            json.member("current", current);
                            json.member("userAgent", each.user_agent);
                            json.member("createdAt", each.created_at);
                            json.member(
                                "lastSeenAt", current ? call->at : each.last_seen_at.value_or(each.created_at)
                            );
                            json.member("expiresAt", each.expires_at);
                        }
                    );
                }
            );
        }
    );
}

void end_session(call_ptr call)
{
    call->commit(
        commands::end_session{call->viewer, std::string{call->captured("session")}, call->at},
        [](auto const&) { return message_answer(200, "The session has ended"); }
    );
}

void end_other_sessions(call_ptr call)
{
    call->commit(
        commands::end_other_sessions{call->viewer, call->session, call->at},
        [](commands::end_other_sessions::answer const& done)
        {
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.member("message", "All other sessions have ended");
                    json.member("count", done.ended);
                }
            );
        }
    );
}

} // namespace auktiva::web
