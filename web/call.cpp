#include "web/call.hpp"

#include <algorithm>
#include <iterator>

namespace auktiva::web {

std::optional<body> call::members()
{
    auto read = body::parse(
        request.header("Content-Type"), request.body, takes_ ? *takes_ : form{}, use.settings.password_min
    );
    if (read)
        return *std::move(read);
    refuse(read.error());
    return std::nullopt;
}

std::optional<body> call::query()
{
    auto read = body::of_query(request.parameters, asks_ ? *asks_ : form{});
    if (read)
        return *std::move(read);
    refuse(read.error());
    return std::nullopt;
}

void call::answer(http::response what)
{
    if (!respond_)
        return;
    if (before_answer_)
        std::exchange(before_answer_, {})(what);
    std::ranges::move(extra_headers_, std::back_inserter(what.headers));
    auto respond = *std::exchange(respond_, std::nullopt);
    respond(std::move(what));
}

std::string call::unseen_session() const
{
    constexpr auto a_while = std::chrono::minutes{10};
    auto const* open = use.people.find_session(session, at);
    bool const seen_lately = open && open->last_seen_at && *open->last_seen_at + a_while > at;
    return open && !seen_lately ? session : std::string{};
}

bool call::within_rate(std::string const& key, auth::rate rate)
{
    auto const verdict = use.limits.hit(key, rate, at);
    add_header("X-RateLimit-Limit", std::to_string(verdict.limit));
    add_header("X-RateLimit-Remaining", std::to_string(verdict.remaining));
    if (verdict.allowed)
    {
        auto const reset =
            std::chrono::duration_cast<std::chrono::seconds>(verdict.reset_at.time_since_epoch());
        add_header("X-RateLimit-Reset", std::to_string(reset.count()));
        return true;
    }
    refuse(
        {refusal::rate_limited,
         "E_RATE_LIMITED",
         "Too many requests; please wait",
         {},
         {{"retryAfter", std::to_string(verdict.retry_after.count())}}}
    );
    return false;
}

std::string call::client_address() const
{
    return auth::client_address(
        request.peer, request.headers.joined("X-Forwarded-For"), use.settings.proxies
    );
}

} // namespace auktiva::web
