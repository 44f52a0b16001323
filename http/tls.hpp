#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

struct ssl_ctx_st;

namespace auktiva::http {

/// PEM files: the certificate with those that vouch for it behind, and its key.
struct tls_files
{
    std::filesystem::path certificate;
    std::filesystem::path key;
    /// Opens the key; empty where it is not locked.
    std::string passphrase{};
};

/// what() is one line that names the file and what is wrong with it.
struct unusable_tls : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

/// What a server speaks TLS with: 1.2 and newer, forward secret, no sessions kept but tickets. Reads the
/// files: not for the I/O thread. Throws unusable_tls.
std::shared_ptr<ssl_ctx_st> read_tls(tls_files const& from);

} // namespace auktiva::http
