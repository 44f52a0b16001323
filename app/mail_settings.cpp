#include "app/mail_settings.hpp"

#include "app/config.hpp"
#include "app/setting_values.hpp"
#include "auction/text_rules.hpp"

#include <algorithm>
#include <array>

namespace auktiva::app {

namespace {

/// A service of which Auktiva speaks the own language, and how its mail host is reached.
struct mail_service
{
    std::string_view name;
    std::vector<std::string_view> keys;
    std::string_view advice;
};

std::array<mail_service, 2> const services{
    mail_service{
        "brevo",
        {"BREVO_API_KEY"},
        "SMTP_HOST=smtp-relay.brevo.com, SMTP_PORT=587, and the login and the SMTP key of your account as "
        "SMTP_USER "
        "and SMTP_PASSWORD"},
    mail_service{
        "ses",
        {"AWS_SES_REGION", "AWS_SES_ACCESS_KEY_ID", "AWS_SES_SECRET_ACCESS_KEY", "AWS_SES_CONFIGURATION_SET"},
        "SMTP_HOST=email-smtp.REGION.amazonaws.com, SMTP_PORT=587, and the SMTP credentials of your account "
        "as "
        "SMTP_USER and SMTP_PASSWORD"},
};

std::string host_of(std::string_view url)
{
    if (auto const scheme = url.find("://"); scheme != url.npos)
        url.remove_prefix(scheme + 3);
    return std::string{url.substr(0, url.find_first_of(":/"))};
}

/// Many hosts mistrust who greets them by a name without a domain, as small machines do.
std::string greeting_of(std::string_view sender)
{
    auto const domain = sender.substr(sender.find('@') + 1);
    auto const plain = [](char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '-';
    };
    return std::ranges::all_of(domain, plain) ? std::string{domain} : std::string{};
}

void mail_provider(std::string_view text)
{
    if (text != "smtp" && text != "brevo" && text != "ses")
        throw wrong_setting{"must be smtp, or not set"};
}

outbound::smtp_security mail_security(std::string_view text)
{
    if (text == "starttls")
        return outbound::smtp_security::required;
    if (text != "true" && text != "false")
        throw wrong_setting{"must be true, false or starttls"};
    return text == "true" ? outbound::smtp_security::from_the_start : outbound::smtp_security::if_offered;
}

} // namespace

setting_table mail_table()
{
    using namespace setting_values;
    static setting const rows[] = {
        {{"SMTP_HOST"},
         "mail host; without one no mail is sent",
         [](settings& to, std::string_view value) { to.mail.smtp.host = host_name(value); }},
        {{"SMTP_PORT"},
         "its port (587; 465 where SMTP_SECURE is true)",
         [](settings& to, std::string_view value) { to.mail.smtp.port = port_number(value); }},
        {{"SMTP_SECURE"},
         "true: TLS from the start; starttls: TLS or nothing; false: TLS if offered (false)",
         [](settings& to, std::string_view value) { to.mail.smtp.security = mail_security(value); }},
        {{"SMTP_USER"},
         "user at the mail host",
         [](settings& to, std::string_view value) { to.mail.smtp.user = value; }},
        {{"SMTP_PASSWORD"},
         "password there; said over TLS only, except on this machine",
         [](settings& to, std::string_view value) { to.mail.smtp.password = value; }},
        {{"SMTP_CA_FILE"},
         "authorities (PEM) to check the mail host by (the system's)",
         [](settings& to, std::string_view value) { to.mail.smtp.ca_file = readable_file(value); }},
        {{"EMAIL_PROVIDER"},
         "smtp; not needed where SMTP_HOST is set",
         [](settings&, std::string_view value) { mail_provider(value); }},
        {{"MAIL_FROM"},
         "address mails come from (SMTP_USER, or noreply at the host of PUBLIC_URL)",
         [](settings& to, std::string_view value) { to.mail.from.address = address(value); }},
        {{"MAIL_FROM_NAME"},
         "name mails come from (Auktiva)",
         [](settings& to, std::string_view value) { to.mail.from.name = value; }},
        {{"CRON_SECRET"},
         "lets a job have all mails sent now, by /api/cron/process-emails",
         [](settings& to, std::string_view value) { to.mail.cron_secret = value; }},
    };
    return rows;
}

bool is_mail_service_key(std::string_view name)
{
    return std::ranges::any_of(
        services, [&](auto const& each) { return std::ranges::count(each.keys, name); }
    );
}

void check_mail(mail_settings const& read, given_settings const& given, std::vector<std::string>& warnings)
{
    auto const provider = given("EMAIL_PROVIDER");
    for (auto const& each : services)
    {
        std::string found = provider == each.name ? "EMAIL_PROVIDER=" + provider : "";
        for (auto const key : each.keys)
            if (!given(key).empty())
                (found += found.empty() ? "" : ", ") += key;
        if (!found.empty())
            warnings.push_back(
                found + ": not used, mails go by SMTP" +
                (read.smtp.host.empty() ? "; until it is set no mail is sent. Set "
                                        : ". For that service set ") +
                std::string{each.advice}
            );
    }
    if (provider == "smtp" && read.smtp.host.empty())
        throw wrong_setting{"SMTP_HOST: must be set, since EMAIL_PROVIDER is smtp"};
    if (read.smtp.host.empty() && !given("SMTP_USER").empty())
        warnings.push_back("SMTP_USER: not used without SMTP_HOST");
}

outbound::smtp_options mail_host(mail_settings const& of, std::string_view public_url)
{
    auto host = of.smtp;
    host.greeting = greeting_of(mail_sender(of, public_url).address);
    bool const secure = host.security == outbound::smtp_security::from_the_start;
    if (host.port == 0)
        host.port = secure ? 465 : 587;
    return host;
}

outbound::mailbox mail_sender(mail_settings const& of, std::string_view public_url)
{
    if (!of.from.address.empty())
        return of.from;
    if (is_email(of.smtp.user))
        return {of.from.name, of.smtp.user};
    return {of.from.name, "noreply@" + host_of(public_url)};
}

} // namespace auktiva::app
