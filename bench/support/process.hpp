#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace auktiva::bench {

/// A child process that does not outlive this one.
class process
{
public:
    /// `environment` are further settings, "NAME=value". What it says is read by read_until().
    process(
        std::filesystem::path const& program, std::vector<std::string> arguments,
        std::vector<std::string> const& environment, std::filesystem::path const& folder
    );
    process(process const&) = delete;
    process& operator=(process const&) = delete;
    ~process();

    pid_t id() const { return id_; }
    /// What it says up to the end of the line in which `mark` appears.
    std::string read_until(std::string_view mark);

private:
    pid_t id_;
    int output_;
};

/// CPU time of all threads that are alive.
std::chrono::nanoseconds cpu_time(pid_t of);
/// Resident memory.
long resident_kb(pid_t of);
/// As many descriptors as the system allows.
void raise_descriptor_limit();

} // namespace auktiva::bench
