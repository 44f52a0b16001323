#include "realtime/channel_name.hpp"
#include "realtime/utf8.hpp"
#include "tests/fuzz/expect.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace {

using namespace auktiva::realtime;
using auktiva::fuzz::expect;

bool allowed(char each)
{
    auto const byte = static_cast<unsigned char>(each);
    return byte < 0x80 &&
           (std::isalnum(byte) != 0 || std::string_view{"_-=@,.;"}.find(each) != std::string_view::npos);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const name{reinterpret_cast<char const*>(data), size};
    bool const valid = size >= 1 && size <= max_channel_name && std::ranges::all_of(name, allowed);
    expect(valid_channel_name(name) == valid, "a name is valid if all of it is allowed");
    expect(
        user_of(user_channel(name)) == name && kind_of(user_channel(name)) == channel_kind::user,
        "a user has a channel"
    );
    bool const user = name.starts_with("#server-to-user-");
    bool const restricted = user || name.starts_with("private-") || name.starts_with("presence-");
    expect(kind_of(name) == channel_kind::open || restricted, "only a prefix makes a name special");
    expect(!is_cache(name) || (!user && name.find("cache-") != std::string_view::npos), "a cache says so");
    expect(!valid_user_id(name) || (valid_utf8(name) && size <= max_user_id), "a user is named by text");
    return 0;
}
