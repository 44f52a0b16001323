#include "web/metrics.hpp"

#include "storage/mail.hpp"
#include "storage/webhooks.hpp"
#include "web/answers.hpp"
#include "web/readiness.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

namespace auktiva::web {

namespace {

/// A quantity of a hundred, with one decimal.
std::string percent(double part, double whole)
{
    auto const tenths = whole > 0 ? std::lround(1000 * part / whole) : 0;
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

http::response usage_answer(process_facts const& facts)
{
    auto const used = facts.memory_total - std::min(facts.memory_free, facts.memory_total);
    auto const share = percent(static_cast<double>(used), static_cast<double>(facts.memory_total));
    return object_answer(
        200,
        [&](json_writer& json)
        {
            json.object(
                "memory",
                [&]
                {
                    json.member("free", facts.memory_free);
                    json.member("used", used);
                    json.member("total", facts.memory_total);
                    json.member("percent", raw_json{share});
                }
            );
        }
    );
}

http::response metrics_answer(std::vector<metric> const& all, bool as_json)
{
    if (as_json)
        return json_answer(200, metrics_json(all));
    return {
        .status = 200, .content_type = "text/plain; version=0.0.4; charset=utf-8", .body = metrics_text(all)};
}

distant_facts find_out(storage::database& db)
{
    distant_facts found{.process = read_process_facts()};
    try
    {
        found.waiting_mails = storage::waiting_mails(db);
        found.waiting_webhooks = storage::waiting_webhook_deliveries(db);
    }
    catch (storage::storage_error const&)
    {
        // A database that cannot be read is told of by /api/health; who watches wants the rest all the more.
    }
    return found;
}

/// Answers with what `render(facts)` makes, on this thread again.
void answer_with_facts(http::responder respond, services& within, auto render)
{
    auto const shared = std::make_shared<http::responder>(std::move(respond));
    auto ask = [&within, render, waiting = shared](storage::database& db) mutable {
        within.post([facts = find_out(db), render, waiting = std::move(waiting)]
                    { (*waiting)(render(facts)); });
    };
    if (!within.readers.submit(std::move(ask)))
        (*shared)(plain_answer(503, "Busy"));
}

} // namespace

void answer_metrics(http::request asked, http::responder respond, metrics_source const& from)
{
    if (asked.method != "GET" && asked.method != "HEAD")
        return respond(plain_answer(405, "Method not allowed"));
    if (asked.path == "/")
        return respond(plain_answer(200, "OK"));
    if (asked.path == "/ready")
        return respond(ready_answer(from.within));
    if (asked.path == "/usage")
        return answer_with_facts(
            std::move(respond), from.within,
            [](distant_facts const& facts) { return usage_answer(facts.process); }
        );
    if (asked.path == "/metrics")
        return answer_with_facts(
            std::move(respond), from.within,
            [&from, as_json = asked.parameter("json").has_value()](distant_facts const& facts)
            { return metrics_answer(house_metrics(from, facts), as_json); }
        );
    respond(plain_answer(404, "Not found"));
}

} // namespace auktiva::web
