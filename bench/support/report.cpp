#include "bench/support/report.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <exception>
#include <iostream>

namespace auktiva::bench {

namespace {

std::string short_number(double value)
{
    bool const is_whole = value == std::round(value);
    auto const scale = value == 0 ? 1 : std::pow(10, std::floor(std::log10(std::abs(value))) - 2);
    auto const places = scale < 1 && !is_whole ? static_cast<int>(std::lround(-std::log10(scale))) : 0;
    char text[64];
    auto const rounded = scale < 1 ? value : std::round(value / scale) * scale;
    auto const end = std::to_chars(text, text + sizeof text, rounded, std::chars_format::fixed, places).ptr;
    return {text, end};
}

} // namespace

double median(std::vector<double> values)
{
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

findings::findings(std::string_view bench)
{
    figures_.append("\"bench\":\"").append(bench).append("\"");
}

findings& findings::figure(std::string_view name, double value)
{
    figures_.append(",\"").append(name).append("\":").append(short_number(value));
    return *this;
}

findings& findings::gate(std::string_view rule, bool passed)
{
    gates_.append(gates_.empty() ? "" : ", ").append(rule);
    passed_ = passed_ && passed;
    return *this;
}

std::string findings::line() const
{
    return '{' + figures_ + ",\"gate\":\"" + gates_ + "\",\"pass\":" + (passed_ ? "true" : "false") + '}';
}

int report(findings (*measure)())
{
    try
    {
        auto const found = measure();
        std::cout << found.line() << std::endl;
        return found.passed() ? 0 : 1;
    }
    catch (std::exception const& fault)
    {
        std::cerr << fault.what() << '\n';
        return 2;
    }
}

} // namespace auktiva::bench
