#include "auction/one_time_token.hpp"

#include "auction/refusals.hpp"

namespace auktiva {

std::chrono::milliseconds life_of(token_purpose purpose)
{
    using namespace std::chrono_literals;
    return purpose == token_purpose::verify_email ? std::chrono::milliseconds{24h} : 10min;
}

std::optional<problem>
refuse_token(std::optional<one_time_token> const& found, token_purpose purpose, timestamp now)
{
    bool const verifies = purpose == token_purpose::verify_email;
    if (!found || found->purpose != purpose || found->spent_at)
        return refusals::bad_request(
            verifies ? "E_VERIFY_INVALID" : "E_RESET_INVALID", "This link is not valid, or has been used"
        );
    if (found->expires_at <= now)
        return refusals::bad_request(
            verifies ? "E_VERIFY_EXPIRED" : "E_RESET_EXPIRED", "This link has expired; please ask for another"
        );
    return std::nullopt;
}

} // namespace auktiva
