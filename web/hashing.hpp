#pragma once

#include "web/call.hpp"

#include <memory>
#include <utility>

namespace auktiva::web {

/// Runs `work()` on the hasher and `then(call, what it gave)` back here.
void hash_then(call_ptr const& asking, auto work, auto then)
{
    auto job = [asking, work = std::move(work), then]() mutable
    {
        using outcome = result<decltype(work())>;
        auto& within = asking->use;
        auto done = std::make_shared<outcome>(call::attempt<outcome>(within, work));
        within.post([asking = std::move(asking), done, then]
                    { *done ? then(asking, std::move(**done)) : asking->refuse(done->error()); });
    };
    if (!asking->use.hasher.submit(std::move(job)))
        asking->refuse(refusals::busy("E_BUSY", "Too many are signing in; please try again"));
}

} // namespace auktiva::web
