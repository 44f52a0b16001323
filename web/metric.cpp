#include "web/metric.hpp"

#include "auction/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace auktiva::web {

namespace {

std::string_view name_of(metric::kind type)
{
    return type == metric::kind::counter ? "counter" : "gauge";
}

/// Without an exponent where it is a whole number that a double holds exactly.
std::string number(double value)
{
    constexpr double exact = 9'007'199'254'740'992;
    std::array<char, 32> digits{};
    auto* const end = digits.data() + digits.size();
    auto const done = std::trunc(value) == value && std::abs(value) <= exact
                          ? std::to_chars(digits.data(), end, static_cast<long long>(value))
                          : std::to_chars(digits.data(), end, value);
    return {digits.data(), done.ptr};
}

void append_escaped(std::string& to, std::string_view text)
{
    for (char const c : text)
        switch (c)
        {
        case '\\':
            to += "\\\\";
            break;
        case '\n':
            to += "\\n";
            break;
        case '"':
            to += "\\\"";
            break;
        default:
            to += c;
        }
}

void append_sample(std::string& to, std::string_view name, metric::sample const& sample)
{
    to += name;
    char before = '{';
    for (auto const& [label, value] : sample.labels)
    {
        ((to += before) += label) += "=\"";
        append_escaped(to, value);
        to += '"';
        before = ',';
    }
    to += sample.labels.empty() ? " " : "} ";
    (to += number(sample.value)) += '\n';
}

} // namespace

std::string metrics_text(std::vector<metric> const& all)
{
    std::string text;
    for (auto const& each : all)
    {
        (((text += "# HELP ") += each.name) += ' ') += each.help;
        (((text += "\n# TYPE ") += each.name) += ' ') += name_of(each.type);
        text += '\n';
        for (auto const& sample : each.samples)
            append_sample(text, each.name, sample);
    }
    return text;
}

std::string metrics_json(std::vector<metric> const& all)
{
    std::string text;
    json_writer json{text};
    auto const write_sample = [&](metric::sample const& sample)
    {
        json.object(
            [&]
            {
                json.member("value", raw_json{number(sample.value)});
                json.object(
                    "labels",
                    [&]
                    {
                        for (auto const& [label, value] : sample.labels)
                            json.member(label, std::string_view{value});
                    }
                );
            }
        );
    };
    json.array(
        all,
        [&](metric const& each)
        {
            json.object(
                [&]
                {
                    json.member("help", each.help);
                    json.member("name", std::string_view{each.name});
                    json.member("type", name_of(each.type));
                    json.array("values", each.samples, write_sample);
                    json.member("aggregator", std::string_view{"sum"});
                }
            );
        }
    );
    return text;
}

} // namespace auktiva::web
