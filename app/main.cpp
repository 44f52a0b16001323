#include "app/config.hpp"
#include "app/demo.hpp"
#include "app/dotenv.hpp"
#include "app/health_check.hpp"
#include "app/import.hpp"
#include "app/log.hpp"
#include "app/secrets.hpp"
#include "app/server.hpp"
#include "app/supervisor.hpp"
#include "app/user_command.hpp"
#include "auction/text_rules.hpp"
#include "storage/migrations.hpp"

#include <CLI/CLI.hpp>

#include <csignal>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <sstream>
#include <sys/resource.h>
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

app::configuration configure()
{
    std::ostringstream text;
    if (std::ifstream file{".env"})
        text << file.rdbuf();
    return app::read_configuration(app::parse_dotenv(text.str()), environment());
}

app::settings configure_with_secrets()
{
    auto [values, warnings] = configure();
    for (auto const& warning : warnings)
        app::log(app::severity::warning, warning);
    app::complete_secrets(values);
    return values;
}

/// As many sockets as the system allows; a thousand watchers need a thousand descriptors.
void raise_descriptor_limit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0)
    {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

void print_welcome(app::settings const& with, std::uint16_t port, std::string const& setup_token)
{
    auto const url = with.network.public_url.empty() ? "http://localhost:" + std::to_string(port)
                                                     : with.network.public_url;
    std::cout << "\n  Auktiva " AUKTIVA_VERSION " is ready at " << url << "\n  (listening on "
              << with.network.host << ':' << port << ", data in "
              << std::filesystem::absolute(with.house.data_dir).string() << ")\n\n"
              << "  Register:  curl -X POST " << url
              << "/api/auth/register -H 'Content-Type: application/json' \\\n"
              << "                  -d "
                 "'{\"name\":\"Ann\",\"email\":\"ann@example.org\",\"password\":\"choose one\"}'\n"
              << "  Try it on: stop this, then run `auktiva demo` for a club auction to play with.\n"
              << "  Read on:   README.md. Ctrl-C stops the server.\n";
    if (!setup_token.empty())
        std::cout << "  Setup token, shown once, makes whoever gives it in the settings the administrator:\n"
                  << "             " << setup_token << '\n';
    std::cout << std::endl;
}

int serve()
{
    auto const settings = configure_with_secrets();
    raise_descriptor_limit();
    // A client that hangs up is an error of one write, not the end of the house.
    std::signal(SIGPIPE, SIG_IGN);
    app::server server{settings};
    print_welcome(settings, server.port(), server.setup_token());
    app::tell_supervisor_ready();
    server.run();
    return success;
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
    CLI::App program{"The auction server for small clubs, with its realtime endpoint inside.", "auktiva"};
    program.require_subcommand(1);
    program.footer(
        "\nSettings, from the environment or a .env file here (other names in brackets):\n" +
        app::describe_settings()
    );
    std::function<int()> chosen;
    auto const offer = [&](char const* name, char const* what, int (*run)())
    { program.add_subcommand(name, what)->callback([&chosen, run] { chosen = run; }); };
    offer("serve", "Run the server", serve);
    offer("demo", "Fill an empty database with a club auction to try things on", demo);
    offer_import(program, chosen);
    offer_user(program, chosen);
    offer("health", "Ask the running server whether it is well; exits 0 if so", health);
    offer("version", "Print the version", version);
    CLI11_PARSE(program, count, arguments);
    return explain_failure(chosen);
}
