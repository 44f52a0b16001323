#include "realtime/handshake.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace auktiva::realtime::websocket {

namespace {

constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 of exactly 16 bytes: 22 digits and two signs of padding.
bool sixteen_bytes_in_base64(std::string_view key)
{
    return key.size() == 24 && key.ends_with("==") && key.find_first_not_of(base64_digits) == key.size() - 2;
}

} // namespace

offer_fault check_offer(std::string_view version, std::string_view key)
{
    if (version != "13")
        return offer_fault::version;
    return sixteen_bytes_in_base64(key) ? offer_fault::none : offer_fault::key;
}

std::string accept_key(std::string_view key)
{
    // The magic text of RFC 6455 1.3.
    auto const salted = std::string{key} + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, 20> digest{};
    if (EVP_Digest(salted.data(), salted.size(), digest.data(), nullptr, EVP_sha1(), nullptr) != 1)
        throw std::runtime_error("OpenSSL refused to hash");
    std::array<unsigned char, 29> encoded{};
    auto const size = EVP_EncodeBlock(encoded.data(), digest.data(), static_cast<int>(digest.size()));
    return {encoded.begin(), encoded.begin() + size};
}

std::string switching_protocols(std::string_view key)
{
    return "HTTP/1.1 101 Switching Protocols\r\n"
           "Upgrade: websocket\r\n"
           "Connection: Upgrade\r\n"
           "Sec-WebSocket-Accept: " +
           accept_key(key) + "\r\n\r\n";
}

} // namespace auktiva::realtime::websocket
