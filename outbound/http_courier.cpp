#include "outbound/http_courier.hpp"

namespace auktiva::outbound {

using namespace std::chrono_literals;

namespace {

/// Less than servers commonly wait themselves.
constexpr auto keep_open = 30s;

} // namespace

http_courier::http_courier(http_options options)
    : sender_{std::move(options)}
    , errands_{sender_, keep_open}
{
}

bool http_courier::submit(http_post what, report then)
{
    return errands_.submit([this, what = std::move(what), then = std::move(then)](bool stopped)
                           { then(stopped ? http_answer{.error = "stopped"} : post(what)); });
}

http_answer http_courier::post(http_post const& what)
{
    try
    {
        return sender_.send(what);
    }
    catch (std::exception const& fault)
    {
        return {.error = fault.what()};
    }
}

} // namespace auktiva::outbound
