#pragma once

#include "auction/ids.hpp"
#include "auction/money.hpp"
#include "auction/time.hpp"

#include <concepts>
#include <cstddef>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>

namespace auktiva {

/// Money with its currency's decimals, written as the shortest JSON number; null without a value.
struct amount
{
    std::optional<money> value;
    int exponent{};
};

/// JSON that is made already, written as it stands.
struct raw_json
{
    std::string_view text;
};

/// Appends one JSON document to a string: the only writer of JSON that leaves the house.
///
///     json_writer json{body};
///     json.object([&] {
///         json.member("id", item.id);
///         json.array("bids", bids, [&](bid const& each) { json.value(amount{each.price, 2}); });
///     });
class json_writer
{
public:
    explicit json_writer(std::string& target)
        : target_{target}
    {
    }

    void value(std::string_view text);
    void value(std::same_as<bool> auto truth) { literal(truth ? "true" : "false"); }
    void value(std::nullptr_t) { literal("null"); }
    void value(timestamp at);
    void value(amount price);
    void value(raw_json made) { literal(made.text); }

    template <std::integral T>
    requires(!std::same_as<T, bool>) void value(T number) { literal(std::to_string(number)); }

    template <class Tag>
    void value(basic_id<Tag> const& id)
    {
        value(std::string_view{id.text});
    }

    template <class T>
    void value(std::optional<T> const& maybe)
    {
        maybe ? value(*maybe) : value(nullptr);
    }

    /// An object with the members that `write` writes.
    void object(std::invocable auto&& write) { enclose('{', write, '}'); }

    /// An array with what `write_element(each)` writes for each of `range`, one value or none.
    void array(std::ranges::input_range auto&& range, auto&& write_element)
    {
        auto const write = [&]
        {
            for (auto&& each : range)
                write_element(each);
        };
        enclose('[', write, ']');
    }

    void member(std::string_view name, auto const& content)
    {
        begin_member(name);
        value(content);
    }

    void object(std::string_view name, std::invocable auto&& write)
    {
        begin_member(name);
        object(write);
    }

    void array(std::string_view name, std::ranges::input_range auto&& range, auto&& write_element)
    {
        begin_member(name);
        array(range, write_element);
    }

private:
    void begin_member(std::string_view name);
    void literal(std::string_view text);
    void append_string(std::string_view text);
    /// The comma before anything but the first in its object or array.
    void separate();

    void enclose(char opening, auto& write, char closing)
    {
        separate();
        target_ += opening;
        follows_value_ = false;
        write();
        target_ += closing;
        follows_value_ = true;
    }

    std::string& target_;
    bool follows_value_{};
};

} // namespace auktiva
