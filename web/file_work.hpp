#pragma once

#include "web/call.hpp"

#include <memory>
#include <optional>
#include <utility>

namespace auktiva::web {

/// Runs `work()`, which gives a result, on the threads for files and `then(call, result)` back here.
void with_files(call_ptr const& asking, auto work, auto then)
{
    auto job =
        [asking = call_ptr{asking}, work = std::optional{std::move(work)}, then = std::move(then)]() mutable
    {
        using outcome = decltype((*work)());
        auto& within = asking->use;
        auto done = std::make_shared<outcome>(call::attempt<outcome>(within, *work));
        // Nothing of the call is kept here, so that it ends on its own thread.
        work.reset();
        within.post([asking = std::move(asking), done, then = std::move(then)]
                    { then(asking, std::move(*done)); });
    };
    if (!asking->use.files.submit(std::move(job)))
        asking->refuse(refusals::busy("E_BUSY", "Too many files are on their way; please try again"));
}

} // namespace auktiva::web
