#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva::web {

/// One measured quantity, as Prometheus understands it.
struct metric
{
    enum class kind
    {
        counter,
        gauge,
    };

    struct sample
    {
        double value{};
        std::vector<std::pair<std::string_view, std::string>> labels{};
    };

    std::string name;
    std::string_view help;
    kind type{};
    std::vector<sample> samples{};
};

/// Prometheus' text format, version 0.0.4.
std::string metrics_text(std::vector<metric> const& all);
/// A JSON list, as the library has it that Soketi uses.
std::string metrics_json(std::vector<metric> const& all);

} // namespace auktiva::web
