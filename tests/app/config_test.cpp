#include "app/config.hpp"
#include "app/dotenv.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace auktiva::app {

BOOST_AUTO_TEST_SUITE(configuration_of_the_house)

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_CASE(a_file_has_keys_values_quotes_and_comments)
{
    auto const read =
        parse_dotenv("# a comment\nexport PORT=4000 # why\r\nHOST=\"::1\"\n\n SOKETI_APP_KEY='a b'\n");
    BOOST_TEST(read.at("PORT") == "4000");
    BOOST_TEST(read.at("HOST") == "::1");
    BOOST_TEST(read.at("SOKETI_APP_KEY") == "a b");
}

BOOST_AUTO_TEST_CASE(a_line_without_a_value_is_named)
{
    BOOST_CHECK_EXCEPTION(
        parse_dotenv("PORT=1\nnonsense"), wrong_setting,
        [](auto const& wrong) { return std::string_view{wrong.what()} == ".env line 2: expected KEY=VALUE"; }
    );
}

BOOST_AUTO_TEST_CASE(the_environment_wins_over_the_file)
{
    BOOST_TEST(read_configuration({{"PORT", "4000"}}, {{"PORT", "5000"}}).values.network.port == 5000);
}

BOOST_AUTO_TEST_CASE(names_of_auktiva_and_soketi_are_understood)
{
    auto const values = read_configuration(
                            {{"NEXTAUTH_URL", "https://club.example/"},
                             {"NEXT_PUBLIC_REALTIME_DRIVER", "disabled"},
                             {"SOKETI_DEFAULT_APP_KEY", "k"}},
                            {}
    )
                            .values;
    BOOST_TEST(values.network.public_url == "https://club.example");
    BOOST_CHECK(values.driver.kind == realtime_driver::disabled);
    BOOST_TEST(values.realtime.builtin.key == "k");
}

struct wrong_value
{
    std::string key;
    std::string value;
};
std::ostream& operator<<(std::ostream& out, wrong_value const& each)
{
    return out << each.key << '=' << each.value;
}

wrong_value const wrong_values[] = {
    {"PORT", "65536"},
    {"SMTP_PORT", "0"},
    {"SMTP_SECURE", "yes"},
    {"SMTP_HOST", "smtp://mail.example"},
    {"SMTP_CA_FILE", "/nowhere/at/all"},
    {"MAIL_FROM", "Club <a@b>"},
    {"EMAIL_PROVIDER", "pigeon"},
    {"PORT", "80a"},
    {"REALTIME_DRIVER", "pigeon"},
    {"AUTH_SECRET", "short"},
    {"PUBLIC_URL", "club.example"},
    {"REALTIME_DEBUG", "yes"},
    {"TRUSTED_PROXIES", "nowhere"},
    {"TLS_CERT_FILE", "/nowhere/at/all"},
    {"HTTP_PORT", "3080"},
    {"SOKETI_PATH_PREFIX", "realtime"},
    {"SOKETI_PORT", "65536"},
    {"RATE_LIMIT_BIDS", "0"},
    {"STORAGE_PROVIDER", "s3"},
    {"STORAGE_PROVIDER", "aws"},
    {"SOKETI_METRICS_ENABLED", "on"},
    {"SOKETI_METRICS_SERVER_PORT", "70000"},
    {"SOKETI_METRICS_PROMETHEUS_PREFIX", "1st"},
    {"SOKETI_METRICS_PROMETHEUS_PREFIX", "a-b"},
};

BOOST_DATA_TEST_CASE(a_wrong_value_is_named, data::make(wrong_values), wrong)
{
    BOOST_CHECK_EXCEPTION(
        read_configuration({}, {{wrong.key, wrong.value}}), wrong_setting,
        [&](auto const& thrown) { return std::string_view{thrown.what()}.starts_with(wrong.key + ": "); }
    );
}

