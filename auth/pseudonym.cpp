#include "auth/pseudonym.hpp"

#include "auth/random_id.hpp"
#include "auth/signature.hpp"

namespace auktiva::auth {

std::string make_pseudonym(std::string_view secret, item_id const& item, user_id const& bidder)
{
    return 'c' + base36(hmac_sha256(secret, item.text + ':' + bidder.text).substr(0, 24));
}

} // namespace auktiva::auth
