#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace auktiva::bench {

double median(std::vector<double> values);

template <class T>
double median_of(std::vector<T> const& all, double T::*member)
{
    std::vector<double> values;
    for (auto const& each : all)
        values.push_back(each.*member);
    return median(std::move(values));
}

/// Median of the ratios of neighbours in time, which the rest of the machine disturbs alike.
template <class T>
double median_ratio(std::vector<T> const& all, std::vector<T> const& others, double T::*member)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < all.size(); ++i)
        ratios.push_back(all[i].*member / others[i].*member);
    return median(std::move(ratios));
}

/// What a bench found, as one line of JSON.
class findings
{
public:
    explicit findings(std::string_view bench);

    /// To three significant places: more than a shared machine can tell.
    findings& figure(std::string_view name, double value);
    /// All gates must be passed.
    findings& gate(std::string_view rule, bool passed);

    bool passed() const { return passed_; }
    std::string line() const;

private:
    std::string figures_;
    std::string gates_;
    bool passed_ = true;
};

/// Prints what was found, and makes the exit code of whether it passed.
int report(findings (*measure)());

} // namespace auktiva::bench
