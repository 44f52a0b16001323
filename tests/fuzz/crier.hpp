#pragma once

#include "realtime/app.hpp"
#include "realtime/occasion.hpp"
#include "tests/fuzz/expect.hpp"

#include <set>
#include <string>

namespace auktiva::fuzz {

/// Who is told what webhooks tell of, and insists on an order that makes sense.
class crier
{
public:
    void hear(realtime::app const& of, realtime::occasion const& what)
    {
        using enum realtime::occasion::kind;
        expect(!of.webhooks.empty(), "only apps with webhooks are told of");
        auto const at = of.id + ' ' + what.channel;
        switch (what.what)
        {
        case channel_occupied:
            return expect(occupied_.insert(at).second, "a channel is occupied once");
        case channel_vacated:
            expect(!has_members(at), "the last to leave leaves nobody");
            return expect(occupied_.erase(at) == 1, "what was occupied is vacated");
        case member_added:
            expect(occupied_.contains(at), "members are on channels");
            return expect(members_.insert(at + '\n' + what.user_id).second, "a member is added once");
        case member_removed:
            return expect(members_.erase(at + '\n' + what.user_id) == 1, "who was added is removed");
        case client_event:
        case cache_miss:
        case subscription_count:
            return expect(occupied_.contains(at), "it happens where somebody listens");
        }
    }

    bool quiet() const { return occupied_.empty() && members_.empty(); }
    std::size_t occupied() const { return occupied_.size(); }

private:
    bool has_members(std::string const& at) const
    {
        auto const first = members_.lower_bound(at + '\n');
        return first != members_.end() && first->starts_with(at + '\n');
    }

    std::set<std::string> occupied_;
    std::set<std::string> members_;
};

} // namespace auktiva::fuzz
