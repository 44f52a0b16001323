#include "web/process_facts.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

namespace auktiva::web {

namespace {

double cpu_seconds()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    auto const seconds = [](timeval const& time)
    { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

std::uint64_t descriptor_limit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

std::uint64_t open_descriptors()
{
    std::error_code error;
    std::filesystem::directory_iterator const all{"/proc/self/fd", error};
    auto const counted = error ? 0 : std::distance(begin(all), end(all));
    // One of them is the folder's own.
    return counted > 0 ? static_cast<std::uint64_t>(counted - 1) : 0;
}

/// From lines such as "MemAvailable:    1234 kB".
void read_memory(process_facts& to)
{
    std::ifstream file{"/proc/meminfo"};
    std::string name;
    std::uint64_t kilobytes{};
    while (file >> name >> kilobytes)
    {
        if (name == "MemTotal:")
            to.memory_total = kilobytes * 1024;
        if (name == "MemAvailable:")
            to.memory_free = kilobytes * 1024;
        file.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    }
}

} // namespace

process_facts read_process_facts()
{
    process_facts read{
        .cpu_seconds = cpu_seconds(),
        .open_descriptors = open_descriptors(),
        .most_descriptors = descriptor_limit(),
    };
    auto const page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    std::ifstream pages{"/proc/self/statm"};
    pages >> read.virtual_bytes >> read.resident_bytes;
    read.virtual_bytes *= page;
    read.resident_bytes *= page;
    read_memory(read);
    return read;
}

} // namespace auktiva::web
