#include "app/house_settings.hpp"

#include "app/config.hpp"
#include "app/setting_values.hpp"

namespace auktiva::app {

namespace {

/// Images are files in the data folder.
void expect_local_storage(std::string_view provider)
{
    if (provider != "local")
        throw wrong_setting{
            "must be local: images are kept in the data folder, other storage is not supported"};
}

} // namespace

setting_table house_table()
{
    using namespace setting_values;
    static setting const rows[] = {
        {{"AUKTIVA_DATA_DIR"},
         "folder of the database, the images and the secrets (./data)",
         [](settings& to, std::string_view value) { to.house.data_dir = value; }},
        {{"STORAGE_PROVIDER"},
         "where images are kept: local, in the data folder (local)",
         [](settings&, std::string_view value) { expect_local_storage(value); }},
        {{"AUTH_SECRET", "NEXTAUTH_SECRET"},
         "key of tokens and pseudonyms (made on the first start)",
         [](settings& to, std::string_view value) { to.house.auth_secret = secret(value); }},
        {{"AUTH_PASSWORD_MIN"},
         "least characters of a password (8)",
         [](settings& to, std::string_view value) { to.house.password_min = whole_number(value, 6, 64); }},
        {{"ALLOW_OPEN_AUCTIONS"},
         "whether auctions may be open to everybody (false)",
         [](settings& to, std::string_view value) { to.house.allow_open_auctions = yes_or_no(value); }},
        {{"REQUIRE_EMAIL_VERIFICATION"},
         "whether addresses must be proved before the first sign-in (true if mails are sent)",
         [](settings& to, std::string_view value) { to.house.require_verification = yes_or_no(value); }},
        {{"HOSTED"},
         "true: users do not administer this server (false)",
         [](settings& to, std::string_view value) { to.house.hosted = yes_or_no(value); }},
        {{"MAINTENANCE_MODE"},
         "true: only the administrator changes anything (false)",
         [](settings& to, std::string_view value) { to.house.maintenance = yes_or_no(value); }},
        {{"RATE_LIMIT_BIDS"},
         "bids a minute and user (60)",
         [](settings& to, std::string_view value)
         { to.house.bids_per_minute = whole_number(value, 1, 1'000'000'000); }},
        {{"RATE_LIMIT_COMMENTS"},
         "comments a minute and user (20)",
         [](settings& to, std::string_view value)
         { to.house.comments_per_minute = whole_number(value, 1, 1'000'000'000); }},
        {{"RATE_LIMIT_REGISTER"},
         "registrations an hour and address (150)",
         [](settings& to, std::string_view value)
         { to.house.registrations_per_hour = whole_number(value, 1, 1'000'000'000); }},
        {{"RATE_LIMIT_SIGN_IN"},
         "sign-ins a quarter of an hour and address (300)",
         [](settings& to, std::string_view value)
         { to.house.sign_ins_per_quarter = whole_number(value, 1, 1'000'000'000); }},
        {{"RATE_LIMIT_LINKS"},
         "links to reset or verify an hour and account; fifty times as many an address (3)",
         [](settings& to, std::string_view value)
         { to.house.links_per_hour = whole_number(value, 1, 10'000'000); }},
    };
    return rows;
}

} // namespace auktiva::app
