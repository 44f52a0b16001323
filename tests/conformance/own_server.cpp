#include "tests/conformance/own_server.hpp"

#include <arpa/inet.h>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <regex>
#include <signal.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace auktiva::conformance {

namespace {

constexpr int patience = 20;

std::filesystem::path fresh_folder()
{
    auto name = (std::filesystem::temp_directory_path() / "auktiva-XXXXXX").string();
    if (!mkdtemp(name.data()))
        throw std::runtime_error("no temporary folder");
    return name;
}

std::string contents(std::filesystem::path const& file)
{
    std::ifstream in{file};
    return {std::istreambuf_iterator{in}, {}};
}

[[noreturn]] void become_server(std::filesystem::path const& binary, std::filesystem::path const& folder)
{
    int const log = open((folder / "log").c_str(), O_WRONLY | O_CREAT, 0600);
    dup2(log, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
    setenv("HOST", "127.0.0.1", 1);
    setenv("PORT", "0", 1);
    setenv("AUKTIVA_DATA_DIR", (folder / "data").c_str(), 1);
    setenv("SOKETI_APP_KEY", std::string{own_server::app_key}.c_str(), 1);
    if (chdir(folder.c_str()) == 0)
        execl(binary.c_str(), binary.c_str(), "serve", nullptr);
    _exit(127);
}

pid_t start_server(std::filesystem::path const& folder)
{
    auto const self = std::filesystem::read_symlink("/proc/self/exe");
    auto const binary = self.parent_path().parent_path() / "auktiva";
    auto const process = fork();
    if (process < 0)
        throw std::runtime_error("no process");
    if (process == 0)
        become_server(binary, folder);
    return process;
}

} // namespace

own_server::own_server()
    : folder_{fresh_folder()}
    , process_{start_server(folder_)}
    , port_{wait_until_it_listens()}
{
}

own_server::~own_server()
{
    kill(process_, SIGTERM);
    int status = 0;
    waitpid(process_, &status, 0);
    if (status != 0)
        std::cerr << "the server did not end well:\n" << contents(folder_ / "log") << std::endl;
    std::filesystem::remove_all(folder_);
    // What is left to see after the last test: a server that failed fails the program.
    if (status != 0)
        _exit(1);
}

std::uint16_t own_server::wait_until_it_listens() const
{
    static std::regex const told{"listening on [^ ]*:([0-9]+),"};
    auto const end = std::chrono::steady_clock::now() + std::chrono::seconds{patience} * slowness();
    while (std::chrono::steady_clock::now() < end)
    {
        auto const log = contents(folder_ / "log");
        if (std::smatch found; std::regex_search(log, found, told))
            return static_cast<std::uint16_t>(std::stoi(found[1]));
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    throw std::runtime_error("the server does not listen: " + contents(folder_ / "log"));
}

int slowness()
{
    auto const* const set = std::getenv("AUKTIVA_TEST_SLOWNESS");
    return set ? std::max(1, std::atoi(set)) : 1;
}

client_line::client_line(std::uint16_t port)
    : handle_{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
{
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int const yes = 1;
    setsockopt(handle_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    timeval const wait{.tv_sec = patience * slowness(), .tv_usec = 0};
    setsockopt(handle_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    if (connect(handle_, reinterpret_cast<sockaddr const*>(&to), sizeof to) != 0)
        throw std::runtime_error("the server takes no connection");
}

client_line::~client_line()
{
    close(handle_);
}

void client_line::send(std::string_view bytes)
{
    while (!bytes.empty())
    {
        auto const sent = ::send(handle_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::string client_line::read(std::size_t count)
{
    std::string heard(count, '\0');
    std::size_t have = 0;
    while (have < count)
    {
        auto const got = recv(handle_, heard.data() + have, count - have, 0);
        if (got <= 0)
            break;
        have += static_cast<std::size_t>(got);
    }
    heard.resize(have);
    return heard;
}

std::string client_line::read_through(std::string_view end)
{
    std::string heard;
    while (!heard.ends_with(end))
    {
        auto const next = read(1);
        if (next.empty())
            break;
        heard += next;
    }
    return heard;
}

bool client_line::at_end()
{
    char next = 0;
    return recv(handle_, &next, 1, 0) == 0;
}

} // namespace auktiva::conformance
