#include "app/config.hpp"
#include "app/demo.hpp"
#include "app/dotenv.hpp"
#include "app/health_check.hpp"
#include "app/import.hpp"
#include "app/log.hpp"
#include "app/secrets.hpp"
#include "app/serve.hpp"
#include "app/user_command.hpp"
#include "auction/text_rules.hpp"
#include "http/tls.hpp"
#include "storage/lock_file.hpp"
#include "storage/migrations.hpp"

#include <CLI/CLI.hpp>

#include <csignal>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>
#include <sys/stat.h>

extern char** environ;

namespace {

using namespace auktiva;

/// Exit codes of sysexits.h: 75 try later, 78 configuration or data that cannot be used.
enum exit_code : int
{
    success = 0,
    failure = 1,
    incomplete = 2,
    already_running = 75,
    unusable = 78,
};

std::map<std::string, std::string> environment()
{
    std::map<std::string, std::string> values;
    for (char** entry = environ; *entry; ++entry)
    {
        std::string_view const text{*entry};
        auto const equals = text.find('=');
        if (equals != std::string_view::npos)
            values.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return values;
}

/// Nothing if there is no such file.
std::optional<std::string> text_of_file(std::string const& name)
{
    std::ifstream file{name};
    if (!file)
        return std::nullopt;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

app::config_file read_config_file(std::string const& name)
{
    auto const text = text_of_file(name);
    if (!text)
        throw app::wrong_setting{"--config: cannot read " + name};
    return app::parse_config_file(*text, name);
}

/// `config`: Soketi's file, empty for none.
app::configuration configure(std::string const& config = {})
{
    auto const dotenv = app::parse_dotenv(text_of_file(".env").value_or(""));
    return app::read_configuration(
        dotenv, environment(), config.empty() ? app::config_file{} : read_config_file(config)
    );
}

app::settings configure_with_secrets(std::string const& config = {}, bool develops = false)
{
    auto [values, warnings] = configure(config);
    if (develops)
    {
        app::use_for_development(values.realtime);
        warnings.push_back(
            "development: everybody knows the secret of this app, and so may publish with it; do not "
            "serve a club like this"
        );
    }
    for (auto const& warning : warnings)
        app::log(app::severity::warning, warning);
    app::complete_secrets(values);
    return values;
}

int demo()
{
    app::fill_demo(configure_with_secrets(), std::cout);
    return success;
}

/// For what cannot be done while the server runs.
int with_the_server_stopped(auto const& run)
try
{
    return run();
}
catch (storage::already_running const& running)
{
    std::cerr << "auktiva: " << running.what() << "; stop it first\n";
    return already_running;
}

int move_in(app::import_request const& what)
{
    // What is only tried leaves no secrets behind either.
    auto const settings = what.dry_run ? configure().values : configure_with_secrets();
    return app::import_auktiva(settings, what, std::cout, std::cerr) ? success : incomplete;
}

int look_after_users(app::user_request const& asked)
{
    app::look_after_users(configure_with_secrets(), asked, std::cin, std::cout);
    return success;
}

int health()
{
    return app::is_healthy(configure().values) ? success : failure;
}

int version()
{
    std::cout << "auktiva " AUKTIVA_VERSION "\n";
    return success;
}

void offer_serve(CLI::App& program, std::function<int()>& chosen)
{
    auto const config = std::make_shared<std::string>();
    auto const takes_over = std::make_shared<bool>();
    auto const develops = std::make_shared<bool>();
    auto* const offered = program.add_subcommand("serve", "Run the server");
    offered->add_option("--config", *config, "settings and apps as of Soketi's JSON file of that name");
    offered->add_flag(
        "--take-over", *takes_over, "take the place of the one that runs; its clients notice next to nothing"
    );
    offered->add_flag(
        "--dev", *develops,
        "as Auktiva's page on development has it: app auktiva, dev-key, dev-secret, debug log"
    );
    offered->callback(
        [=, &chosen]
        {
            chosen = [=]
            {
                app::serve(configure_with_secrets(*config, *develops), *takes_over);
                return success;
            };
        }
    );
}

void offer_import(CLI::App& program, std::function<int()>& chosen)
{
    auto const asked = std::make_shared<app::import_request>();
    auto* const offered =
        program.add_subcommand("import", "Bring the data of an Auktiva on Prisma from its SQLite database");
    offered->add_option("path", asked->database, "its database file; only read")->required();
    offered->add_option(
        "--images", asked->images, "the folder of its images; else looked for beside the database"
    );
    offered->add_flag("--dry-run", asked->dry_run, "tell what would be brought, and write nothing");
    offered->callback(
        [asked, &chosen]
        { chosen = [asked] { return with_the_server_stopped([&] { return move_in(*asked); }); }; }
    );
}

void offer_user(CLI::App& program, std::function<int()>& chosen)
{
    using deed = app::user_request::deed;
    auto const asked = std::make_shared<app::user_request>();
    auto* const user = program.add_subcommand("user", "Look after accounts, while the server is stopped");
    user->require_subcommand(1);
    auto const offer = [&](char const* name, char const* what, deed wanted)
    {
        auto* const offered = user->add_subcommand(name, what);
        offered->callback(
            [asked, wanted, &chosen]
            {
                asked->what = wanted;
                asked->email = lower_ascii(asked->email);
                chosen = [asked]
                { return with_the_server_stopped([&] { return look_after_users(*asked); }); };
            }
        );
        return offered;
    };
    auto const about_somebody = [&](char const* name, char const* what, deed wanted)
    {
        auto* const offered = offer(name, what, wanted);
        offered->add_option("email", asked->email, "the address of the account")->required();
        return offered;
    };
    auto const with_password = [&](CLI::App* offered)
    {
        offered->add_flag(
            "--password-stdin", asked->reads_password,
            "read the password from the input; else a link to choose one is printed"
        );
        return offered;
    };
    offer("list", "List all accounts", deed::list);
    auto* const add = with_password(about_somebody("add", "Make a verified account", deed::add));
    add->add_option("--name", asked->name, "what others see; else the address up to its @");
    add->add_flag("--admin", asked->is_administrator, "make it the administrator's");
    about_somebody("verify", "Take the address for proved", deed::verify);
    with_password(about_somebody("reset", "Give an account another password", deed::reset));
    about_somebody("promote", "Make this the administrator of the house", deed::promote);
    offer(
        "setup-token", "Print a new setup token, while nobody is the administrator", deed::make_setup_token
    );
}

/// One clear line for whatever keeps us from running.
int explain_failure(std::function<int()> const& run)
{
    try
    {
        return run();
    }
    catch (app::wrong_setting const& wrong)
    {
        std::cerr << "auktiva: " << wrong.what() << '\n';
        return unusable;
    }
    catch (http::unusable_tls const& wrong)
    {
        std::cerr << "auktiva: " << wrong.what() << '\n';
        return unusable;
    }
    catch (storage::unusable_database const& wrong)
    {
        std::cerr << "auktiva: " << wrong.what() << '\n';
        return unusable;
    }
    catch (storage::already_running const& running)
    {
        std::cerr << "auktiva: " << running.what() << '\n';
        return already_running;
    }
    catch (std::exception const& fault)
    {
        std::cerr << "auktiva: " << fault.what() << '\n';
        return failure;
    }
}

} // namespace

int main(int count, char** arguments)
{
    ::umask(077);
    // A process that takes over says so to whoever holds the lock; only a server knows what that means.
    std::signal(SIGUSR2, SIG_IGN);
    CLI::App program{"The auction server for small clubs, with its realtime endpoint inside.", "auktiva"};
    program.require_subcommand(1);
    program.footer(
        "\nSettings, from the environment or a .env file here (other names in brackets):\n" +
        app::describe_settings()
    );
    std::function<int()> chosen;
    auto const offer = [&](char const* name, char const* what, int (*run)())
    { program.add_subcommand(name, what)->callback([&chosen, run] { chosen = run; }); };
    offer_serve(program, chosen);
    offer("demo", "Fill an empty database with a club auction to try things on", demo);
    offer_import(program, chosen);
    offer_user(program, chosen);
    offer("health", "Ask the running server whether it is well; exits 0 if so", health);
    offer("version", "Print the version", version);
    CLI11_PARSE(program, count, arguments);
    return explain_failure(chosen);
}
