#include "auction/language.hpp"

#include <algorithm>
#include <optional>

namespace auktiva {

namespace {

std::string_view trimmed(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return text.substr(0, text.find_last_not_of(" \t") + 1);
}

/// "0.8" as 800; malformed weights count as none.
int quality(std::string_view parameters)
{
    auto const at = parameters.find("q=");
    if (at == std::string_view::npos)
        return 1000;
    int value = 0;
    int unit = 1000;
    for (char const c : trimmed(parameters.substr(at + 2)))
    {
        if (c == '.')
            continue;
        if (c < '0' || c > '9' || unit == 0)
            return 0;
        value += (c - '0') * unit;
        unit /= 10;
    }
    return std::min(value, 1000);
}

} // namespace

language preferred_language(std::string_view accept_language)
{
    auto best = language::english;
    int best_quality = 0;
    while (!accept_language.empty())
    {
        auto const comma = std::min(accept_language.find(','), accept_language.size());
        auto const range = accept_language.substr(0, comma);
        accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
        auto const semicolon = std::min(range.find(';'), range.size());
        auto const tag = trimmed(range.substr(0, semicolon));
        auto const known = find_named<language>(tag.substr(0, tag.find('-')));
        auto const wanted = quality(range.substr(semicolon));
        if (known && wanted > best_quality)
        {
            best = *known;
            best_quality = wanted;
        }
    }
    return best;
}

} // namespace auktiva
