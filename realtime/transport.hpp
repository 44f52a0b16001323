#pragma once

#include <cstddef>
#include <span>
#include <sys/uio.h>

namespace auktiva::realtime {

/// The bytes under one socket, plain or TLS; implemented outside. None of these may block.
class transport
{
public:
    virtual ~transport() = default;

    /// How many bytes were taken, all of them for good; 0: none for now; -1: broken.
    virtual std::ptrdiff_t write(std::span<iovec const> parts) = 0;
    /// How many of the bytes offered in the last write(), but not taken, are sealed already: they must be
    /// offered again.
    virtual std::size_t sealed() const { return 0; }
    /// Asks for one `socket::on_writable()`.
    virtual void wait_writable() = 0;
    /// Nothing more will be written: tell the peer, and hear him out.
    virtual void finish_writing() = 0;
    /// The last call: hang up, and call the socket no more.
    virtual void close() = 0;
};

} // namespace auktiva::realtime
