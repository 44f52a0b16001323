#include "outbound/courier.hpp"

#include "auction/text_rules.hpp"
#include "outbound/mail_templates.hpp"

namespace auktiva::outbound {

using namespace std::chrono_literals;

namespace {

/// So long a connection nobody needs is kept for the next mail.
constexpr auto patience = 5s;

} // namespace

courier::courier(smtp_options host, sender as)
    : as_{std::move(as)}
    , host_{std::move(host)}
    , errands_{host_, patience}
{
}

bool courier::submit(mail what, report then)
{
    return errands_.submit([this, what = std::move(what), then = std::move(then)](bool stopped)
                           { then(stopped ? verdict{.error = "stopped"} : deliver(what)); });
}

verdict courier::deliver(mail const& what)
{
    try
    {
        if (!is_email(what.to_email))
            return {.outcome = delivery::refused, .error = "this is not an e-mail address"};
        message const whole{
            .from = as_.from,
            .to = {what.to_name.value_or(""), what.to_email},
            .words = write_letter(what, as_.from.name, as_.public_url),
            .written_at = what.created_at,
            .id = what.id.text,
        };
        return host_.send(as_.from.address, what.to_email, write_message(whole));
    }
    catch (std::exception const& fault)
    {
        return {.outcome = delivery::failed, .error = fault.what()};
    }
}

} // namespace auktiva::outbound
