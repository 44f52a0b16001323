#include "realtime/close_code.hpp"

namespace auktiva::realtime {

std::string_view reason(close_code code)
{
    switch (code)
    {
    case close_code::going_away:
        return "going away";
    case close_code::protocol_error:
        return "protocol error";
    case close_code::unsupported_data:
        return "text only";
    case close_code::invalid_payload:
        return "not UTF-8";
    case close_code::too_big:
        return "message too big";
    case close_code::tls_only:
        return "this app is reached by TLS only";
    case close_code::unknown_app:
        return "no app has this key";
    case close_code::app_disabled:
        return "the app is disabled";
    case close_code::over_quota:
        return "the app may have no connections";
    case close_code::unknown_path:
        return "the path names no app";
    case close_code::invalid_protocol:
        return "the protocol version is not a number";
    case close_code::unsupported_protocol:
        return "protocol versions 5 to 7 are spoken here";
    case close_code::missing_protocol:
        return "the protocol version is missing";
    case close_code::unauthorized:
        return "not allowed any more";
    case close_code::over_capacity:
        return "over capacity";
    case close_code::reconnect:
        return "please reconnect";
    case close_code::no_pong:
        return "no answer to pings";
    }
    return "closed";
}

} // namespace auktiva::realtime
