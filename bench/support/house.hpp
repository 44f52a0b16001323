#pragma once

#include "bench/support/process.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace auktiva::bench {

/// A fresh server with an empty store on the disk the builds are on, gone with this object.
class house
{
public:
    explicit house(std::vector<std::string> settings = {});
    house(house const&) = delete;
    house& operator=(house const&) = delete;
    ~house();

    std::uint16_t port() const { return port_; }
    pid_t id() const { return server_->id(); }
    /// One of secrets.env.
    std::string secret(std::string const& name) const;

private:
    std::filesystem::path folder_;
    std::optional<process> server_;
    std::uint16_t port_;
};

} // namespace auktiva::bench
