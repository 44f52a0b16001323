#pragma once

#include "realtime/transport.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

namespace auktiva::realtime {

/// A connection that notes what it is given and takes as much as the test allows.
struct fake_transport : transport
{
    std::ptrdiff_t write(std::span<iovec const> parts) override
    {
        ++writes;
        if (broken)
            return -1;
        std::size_t taken = 0;
        for (auto const& part : parts)
        {
            auto const size = std::min(part.iov_len, room);
            written.append(static_cast<char const*>(part.iov_base), size);
            room -= size;
            taken += size;
        }
        return static_cast<std::ptrdiff_t>(taken);
    }

    std::size_t sealed() const override { return sealed_bytes; }
    void wait_writable() override { ++waits; }
    void finish_writing() override { ++finishes; }
    void close() override { ++closes; }
    bool hung_up() const { return closes + finishes > 0; }

    std::string written;
    std::size_t room = std::numeric_limits<std::size_t>::max();
    std::size_t sealed_bytes = 0;
    int writes = 0;
    int waits = 0;
    int finishes = 0;
    int closes = 0;
    bool broken = false;
};

/// What a client sees of one frame.
struct seen_frame
{
    int opcode;
    std::string payload;
};

/// Takes the whole frames off `bytes`; a torn or interleaved one would not parse.
inline std::vector<seen_frame> take_frames(std::string& bytes)
{
    std::vector<seen_frame> frames;
    while (bytes.size() >= 2)
    {
        auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
        std::size_t header = 2;
        std::size_t size = byte(1);
        if (size >= 126)
        {
            auto const extended = size == 126 ? 2u : 8u;
            header += extended;
            size = 0;
            for (std::size_t at = 2; at < header; ++at)
                size = size << 8 | byte(at);
        }
        if (bytes.size() < header + size)
            break;
        if (byte(0) != 0x81 && byte(0) != 0x88 && byte(0) != 0x89 && byte(0) != 0x8A)
            throw std::logic_error("not a frame of a server's");
        frames.push_back({byte(0) & 0x0F, bytes.substr(header, size)});
        bytes.erase(0, header + size);
    }
    return frames;
}

} // namespace auktiva::realtime