BOOST_AUTO_TEST_CASE(metrics_are_for_this_machine_alone_unless_said_otherwise)
{
    auto const usual = read_configuration({}, {}).values.metrics;
    BOOST_TEST(!usual.enabled);
    BOOST_TEST(usual.host == "127.0.0.1");
    BOOST_TEST(usual.port == 9601);
    BOOST_TEST(usual.prefix == "soketi_");
    auto const set = read_configuration(
        {}, {{"SOKETI_METRICS_ENABLED", "1"},
             {"SOKETI_METRICS_HOST", "0.0.0.0"},
             {"SOKETI_METRICS_SERVER_PORT", "9000"},
             {"SOKETI_METRICS_PROMETHEUS_PREFIX", "club:"},
             {"SOKETI_METRICS_DRIVER", "prometheus"}}
    );
    BOOST_TEST(set.warnings.empty());
    BOOST_TEST(set.values.metrics.enabled);
    BOOST_TEST(set.values.metrics.host == "0.0.0.0");
    BOOST_TEST(set.values.metrics.port == 9000);
    BOOST_TEST(set.values.metrics.prefix == "club:");
}

BOOST_AUTO_TEST_CASE(unknown_keys_warn_in_the_file_and_under_our_prefixes)
{
    auto const warnings = read_configuration(
                              {{"PROT", "1"}}, {{"SOKETI_NONSENSE", "1"}, {"EDITOR", "vi"}, {"HOSTNAME", "x"}}
    ).warnings;
    BOOST_TEST(warnings.size() == 2u);
}

/// All that Auktiva's own documents and its setup write into an .env file.
char const* const names_of_auktiva[] = {
    "DATABASE_URL",
    "DATABASE_AUTH_TOKEN",
    "AUTH_SECRET",
    "NEXTAUTH_SECRET",
    "AUTH_URL",
    "NEXTAUTH_URL",
    "NEXTAUTH_URL_INTERNAL",
    "AUTH_TRUST_HOST",
    "NEXT_PUBLIC_APP_URL",
    "PORT",
    "HOSTNAME",
    "NODE_ENV",
    "LOG_LEVEL",
    "STORAGE_PROVIDER",
    "S3_BUCKET",
    "S3_REGION",
    "S3_ACCESS_KEY_ID",
    "S3_SECRET_ACCESS_KEY",
    "S3_ENDPOINT",
    "S3_PUBLIC_URL",
    "STORAGE_LOCAL_PATH",
    "EMAIL_PROVIDER",
    "MAIL_FROM",
    "MAIL_FROM_NAME",
    "BREVO_API_KEY",
    "SMTP_HOST",
    "SMTP_PORT",
    "SMTP_SECURE",
    "SMTP_USER",
    "SMTP_PASSWORD",
    "AWS_SES_REGION",
    "AWS_SES_ACCESS_KEY_ID",
    "AWS_SES_SECRET_ACCESS_KEY",
    "AWS_SES_CONFIGURATION_SET",
    "CRON_SECRET",
    "GOOGLE_CLIENT_ID",
    "GOOGLE_CLIENT_SECRET",
    "MICROSOFT_CLIENT_ID",
    "MICROSOFT_CLIENT_SECRET",
    "NEXT_PUBLIC_RECAPTCHA_SITE_KEY",
    "RECAPTCHA_SECRET_KEY",
    "ALLOW_OPEN_AUCTIONS",
    "MAINTENANCE_MODE",
    "HOSTED",
    "VERCEL",
    "NEXT_PUBLIC_REALTIME_DRIVER",
    "NEXT_PUBLIC_SOKETI_APP_KEY",
    "NEXT_PUBLIC_SOKETI_HOST",
    "NEXT_PUBLIC_SOKETI_PORT",
    "NEXT_PUBLIC_SOKETI_USE_TLS",
    "SOKETI_APP_ID",
    "SOKETI_APP_SECRET",
    "SOKETI_HOST",
    "NEXT_PUBLIC_PUSHER_KEY",
    "NEXT_PUBLIC_PUSHER_CLUSTER",
    "PUSHER_APP_ID",
    "PUSHER_SECRET",
    "REALTIME_DRIVER",
    "SOKETI_APP_KEY",
    "SOKETI_PORT",
    "SOKETI_USE_TLS",
    "REALTIME_DEBUG",
    "ANALYZE",
    "AUKTIVA_INSTALL_DIR",
    "AUKTIVA_UPDATE",
    "DEPLOYMENT_ADMIN_EMAIL",
};

