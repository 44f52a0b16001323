#include "http/responder.hpp"

#include "http/connection.hpp"

#include <utility>

namespace auktiva::http {

responder::responder(std::shared_ptr<connection> asked) noexcept
    : asked_{std::move(asked)}
{
}

responder::responder(responder&&) noexcept = default;

responder& responder::operator=(responder&& other) noexcept
{
    responder{std::move(other)}.asked_.swap(asked_);
    return *this;
}

responder::~responder()
{
    if (asked_)
        asked_->answer_unanswered();
}

void responder::operator()(response answer)
{
    if (auto const asked = std::exchange(asked_, nullptr))
        asked->respond(std::move(answer));
}

} // namespace auktiva::http
