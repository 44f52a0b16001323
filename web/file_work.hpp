#pragma once

#include "web/call.hpp"

#include <memory>
#include <utility>

namespace auktiva::web {

/// Runs `work()`, which gives a result, on the threads for files and `then(call, result)` back here.
void with_files(call_ptr const& asking, auto work, auto then)
{
    auto job = [asking, work = std::move(work), then]() mutable
    {
        using outcome = decltype(work());
        auto& within = asking->use;
        auto done = std::make_shared<outcome>(call::attempt<outcome>(within, work));
        within.post([asking = std::move(asking), done, then] { then(asking, std::move(*done)); });
    };
    if (!asking->use.files.submit(std::move(job)))
        asking->refuse(refusals::busy("E_BUSY", "Too many files are on their way; please try again"));
}

} // namespace auktiva::web
