#pragma once

#include <filesystem>
#include <memory>
#include <string>

struct ssl_ctx_st;

namespace auktiva::bench {

/// A key and a self-signed certificate for this machine in files, gone with this object.
class certificate
{
public:
    certificate();
    certificate(certificate const&) = delete;
    certificate& operator=(certificate const&) = delete;
    ~certificate();

    std::string file() const { return folder_ / "certificate.pem"; }
    std::string key_file() const { return folder_ / "key.pem"; }
    /// A context for clients, who trust anybody.
    ssl_ctx_st* client() const { return client_.get(); }

private:
    std::filesystem::path folder_;
    std::shared_ptr<ssl_ctx_st> client_;
};

} // namespace auktiva::bench