BOOST_DATA_TEST_CASE(
    every_name_of_auktiva_is_taken_or_told_what_to_do_instead, data::make(names_of_auktiva), name
)
{
    // A value that no setting takes: what is known refuses it or takes any text.
    std::vector<std::string> warnings;
    try
    {
        warnings = read_configuration({{name, "a value"}}, {}).warnings;
    }
    catch (wrong_setting const& known)
    {
        BOOST_TEST(std::string{known.what()}.starts_with(name));
    }
    for (auto const& warning : warnings)
        BOOST_TEST(warning.find("is not a setting of this version") == warning.npos, warning);
}

BOOST_AUTO_TEST_CASE(mail_needs_no_more_than_a_host)
{
    auto const none = read_configuration({}, {}).values;
    BOOST_TEST(none.mail.smtp.host.empty());
    auto const plain = read_configuration({{"SMTP_HOST", "mail.example"}}, {}).values;
    BOOST_TEST(mail_host(plain.mail, "http://x").port == 587);
    BOOST_TEST(mail_sender(plain.mail, "https://club.example:8443/x").address == "noreply@club.example");
    auto const secure =
        read_configuration({{"SMTP_HOST", "mail.example"}, {"SMTP_SECURE", "true"}}, {}).values;
    BOOST_TEST(mail_host(secure.mail, "http://x").port == 465);
}

BOOST_AUTO_TEST_CASE(mails_come_from_the_user_at_the_mail_host_unless_said_otherwise)
{
    std::map<std::string, std::string> given{{"SMTP_HOST", "m.example"}, {"SMTP_USER", "club@m.example"}};
    BOOST_TEST(
        mail_sender(read_configuration(given, {}).values.mail, "http://x").address == "club@m.example"
    );
    given["MAIL_FROM"] = "auction@club.example";
    BOOST_TEST(
        mail_sender(read_configuration(given, {}).values.mail, "http://x").address == "auction@club.example"
    );
}

BOOST_AUTO_TEST_CASE(smtp_without_a_host_is_named)
{
    BOOST_CHECK_EXCEPTION(
        read_configuration({{"EMAIL_PROVIDER", "smtp"}}, {}), wrong_setting,
        [](auto const& wrong) { return std::string_view{wrong.what()}.starts_with("SMTP_HOST: "); }
    );
}

struct mail_service_case
{
    std::map<std::string, std::string> given;
    std::string expected;
};
std::ostream& operator<<(std::ostream& out, mail_service_case const& each)
{
    return out << each.expected;
}

mail_service_case const mail_services[] = {
    {{{"EMAIL_PROVIDER", "brevo"}, {"BREVO_API_KEY", "k"}}, "smtp-relay.brevo.com"},
    {{{"BREVO_API_KEY", "k"}}, "BREVO_API_KEY: not used"},
    {{{"EMAIL_PROVIDER", "ses"}}, "email-smtp.REGION.amazonaws.com"},
    {{{"AWS_SES_REGION", "eu-west-1"}, {"AWS_SES_ACCESS_KEY_ID", "k"}},
     "AWS_SES_REGION, AWS_SES_ACCESS_KEY_ID"},
};

