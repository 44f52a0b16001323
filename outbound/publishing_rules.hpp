#pragma once

#include "outbound/http_sender.hpp"

#include <chrono>

// What a Pusher server's answer means for the events it was sent.
namespace auktiva::outbound {

enum class publishing
{
    accepted,
    /// It will never take at least one of these events.
    refused,
    /// We may not publish any more for now: a rate or a quota.
    limited,
    /// It does not know us; somebody has to change a setting.
    denied,
    /// It is not there, or not well.
    unreachable,
};

publishing judge(http_answer const& heard);

/// How long to wait before the same events are tried again: longer with each failure, and never shorter than
/// the server asked for, within ten minutes. `chance`, from 0 to 1, keeps many from coming back together.
std::chrono::milliseconds
wait_before_retry(publishing outcome, int failures, double chance, http_answer const& heard);

} // namespace auktiva::outbound
