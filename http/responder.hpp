#pragma once

#include "http/response.hpp"

#include <memory>

namespace auktiva::http {

class connection;

/// The right to answer one request, once. To be called or dropped on the I/O thread, now or later:
/// dropping it answers 500, and if the client is gone both do nothing.
class responder
{
public:
    explicit responder(std::shared_ptr<connection> asked) noexcept;
    responder(responder&&) noexcept;
    responder& operator=(responder&&) noexcept;
    ~responder();

    void operator()(response answer);

private:
    std::shared_ptr<connection> asked_;
};

} // namespace auktiva::http
