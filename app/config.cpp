#include "app/config.hpp"

#include "app/retired_settings.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace auktiva::app {

namespace {

struct topic
{
    std::string_view title;
    setting_table rows;
};

std::span<topic const> topics()
{
    static topic const all[] = {
        {"Network", network_table()},   {"House", house_table()}, {"Driver", driver_table()},
        {"Realtime", realtime_table()}, {"Mail", mail_table()},
    };
    return all;
}

constexpr std::array own_prefixes{std::string_view{"AUKTIVA_"},    std::string_view{"SOKETI_"},
                                  std::string_view{"REALTIME_"},   std::string_view{"NEXT_PUBLIC_"},
                                  std::string_view{"RATE_LIMIT_"}, std::string_view{"S3_"},
                                  std::string_view{"STORAGE_"}};

bool is_known(std::string_view name)
{
    for (auto const& topic : topics())
        for (auto const& row : topic.rows)
            if (std::ranges::count(row.names, name))
                return true;
    return false;
}

void take(setting const& row, given_settings const& given, settings& to)
{
    for (auto const name : row.names)
        if (auto const value = given(name); !value.empty())
        {
            try
            {
                return row.take(to, value);
            }
            catch (wrong_setting const& wrong)
            {
                throw wrong_setting{std::string{name} + ": " + wrong.what()};
            }
        }
}

void warn_of_unknown(std::string const& name, std::vector<std::string>& warnings)
{
    if (is_known(name) || is_mail_service_key(name))
        return;
    auto const advice = advice_on(name);
    if (!advice)
        warnings.push_back(name + " is not a setting of this version and is ignored");
    else if (!advice->empty())
        warnings.push_back(name + " is not used: " + std::string{*advice});
}

} // namespace

configuration read_configuration(
    std::map<std::string, std::string> const& dotenv, std::map<std::string, std::string> const& environment
)
{
    configuration read;
    given_settings const given = [&](std::string_view name)
    {
        for (auto const* source : {&environment, &dotenv})
            if (auto const found = source->find(std::string{name});
                found != source->end() && !found->second.empty())
                return found->second;
        return std::string{};
    };
    for (auto const& topic : topics())
        for (auto const& row : topic.rows)
            take(row, given, read.values);
    check_network(read.values.network);
    check_driver(read.values, given, read.warnings);
    check_mail(read.values.mail, given, read.warnings);
    for (auto const& [name, value] : dotenv)
        warn_of_unknown(name, read.warnings);
    auto const is_ours = [](std::string const& name)
    { return std::ranges::any_of(own_prefixes, [&](auto prefix) { return name.starts_with(prefix); }); };
    for (auto const& [name, value] : environment)
        if ((is_ours(name) || name == "DATABASE_URL") && !dotenv.contains(name))
            warn_of_unknown(name, read.warnings);
    return read;
}

std::string describe_settings()
{
    std::string text;
    for (auto const& topic : topics())
    {
        ((text += '\n') += topic.title) += ":\n";
        for (auto const& row : topic.rows)
        {
            auto const name = row.names.front();
            (text += "  ") += name;
            text.append(name.size() < 28 ? 28 - name.size() : 2, ' ');
            text += row.meaning;
            for (auto const alias : std::span{row.names}.subspan(1))
                ((text += " [") += alias) += ']';
            text += '\n';
        }
    }
    return text;
}

} // namespace auktiva::app
