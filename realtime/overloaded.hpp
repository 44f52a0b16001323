#pragma once

namespace auktiva::realtime {

/// One visitor made of a function per alternative.
template <class... Case>
struct overloaded : Case...
{
    using Case::operator()...;
};

template <class... Case>
overloaded(Case...) -> overloaded<Case...>;

} // namespace auktiva::realtime
