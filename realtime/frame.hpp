#pragma once

#include "realtime/websocket.hpp"

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace auktiva::realtime {

/// Finished wire bytes. Counted without atomics: a frame never leaves the I/O thread.
class frame_bytes : public boost::intrusive_ref_counter<frame_bytes, boost::thread_unsafe_counter>
{
public:
    explicit frame_bytes(std::string bytes)
        : bytes_{std::move(bytes)}
    {
    }

    char const* data() const { return bytes_.data(); }
    std::size_t size() const { return bytes_.size(); }

private:
    std::string bytes_;
};

/// Made once and shared by all who get it.
using frame = boost::intrusive_ptr<frame_bytes const>;

inline frame make_frame(std::string bytes)
{
    return new frame_bytes{std::move(bytes)};
}

inline frame make_text_frame(std::string_view text)
{
    return make_frame(websocket::text_frame(text));
}

} // namespace auktiva::realtime
