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
        {"Realtime", realtime_table()}, {"Mail", mail_table()},   {"Metrics", metrics_table()},
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

/// Where settings come from; the first source that has one counts, an empty one is none.
struct sources
{
    std::map<std::string, std::string> const& environment;
    std::map<std::string, std::string> const& dotenv;
    config_file const& file;

    std::string value(std::string_view name) const
    {
        for (auto const* source : {&environment, &dotenv})
            if (auto const found = source->find(std::string{name});
                found != source->end() && !found->second.empty())
                return found->second;
        auto const found = file.entries.find(std::string{name});
        return found == file.entries.end() ? std::string{} : found->second.value;
    }

    /// What whoever set it calls it.
    std::string place(std::string_view name) const
    {
        std::string const key{name};
        bool const is_elsewhere = environment.contains(key) || dotenv.contains(key);
        auto const found = file.entries.find(key);
        return is_elsewhere || found == file.entries.end() ? key : found->second.place;
    }
};

void take(setting const& row, sources const& from, settings& to)
{
    for (auto const name : row.names)
        if (auto const value = from.value(name); !value.empty())
            return naming(from.place(name), [&] { row.take(to, value); });
}

void warn_of_unknown(std::string const& name, std::string const& place, std::vector<std::string>& warnings)
{
    if (is_known(name) || is_mail_service_key(name))
        return;
    auto const advice = advice_on(name);
    if (!advice)
        warnings.push_back(place + " is not a setting of this version and is ignored");
    else if (!advice->empty())
        warnings.push_back(place + " is not used: " + std::string{*advice});
}

void warn_of_unknown(sources const& from, std::vector<std::string>& warnings)
{
    for (auto const& [name, value] : from.dotenv)
        warn_of_unknown(name, name, warnings);
    auto const is_ours = [](std::string const& name)
    { return std::ranges::any_of(own_prefixes, [&](auto prefix) { return name.starts_with(prefix); }); };
    for (auto const& [name, value] : from.environment)
        if ((is_ours(name) || name == "DATABASE_URL") && !from.dotenv.contains(name))
            warn_of_unknown(name, name, warnings);
    for (auto const& [name, entry] : from.file.entries)
        warn_of_unknown(name, entry.place, warnings);
    for (auto const& place : from.file.unknown)
        warnings.push_back(place + " is not known and is ignored");
}

} // namespace

configuration read_configuration(
    std::map<std::string, std::string> const& dotenv, std::map<std::string, std::string> const& environment,
    config_file const& file
)
{
    configuration read;
    sources const from{environment, dotenv, file};
    for (auto const& topic : topics())
        for (auto const& row : topic.rows)
            take(row, from, read.values);
    check_network(read.values.network);
    check_driver(
        read.values, [&](auto name) { return from.value(name); }, read.warnings
    );
    check_mail(
        read.values.mail, [&](auto name) { return from.value(name); }, read.warnings
    );
    complete_apps(
        read.values.realtime, [&](auto name) { return from.place(name); }, read.warnings
    );
    warn_of_unknown(from, read.warnings);
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
            text.append(name.size() < 27 ? 28 - name.size() : 2, ' ');
            text += row.meaning;
            for (auto const alias : std::span{row.names}.subspan(1))
                ((text += " [") += alias) += ']';
            text += '\n';
        }
    }
    return text;
}

} // namespace auktiva::app
