#include "outbound/publishing_rules.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace auktiva::outbound {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds first_wait = 500ms;
/// Nobody changes a setting sooner.
constexpr std::chrono::milliseconds first_wait_for_somebody = 10s;
constexpr std::chrono::milliseconds longest_wait = 60s;
constexpr std::chrono::milliseconds longest_obedience = 10min;

/// Pusher answers 403 to whom it does not know and to whoever has used up what he pays for.
bool tells_of_limit(std::string_view text)
{
    std::string lowered{text};
    for (char& letter : lowered)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return std::ranges::any_of(
        std::array{"limit", "quota"}, [&](auto const* word) { return lowered.find(word) != lowered.npos; }
    );
}

} // namespace

publishing judge(http_answer const& heard)
{
    auto const status = heard.status;
    if (status >= 200 && status < 300)
        return publishing::accepted;
    if (status == 400 || status == 413 || status == 422)
        return publishing::refused;
    if (status == 429 || ((status == 402 || status == 403) && tells_of_limit(heard.body)))
        return publishing::limited;
    if (status >= 300 && status < 500 && status != 408)
        return publishing::denied;
    return publishing::unreachable;
}

std::chrono::milliseconds
wait_before_retry(publishing outcome, int failures, double chance, http_answer const& heard)
{
    auto wait = outcome == publishing::denied ? first_wait_for_somebody : first_wait;
    for (int count = 1; count < failures && wait < longest_wait; ++count)
        wait *= 2;
    wait = std::min(wait, longest_wait);
    auto const jitter = std::chrono::duration_cast<std::chrono::milliseconds>(wait * chance / 2);
    auto const asked = std::min<std::chrono::milliseconds>(heard.retry_after.value_or(0s), longest_obedience);
    return std::max(wait - jitter, asked);
}

} // namespace auktiva::outbound
