#include "app/log.hpp"
#include "app/server.hpp"

// The port for whoever watches the server.
namespace auktiva::app {

void server::offer_metrics()
{
    auto at = premises_.take(entrance::metrics);
    if (!at)
        return;
    auto const& wanted = settings_.metrics;
    metrics_.emplace(web::metrics_source{
        .within = *services_,
        .written = written_,
        .prefix = wanted.prefix,
        .port = premises_.port_of(entrance::main).value_or(0),
        .started = now(),
    });
    metrics_http_.emplace(
        io_, *std::move(at),
        http::options{
            .body_limit = 0,
            .max_connections = 100,
            .now_ms = [this] { return std::int64_t{now().time_since_epoch().count()}; },
        },
        [this](http::request asked, http::responder respond)
        { web::answer_metrics(std::move(asked), std::move(respond), *metrics_); }
    );
    log(severity::info, "metrics at " + wanted.host + ':' + std::to_string(metrics_http_->port()));
}

} // namespace auktiva::app
