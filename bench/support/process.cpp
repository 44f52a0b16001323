#include "bench/support/process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace auktiva::bench {

namespace {

std::vector<char*> pointers(std::vector<std::string>& texts)
{
    std::vector<char*> all;
    for (auto& text : texts)
        all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

std::vector<std::string> own_environment()
{
    std::vector<std::string> all;
    for (char** entry = environ; *entry; ++entry)
        all.emplace_back(*entry);
    return all;
}

} // namespace

process::process(
    std::filesystem::path const& program, std::vector<std::string> arguments,
    std::vector<std::string> const& environment, std::filesystem::path const& folder
)
{
    arguments.insert(arguments.begin(), program);
    // The first of a name counts.
    auto settings = environment;
    for (auto& each : own_environment())
        settings.push_back(std::move(each));
    auto const argument_pointers = pointers(arguments);
    auto const setting_pointers = pointers(settings);

    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        throw std::system_error{errno, std::generic_category(), "pipe"};
    auto const parent = ::getpid();
    id_ = ::fork();
    if (id_ == 0)
    {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent || ::chdir(folder.c_str()) != 0)
            ::_exit(126);
        ::dup2(pipe[1], STDOUT_FILENO);
        ::execve(program.c_str(), argument_pointers.data(), setting_pointers.data());
        ::_exit(127);
    }
    ::close(pipe[1]);
    output_ = pipe[0];
}

process::~process()
{
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
    ::close(output_);
}

std::string process::read_until(std::string_view mark)
{
    std::string said;
    for (;;)
    {
        auto const found = said.find(mark);
        if (found != std::string::npos && said.find('\n', found) != std::string::npos)
            return said;
        std::array<char, 4096> buffer;
        auto const bytes = ::read(output_, buffer.data(), buffer.size());
        if (bytes <= 0)
            throw std::runtime_error{"the server did not start: " + said};
        said.append(buffer.data(), static_cast<std::size_t>(bytes));
    }
}

std::chrono::nanoseconds cpu_time(pid_t of)
{
    std::chrono::nanoseconds total{};
    for (auto const& task : std::filesystem::directory_iterator{"/proc/" + std::to_string(of) + "/task"})
    {
        std::int64_t running = 0;
        std::ifstream{task.path() / "schedstat"} >> running;
        total += std::chrono::nanoseconds{running};
    }
    return total;
}

long resident_kb(pid_t of)
{
    // Unlike those of `status`, these pages are counted when asked for.
    std::ifstream file{"/proc/" + std::to_string(of) + "/smaps_rollup"};
    for (std::string word; file >> word;)
        if (long size{}; word == "Rss:" && file >> size)
            return size;
    throw std::runtime_error{"no resident memory of the server"};
}

void raise_descriptor_limit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace auktiva::bench
