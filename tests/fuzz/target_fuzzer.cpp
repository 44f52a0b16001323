#include "http/target.hpp"
#include "http/text.hpp"
#include "tests/fuzz/expect.hpp"

#include <string>
#include <string_view>

namespace {

using namespace auktiva::http;
using auktiva::fuzz::expect;

bool plain(std::string_view text)
{
    return is_utf8(text) && text.find('\0') == std::string_view::npos;
}

std::string encoded(std::string_view text, std::string_view kept)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string made;
    for (char const each : text)
    {
        auto const byte = static_cast<unsigned char>(each);
        if (kept.find(each) != kept.npos)
            made += each;
        else
            made += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return made;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const raw{reinterpret_cast<char const*>(data), size};
    auto const decoded = decode_target(raw);
    if (!decoded)
        return 0;
    expect(decoded->path.starts_with('/') && plain(decoded->path), "a path is text from the root");
    expect(decoded->path.find("/../") == std::string::npos, "a path leads nowhere else");
    expect(decoded->path.find("//") == std::string::npos, "a path has no empty segment");
    std::string again = encoded(decoded->path, "/") + '?';
    for (auto const& [name, value] : decoded->parameters)
    {
        expect(plain(name) && plain(value), "parameters are text");
        again += encoded(name, "") + '=' + encoded(value, "") + '&';
    }
    auto const same = decode_target(again);
    expect(same && same->path == decoded->path, "a path survives being encoded again");
    expect(same->parameters == decoded->parameters, "parameters survive being encoded again");
    return 0;
}
