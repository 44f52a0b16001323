#include "auction/time.hpp"

#include <algorithm>
#include <span>

namespace auktiva {

namespace {

using std::chrono::milliseconds, std::chrono::seconds, std::chrono::minutes, std::chrono::hours;

constexpr timestamp end_of_time = std::chrono::sys_days{std::chrono::year{10000} / 1 / 1};

/// Writes `number` into all of `place`, zeros in front.
void print_padded(std::span<char> place, std::int64_t number)
{
    for (auto digit = place.rbegin(); digit != place.rend(); ++digit, number /= 10)
        *digit = static_cast<char>('0' + number % 10);
}

/// Takes a written time apart from the left; what does not fit makes it `failed`.
class time_scanner
{
public:
    explicit time_scanner(std::string_view text)
        : rest_{text}
    {
    }

    std::chrono::year_month_day date();
    milliseconds time_of_day();
    minutes zone();
    void expect(std::string_view any_of) { failed_ |= !skip(any_of); }
    /// Everything was taken and everything fitted.
    bool succeeded() const { return !failed_ && rest_.empty(); }

private:
    bool skip(std::string_view any_of);
    /// Exactly `digits` digits of a number up to `limit`.
    unsigned number(std::size_t digits, unsigned limit);
    /// Digits after a point; what is finer than a millisecond is cut off.
    milliseconds fraction();

    std::string_view rest_;
    bool failed_{};
};

bool time_scanner::skip(std::string_view any_of)
{
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos)
        return false;
    rest_.remove_prefix(1);
    return true;
}

unsigned time_scanner::number(std::size_t digits, unsigned limit)
{
    auto const text = rest_.substr(0, digits);
    unsigned value = 0;
    for (auto const c : text)
    {
        failed_ |= c < '0' || c > '9';
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    failed_ |= text.size() < digits || value > limit;
    rest_.remove_prefix(text.size());
    return value;
}

milliseconds time_scanner::fraction()
{
    auto const size = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    failed_ |= size == 0;
    milliseconds value{};
    for (std::size_t place = 0; place < 3; ++place)
        value = value * 10 + milliseconds{place < size ? rest_[place] - '0' : 0};
    rest_.remove_prefix(size);
    return value;
}

std::chrono::year_month_day time_scanner::date()
{
    std::chrono::year const year{static_cast<int>(number(4, 9999))};
    expect("-");
    std::chrono::month const month{number(2, 12)};
    expect("-");
    std::chrono::day const day{number(2, 31)};
    failed_ |= !(year / month / day).ok();
    return year / month / day;
}

milliseconds time_scanner::time_of_day()
{
    milliseconds time = hours{number(2, 23)};
    expect(":");
    time += minutes{number(2, 59)};
    if (skip(":"))
    {
        time += seconds{number(2, 59)};
        if (skip("."))
            time += fraction();
    }
    return time;
}

minutes time_scanner::zone()
{
    if (rest_.empty() || skip("Zz"))
        return {};
    bool const behind = skip("-");
    if (!behind)
        expect("+");
    minutes offset = hours{number(2, 23)};
    expect(":");
    offset += minutes{number(2, 59)};
    return behind ? -offset : offset;
}

} // namespace

void append_time(std::string& target, timestamp at)
{
    auto const day = std::chrono::floor<std::chrono::days>(at);
    std::chrono::year_month_day const date{day};
    std::chrono::hh_mm_ss const time{at - day};

    char text[] = "YYYY-MM-DDThh:mm:ss.mmmZ";
    std::span const place{text};
    print_padded(place.subspan(0, 4), static_cast<int>(date.year()));
    print_padded(place.subspan(5, 2), static_cast<unsigned>(date.month()));
    print_padded(place.subspan(8, 2), static_cast<unsigned>(date.day()));
    print_padded(place.subspan(11, 2), time.hours().count());
    print_padded(place.subspan(14, 2), time.minutes().count());
    print_padded(place.subspan(17, 2), time.seconds().count());
    print_padded(place.subspan(20, 3), time.subseconds().count());
    target.append(text);
}

std::string format_time(timestamp at)
{
    std::string text;
    append_time(text, at);
    return text;
}

result<timestamp> parse_time(std::string_view text)
{
    time_scanner scan{text};
    auto const date = scan.date();
    scan.expect("Tt ");
    auto const time = scan.time_of_day();
    auto const zone = scan.zone();
    if (scan.succeeded())
        if (auto const at = std::chrono::sys_days{date} + time - zone; at >= timestamp{} && at < end_of_time)
            return at;
    return problem{
        .sort = refusal::validation,
        .key = "E_BAD_TIME",
        .message = "A time is written as 2026-02-13T18:05:09Z",
    };
}

} // namespace auktiva
