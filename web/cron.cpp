#include "auth/signature.hpp"
#include "web/handlers.hpp"

namespace auktiva::web {

namespace {

/// These two routes tell errors in a way of their own.
void refuse_job(call& asked, int status, std::string_view why)
{
    asked.answer(object_answer(status, [&](json_writer& json) { json.member("error", why); }));
}

bool refused(call& asked)
{
    auto const& secret = asked.use.settings.cron_secret;
    if (secret.empty())
        refuse_job(asked, 500, "CRON_SECRET is not set");
    else if (!auth::equal_constant_time(asked.request.header("Authorization"), "Bearer " + secret))
        refuse_job(asked, 401, "Unauthorized");
    else
        return false;
    return true;
}

void write_counts(json_writer& json, std::string_view name, mail_counts const& counts)
{
    json.object(
        name,
        [&]
        {
            json.member("processed", counts.processed);
            json.member("succeeded", counts.succeeded);
            json.member("failed", counts.failed);
        }
    );
}

/// The house sends its mails by itself; this has it try all of them now, and tells what came of it.
void send_all_mails(call_ptr const& call, std::string_view truth, std::string_view retried)
{
    if (refused(*call))
        return;
    auto const tell = [call, truth, retried](mail_round const& round)
    {
        call->answer(object_answer(
            200,
            [&](json_writer& json)
            {
                json.member(truth, true);
                write_counts(json, "pending", round.fresh);
                write_counts(json, retried, round.retried);
                json.member("timestamp", call->use.now());
            }
        ));
    };
    call->use.mail ? call->use.mail->send_all(tell) : tell({});
}

} // namespace

void process_emails(call_ptr call)
{
    send_all_mails(call, "success", "retry");
}

void retry_emails(call_ptr call)
{
    send_all_mails(call, "ok", "retried");
}

} // namespace auktiva::web
