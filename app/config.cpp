#include "app/config.hpp"

#include "app/mail_settings.hpp"
#include "app/retired_settings.hpp"
#include "app/setting_values.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace auktiva::app {

namespace {

/// One thing that can be set. The first name is ours; the others are what Auktiva and Soketi call it, and the
/// earliest one that is given counts.
struct key
{
    std::vector<std::string_view> names;
    std::string_view meaning;
    void (*take)(settings&, std::string_view);
};

std::span<key const> known_keys()
{
    using namespace setting_values;
    static key const keys[] = {
        {{"HOST"},
         "address to listen on (0.0.0.0)",
         [](settings& to, std::string_view value) { to.host = value; }},
        {{"PORT"},
         "port to listen on (3000)",
         [](settings& to, std::string_view value)
         { to.port = static_cast<std::uint16_t>(whole_number(value, 0, 65535)); }},
        {{"AUKTIVA_DATA_DIR"},
         "folder of the database, the images and the secrets (./data)",
         [](settings& to, std::string_view value) { to.data_dir = value; }},
        {{"STORAGE_PROVIDER"},
         "where images are kept: local, in the data folder (local)",
         [](settings&, std::string_view value) { expect_local_storage(value); }},
        {{"PUBLIC_URL", "NEXTAUTH_URL", "AUTH_URL", "NEXT_PUBLIC_APP_URL"},
         "what users type to get here; https makes cookies Secure",
         [](settings& to, std::string_view value) { to.public_url = url(value); }},
        {{"AUTH_SECRET", "NEXTAUTH_SECRET"},
         "key of tokens and pseudonyms (made on the first start)",
         [](settings& to, std::string_view value) { to.auth_secret = secret(value); }},
        {{"AUTH_PASSWORD_MIN"},
         "least characters of a password (8)",
         [](settings& to, std::string_view value) { to.password_min = whole_number(value, 6, 64); }},
        {{"ALLOW_OPEN_AUCTIONS"},
         "whether auctions may be open to everybody (false)",
         [](settings& to, std::string_view value) { to.allow_open_auctions = yes_or_no(value); }},
        {{"REALTIME_DRIVER", "NEXT_PUBLIC_REALTIME_DRIVER"},
         "builtin, or disabled: polling only (builtin)",
         [](settings& to, std::string_view value) { to.driver = driver(value); }},
        {{"REALTIME_DEBUG"},
         "log each event that is sent (false)",
         [](settings& to, std::string_view value) { to.realtime_debug = yes_or_no(value); }},
        {{"SOKETI_APP_ID", "SOKETI_DEFAULT_APP_ID"},
         "Pusher app id (made on the first start)",
         [](settings& to, std::string_view value) { to.app_id = app_word(value); }},
        {{"SOKETI_APP_KEY", "NEXT_PUBLIC_SOKETI_APP_KEY", "SOKETI_DEFAULT_APP_KEY"},
         "Pusher app key (made on the first start)",
         [](settings& to, std::string_view value) { to.app_key = app_word(value); }},
        {{"SOKETI_APP_SECRET", "SOKETI_DEFAULT_APP_SECRET"},
         "Pusher app secret (made on the first start)",
         [](settings& to, std::string_view value) { to.app_secret = app_word(value); }},
        {{"ALLOWED_ORIGINS"},
         "further origins that may open sockets, separated by commas",
         [](settings& to, std::string_view value) { to.allowed_origins = list(value); }},
        {{"TRUSTED_PROXIES"},
         "addresses whose X-Forwarded-For counts, or loopback",
         [](settings& to, std::string_view value) { to.trusted_proxies = proxies(value); }},
        {{"REQUIRE_EMAIL_VERIFICATION"},
         "whether addresses must be proved before the first sign-in (true if mails are sent)",
         [](settings& to, std::string_view value) { to.require_verification = yes_or_no(value); }},
        {{"HOSTED"},
         "true: users do not administer this server (false)",
         [](settings& to, std::string_view value) { to.hosted = yes_or_no(value); }},
        {{"MAINTENANCE_MODE"},
         "true: only the administrator changes anything (false)",
         [](settings& to, std::string_view value) { to.maintenance = yes_or_no(value); }},
        {{"RATE_LIMIT_BIDS"},
         "bids a minute and user (60)",
         [](settings& to, std::string_view value)
         { to.bids_per_minute = whole_number(value, 1, 1'000'000'000); }},
        {{"RATE_LIMIT_COMMENTS"},
         "comments a minute and user (20)",
         [](settings& to, std::string_view value)
         { to.comments_per_minute = whole_number(value, 1, 1'000'000'000); }},
        {{"RATE_LIMIT_REGISTER"},
         "registrations an hour and address (150)",
         [](settings& to, std::string_view value)
         { to.registrations_per_hour = whole_number(value, 1, 1'000'000'000); }},
        {{"RATE_LIMIT_SIGN_IN"},
         "sign-ins a quarter of an hour and address (300)",
         [](settings& to, std::string_view value)
         { to.sign_ins_per_quarter = whole_number(value, 1, 1'000'000'000); }},
        {{"SMTP_HOST"},
         "mail host; without one no mail is sent",
         [](settings& to, std::string_view value) { to.smtp.host = host_name(value); }},
        {{"SMTP_PORT"},
         "its port (587; 465 where SMTP_SECURE is true)",
         [](settings& to, std::string_view value)
         { to.smtp.port = static_cast<std::uint16_t>(whole_number(value, 1, 65535)); }},
        {{"SMTP_SECURE"},
         "true: TLS from the start; starttls: TLS or nothing; false: TLS if offered (false)",
         [](settings& to, std::string_view value) { to.smtp.security = mail_security(value); }},
        {{"SMTP_USER"},
         "user at the mail host",
         [](settings& to, std::string_view value) { to.smtp.user = value; }},
        {{"SMTP_PASSWORD"},
         "password there; said over TLS only, except on this machine",
         [](settings& to, std::string_view value) { to.smtp.password = value; }},
        {{"SMTP_CA_FILE"},
         "authorities (PEM) to check the mail host by (the system's)",
         [](settings& to, std::string_view value) { to.smtp.ca_file = readable_file(value); }},
        {{"EMAIL_PROVIDER"},
         "smtp; not needed where SMTP_HOST is set",
         [](settings&, std::string_view value) { mail_provider(value); }},
        {{"MAIL_FROM"},
         "address mails come from (SMTP_USER, or noreply at the host of PUBLIC_URL)",
         [](settings& to, std::string_view value) { to.mail_from.address = address(value); }},
        {{"MAIL_FROM_NAME"},
         "name mails come from (Auktiva)",
         [](settings& to, std::string_view value) { to.mail_from.name = value; }},
        {{"CRON_SECRET"},
         "lets a job have all mails sent now, by /api/cron/process-emails",
         [](settings& to, std::string_view value) { to.cron_secret = value; }},
        {{"RATE_LIMIT_LINKS"},
         "links to reset or verify an hour and account; fifty times as many an address (3)",
         [](settings& to, std::string_view value)
         { to.links_per_hour = whole_number(value, 1, 10'000'000); }},
    };
    return keys;
}

constexpr std::array own_prefixes{std::string_view{"AUKTIVA_"},    std::string_view{"SOKETI_"},
                                  std::string_view{"REALTIME_"},   std::string_view{"NEXT_PUBLIC_"},
                                  std::string_view{"RATE_LIMIT_"}, std::string_view{"S3_"},
                                  std::string_view{"STORAGE_"}};

bool is_known(std::string_view name)
{
    return std::ranges::any_of(
        known_keys(), [&](key const& one) { return std::ranges::count(one.names, name); }
    );
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

std::map<std::string, std::string> parse_dotenv(std::string_view text)
{
    std::map<std::string, std::string> values;
    for (int number = 1; !text.empty(); ++number)
    {
        auto const stop = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, stop);
        text.remove_prefix(std::min(stop + 1, text.size()));
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
        if (line.empty() || line.starts_with('#'))
            continue;
        if (line.starts_with("export "))
            line.remove_prefix(7);
        auto const equals = line.find('=');
        if (equals == 0 || equals == std::string_view::npos)
            throw wrong_setting{".env line " + std::to_string(number) + ": expected KEY=VALUE"};
        auto value = line.substr(equals + 1);
        if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') &&
            value.back() == value.front())
            value = value.substr(1, value.size() - 2);
        else if (auto const comment = value.find(" #"); comment != std::string_view::npos)
            value = value.substr(0, value.find_last_not_of(' ', comment) + 1);
        values[std::string{line.substr(0, equals)}] = value;
    }
    return values;
}

configuration read_configuration(
    std::map<std::string, std::string> const& dotenv, std::map<std::string, std::string> const& environment
)
{
    configuration read;
    auto const look_up = [&](std::string_view name) -> std::string const*
    {
        for (auto const* source : {&environment, &dotenv})
            if (auto const found = source->find(std::string{name});
                found != source->end() && !found->second.empty())
                return &found->second;
        return nullptr;
    };
    for (auto const& key : known_keys())
        for (auto const name : key.names)
            if (auto const* value = look_up(name))
            {
                try
                {
                    key.take(read.values, *value);
                }
                catch (wrong_setting const& wrong)
                {
                    throw wrong_setting{std::string{name} + ": " + wrong.what()};
                }
                break;
            }
    auto const given = [&](std::string_view name)
    {
        auto const* value = look_up(name);
        return value ? *value : std::string{};
    };
    check_mail(read.values, given, read.warnings);
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
    for (auto const& key : known_keys())
    {
        text += "  ";
        text += key.names.front();
        text.append(key.names.front().size() < 28 ? 28 - key.names.front().size() : 2, ' ');
        text += key.meaning;
        for (auto const alias : std::span{key.names}.subspan(1))
            (text += " [") += alias, text += ']';
        text += '\n';
    }
    return text;
}

} // namespace auktiva::app
