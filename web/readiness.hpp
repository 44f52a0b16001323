#pragma once

#include "web/answers.hpp"
#include "web/services.hpp"

namespace auktiva::web {

/// Whether we take in more, for whoever spreads load or restarts us; Soketi's words.
inline http::response ready_answer(services const& within)
{
    return within.stopping ? plain_answer(500, "CLOSED") : plain_answer(200, "OK");
}

} // namespace auktiva::web
