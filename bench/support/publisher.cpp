#include "bench/support/publisher.hpp"

#include "bench/support/http_client.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <chrono>
#include <span>

namespace auktiva::bench {

namespace {

std::string hex(std::span<unsigned char const> bytes)
{
    std::string text;
    for (auto const byte : bytes)
        text.append({"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]});
    return text;
}

std::string md5(std::string_view text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned size = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_md5(), nullptr);
    return hex({digest.data(), size});
}

std::string hmac_sha256(std::string_view key, std::string_view text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned size = 0;
    auto const* const bytes = reinterpret_cast<unsigned char const*>(text.data());
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, text.size(), digest.data(), &size);
    return hex({digest.data(), size});
}

} // namespace

publisher::publisher(house const& at)
    : app_{at.secret("SOKETI_APP_ID")}
    , key_{at.secret("SOKETI_APP_KEY")}
    , secret_{at.secret("SOKETI_APP_SECRET")}
{
}

std::string publisher::request(std::string_view route, std::string_view body) const
{
    using namespace std::chrono;
    auto const seconds = duration_cast<std::chrono::seconds>(system_clock::now().time_since_epoch()).count();
    auto const path = "/apps/" + app_ + '/' + std::string{route};
    auto const query = "auth_key=" + key_ + "&auth_timestamp=" + std::to_string(seconds) +
                       "&auth_version=1.0&body_md5=" + md5(body);
    auto const signature = hmac_sha256(secret_, "POST\n" + path + '\n' + query);
    return http_request("POST", path + '?' + query + "&auth_signature=" + signature, {}, body);
}

std::string event_body(std::string_view channel, std::string_view name, std::string_view data)
{
    return boost::json::serialize(boost::json::object{{"channel", channel}, {"name", name}, {"data", data}});
}

std::string batch_body(std::string_view event, std::size_t count)
{
    std::string body = R"({"batch":[)";
    for (std::size_t i = 0; i < count; ++i)
        body.append(i > 0 ? "," : "").append(event);
    return body.append("]}");
}

} // namespace auktiva::bench
