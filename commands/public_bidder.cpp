#include "commands/public_bidder.hpp"

#include "auction/access_rules.hpp"
#include "auth/pseudonym.hpp"

namespace auktiva::commands {

std::string public_bidder(context const& within, item const& on, user_id const& bidder, bool hidden)
{
    return hidden ? auth::make_pseudonym(within.home.secret, on.id, bidder) : bidder.text;
}

std::optional<std::string> public_leader(context const& within, item const& of, auction const& in)
{
    if (!of.leader)
        return std::nullopt;
    return public_bidder(within, of, *of.leader, hides_bidder(in.visibility, of.leader_anonymous));
}

} // namespace auktiva::commands
