#pragma once

#include "auction/problem.hpp"
#include "web/form.hpp"

#include <boost/json/object.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva::web {

/// Compares members with their declaration and brings them into the one shape that is read: addresses in
/// lower case, amounts as decimal texts.
class checker
{
public:
    /// `loose`: from a form or a query, where numbers and flags come as texts.
    checker(bool loose, int password_min)
        : loose_{loose}
        , password_min_{password_min}
    {
    }

    void check(boost::json::object& members, std::span<field const> fields, bool partial);

    bool refused() const { return !errors_.empty(); }
    /// Everything that is wrong, as one refusal.
    problem refuse(std::string_view as_bad_request) const;

private:
    void check(boost::json::value& given, field const& allowed);
    void check_text(boost::json::value& given, field const& allowed);
    void check_length(std::string_view content, std::int64_t least, std::int64_t most);
    void check_integer(boost::json::value& given, field const& allowed);
    void check_flag(boost::json::value& given);
    void check_amount(boost::json::value& given);
    void check_lines(boost::json::value& given, field const& allowed);
    void check_list(boost::json::value& given, field const& allowed);
    void blame(std::string why);

    bool loose_;
    int password_min_;
    /// Where we are: "updates.startingBid".
    std::string path_;
    std::vector<std::pair<std::string, std::string>> errors_;
};

} // namespace auktiva::web
