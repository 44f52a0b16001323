#include "app/metrics_settings.hpp"

#include "app/config.hpp"
#include "app/setting_values.hpp"

#include <algorithm>

namespace auktiva::app {

namespace {

/// What may begin the name of a metric.
std::string metric_prefix(std::string_view text)
{
    auto const letter = [](char c)
    { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':'; };
    auto const fits = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
    if (!letter(text.front()) || !std::ranges::all_of(text, fits))
        throw wrong_setting{"must be letters, digits and _ only, a letter first"};
    return std::string{text};
}

} // namespace

setting_table metrics_table()
{
    using namespace setting_values;
    static setting const rows[] = {
        {{"SOKETI_METRICS_ENABLED"},
         "whether metrics are to be had, at a port of their own (false)",
         [](settings& to, std::string_view value) { to.metrics.enabled = yes_or_no(value); }},
        {{"SOKETI_METRICS_HOST"},
         "address of that port; whoever reaches it may read (127.0.0.1)",
         [](settings& to, std::string_view value) { to.metrics.host = value; }},
        {{"SOKETI_METRICS_SERVER_PORT"},
         "that port (9601)",
         [](settings& to, std::string_view value) { to.metrics.port = port_number(value, 0); }},
        {{"SOKETI_METRICS_PROMETHEUS_PREFIX"},
         "what stands before the names that Soketi has too (soketi_)",
         [](settings& to, std::string_view value) { to.metrics.prefix = metric_prefix(value); }},
    };
    return rows;
}

} // namespace auktiva::app
