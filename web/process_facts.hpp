#pragma once

#include <cstdint>

namespace auktiva::web {

/// What the system says of this process and of its machine.
struct process_facts
{
    double cpu_seconds{};
    std::uint64_t resident_bytes{};
    std::uint64_t virtual_bytes{};
    std::uint64_t open_descriptors{};
    std::uint64_t most_descriptors{};
    std::uint64_t memory_total{};
    /// Without what the system would give back.
    std::uint64_t memory_free{};
};

/// Opens files of /proc: not for the I/O thread. What cannot be told is 0.
process_facts read_process_facts();

} // namespace auktiva::web
