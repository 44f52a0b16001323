#include "app/secrets.hpp"

#include "app/dotenv.hpp"
#include "auth/signature.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace auktiva::app {

namespace {

/// Numeric, since Pusher's server libraries read an app id from a URL as a number.
std::string make_app_id()
{
    std::string digits = "1";
    for (auto const byte : auth::random_bytes(6))
        digits += static_cast<char>('0' + static_cast<unsigned char>(byte) % 10);
    return digits;
}

void make_secrets(std::filesystem::path const& file)
{
    auto const text = "# Made on the first start. Whoever knows these can act for anybody.\n"
                      "AUTH_SECRET=" +
                      auth::random_hex(32) + "\nSOKETI_APP_ID=" + make_app_id() +
                      "\nSOKETI_APP_KEY=" + auth::random_hex(16) +
                      "\nSOKETI_APP_SECRET=" + auth::random_hex(32) + '\n';
    auto const descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool const written = descriptor >= 0 &&
                         ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                         ::fsync(descriptor) == 0;
    auto const error = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!written)
        throw wrong_setting{"AUKTIVA_DATA_DIR: cannot write " + file.string() + ": " + std::strerror(error)};
}

void make_folder(std::filesystem::path const& folder)
{
    if (std::filesystem::exists(folder))
        return;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw wrong_setting{"AUKTIVA_DATA_DIR: cannot make " + folder.string() + ": " + error.message()};
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
}

} // namespace

void complete_secrets(settings& of)
{
    make_folder(of.house.data_dir);
    auto const file = of.house.data_dir / "secrets.env";
    if (!std::filesystem::exists(file))
        make_secrets(file);
    struct stat facts
    {
    };
    if (::stat(file.c_str(), &facts) == 0 && (facts.st_mode & 077) != 0)
        throw wrong_setting{
            "AUKTIVA_DATA_DIR: others may read " + file.string() + "; run: chmod 600 " + file.string()};

    std::ostringstream text;
    text << std::ifstream{file}.rdbuf();
    auto const kept = read_configuration(parse_dotenv(text.str()), {}).values;
    auto const fill = [](std::string& wanted, std::string const& stored)
    {
        if (wanted.empty())
            wanted = stored;
    };
    fill(of.house.auth_secret, kept.house.auth_secret);
    auto& app = of.realtime.builtin;
    fill(app.id, kept.realtime.builtin.id);
    fill(app.key, kept.realtime.builtin.key);
    fill(app.secret, kept.realtime.builtin.secret);
    expect_distinct(of.realtime.apps());
}

} // namespace auktiva::app