BOOST_DATA_TEST_CASE(a_mail_service_of_auktivas_is_never_ignored_in_silence, data::make(mail_services), each)
{
    for (bool const from_file : {true, false})
    {
        std::map<std::string, std::string> const none;
        auto const warnings =
            read_configuration(from_file ? each.given : none, from_file ? none : each.given).warnings;
        BOOST_REQUIRE(warnings.size() == 1u);
        BOOST_TEST(warnings[0].find(each.expected) != std::string::npos, warnings[0]);
        BOOST_TEST(warnings[0].find("no mail is sent") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(storage_elsewhere_is_warned_of)
{
    auto const read =
        read_configuration({{"STORAGE_PROVIDER", "local"}, {"S3_BUCKET", "b"}}, {{"S3_REGION", "r"}});
    BOOST_TEST(
        read.warnings == (std::vector<std::string>{
                             "S3_BUCKET is not used: images are kept in AUKTIVA_DATA_DIR",
                             "S3_REGION is not used: images are kept in AUKTIVA_DATA_DIR"}),
        boost::test_tools::per_element()
    );
}

using given = std::map<std::string, std::string>;

given const soketi{{"REALTIME_DRIVER", "soketi"}, {"SOKETI_APP_KEY", "k"}, {"SOKETI_APP_SECRET", "s"}};
given const pusher{
    {"NEXT_PUBLIC_REALTIME_DRIVER", "pusher"},
    {"PUSHER_APP_ID", "7"},
    {"NEXT_PUBLIC_PUSHER_KEY", "k"},
    {"PUSHER_SECRET", "s"}};

/// What was read of these and of further settings.
settings read_with(given of, given const& further = {})
{
    of.insert(further.begin(), further.end());
    auto read = read_configuration(of, {});
    BOOST_TEST(read.warnings.empty());
    return read.values;
}

BOOST_AUTO_TEST_CASE(a_soketi_is_on_this_machine_unless_said_otherwise)
{
    auto const read = read_with(soketi);
    auto const target = publishing_target(read);
    BOOST_TEST(target.url == "http://127.0.0.1:6001");
    BOOST_TEST(target.app_id == "auktiva");
    BOOST_TEST(target.key == "k");
    BOOST_TEST(target.secret == "s");
    auto const place = place_for_pages(read);
    BOOST_TEST(place.driver == "soketi");
    BOOST_TEST(place.host == "");
    BOOST_TEST(place.port == 6001);
    BOOST_TEST(!place.use_tls);
}

BOOST_AUTO_TEST_CASE(one_port_and_one_switch_for_tls_serve_both_ways_to_a_soketi)
{
    auto const read = read_with(
        soketi, {{"NEXT_PUBLIC_SOKETI_PORT", "443"},
                 {"NEXT_PUBLIC_SOKETI_USE_TLS", "true"},
                 {"NEXT_PUBLIC_SOKETI_HOST", "ws.example"},
                 {"SOKETI_HOST", "::1"}}
    );
    BOOST_TEST(publishing_target(read).url == "https://[::1]:443");
    BOOST_TEST(place_for_pages(read).host == "ws.example");
    BOOST_TEST(place_for_pages(read).use_tls);
}

BOOST_AUTO_TEST_CASE(the_way_inside_and_the_way_of_pages_may_differ)
{
    auto const read = read_with(
        soketi, {{"NEXT_PUBLIC_SOKETI_PORT", "443"},
                 {"NEXT_PUBLIC_SOKETI_USE_TLS", "true"},
                 {"SOKETI_PORT", "6002"},
                 {"SOKETI_USE_TLS", "false"}}
    );
    BOOST_TEST(publishing_target(read).url == "http://127.0.0.1:6002");
    BOOST_TEST(place_for_pages(read).port == 443);
    BOOST_TEST(place_for_pages(read).use_tls);
}

BOOST_AUTO_TEST_CASE(pusher_is_found_by_its_cluster)
{
    BOOST_TEST(publishing_target(read_with(pusher)).url == "https://api-eu.pusher.com");
    auto const read = read_with(pusher, {{"NEXT_PUBLIC_PUSHER_CLUSTER", "us3"}});
    BOOST_TEST(publishing_target(read).url == "https://api-us3.pusher.com");
    BOOST_TEST(publishing_target(read).app_id == "7");
    auto const place = place_for_pages(read);
    BOOST_TEST(place.driver == "pusher");
    BOOST_TEST(place.host == "ws-us3.pusher.com");
    BOOST_TEST(place.port == 443);
    BOOST_TEST(place.use_tls);
    BOOST_TEST(place.cluster == "us3");
}

BOOST_AUTO_TEST_CASE(a_server_outside_needs_key_and_secret)
{
    for (auto const& complete : {soketi, pusher})
        for (auto const& [name, value] : complete)
        {
            if (name.ends_with("DRIVER"))
                continue;
            auto missing = complete;
            missing.erase(name);
            BOOST_CHECK_EXCEPTION(
                read_configuration(missing, {}), wrong_setting,
                [&](auto const& wrong)
                { return std::string{wrong.what()}.starts_with(name + ": must be set"); }
            );
        }
    BOOST_CHECK_THROW(read_with(soketi, {{"SOKETI_APP_ID", "a&b"}}), wrong_setting);
}

BOOST_AUTO_TEST_CASE(without_a_server_outside_its_settings_are_named_as_unused)
{
    auto const warnings = read_configuration({{"SOKETI_HOST", "a"}, {"PUSHER_SECRET", "s"}}, {}).warnings;
    BOOST_REQUIRE(warnings.size() == 2u);
    BOOST_TEST(warnings.front().starts_with("SOKETI_HOST is not used"));
    BOOST_TEST(warnings.back().starts_with("PUSHER_SECRET is not used"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::app
