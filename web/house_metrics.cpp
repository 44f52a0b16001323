#include "realtime/hub.hpp"
#include "web/metrics.hpp"

#include <map>

namespace auktiva::web {

namespace {

using measure = metric::kind;

struct traffic_metric
{
    std::string_view name;
    std::string_view help;
    measure type;
    double (*value)(realtime::traffic const&);
};

/// The names are Soketi's.
constexpr traffic_metric of_apps[] = {
    {"connected", "Sockets that are open now.", measure::gauge,
     [](realtime::traffic const& of) { return static_cast<double>(of.connected); }},
    {"new_connections_total", "Sockets that were opened.", measure::counter,
     [](realtime::traffic const& of) { return static_cast<double>(of.opened); }},
    {"new_disconnections_total", "Sockets that were closed.", measure::counter,
     [](realtime::traffic const& of) { return static_cast<double>(of.closed); }},
    {"socket_received_bytes", "Bytes that came by sockets.", measure::counter,
     [](realtime::traffic const& of) { return static_cast<double>(of.socket_bytes_in); }},
    {"socket_transmitted_bytes", "Bytes that went by sockets.", measure::counter,
     [](realtime::traffic const& of) { return static_cast<double>(of.socket_bytes_out); }},
    {"ws_messages_received_total", "Messages that came by sockets.", measure::counter,
     [](realtime::traffic const& of) { return static_cast<double>(of.messages_in); }},
    {"ws_messages_sent_total", "Messages that went by sockets; one event to n subscribers counts n.",
     measure::counter, [](realtime::traffic const& of) { return static_cast<double>(of.messages_out); }},
    {"http_received_bytes", "Bytes of requests to the HTTP API.", measure::counter,
     [](realtime::traffic const& of) { return static_cast<double>(of.http_bytes_in); }},
    {"http_transmitted_bytes", "Bytes of answers of the HTTP API.", measure::counter,
     [](realtime::traffic const& of) { return static_cast<double>(of.http_bytes_out); }},
    {"http_calls_received_total", "Requests to the HTTP API.", measure::counter,
     [](realtime::traffic const& of) { return static_cast<double>(of.http_calls); }},
};

class collection
{
public:
    void add(std::string name, std::string_view help, measure type, auto value)
    {
        all_.push_back({std::move(name), help, type, {{static_cast<double>(value)}}});
    }

    void add(std::string name, std::string_view help, measure type, std::vector<metric::sample> samples)
    {
        all_.push_back({std::move(name), help, type, std::move(samples)});
    }

    std::vector<metric> take() { return std::move(all_); }

private:
    std::vector<metric> all_;
};

void add_traffic(collection& to, metrics_source const& from, realtime::hub const& hub)
{
    auto const port = std::to_string(from.port);
    for (auto const& each : of_apps)
    {
        std::vector<metric::sample> samples;
        for (auto const& tenant : hub.listeners().tenants())
            samples.push_back({each.value(tenant.traffic), {{"app_id", tenant.app.id}, {"port", port}}});
        to.add(from.prefix + std::string{each.name}, each.help, each.type, std::move(samples));
    }
}

/// Counts by something, as one metric with a label.
std::vector<metric::sample> samples_by(std::string_view label, auto const& counts, auto const& text)
{
    std::vector<metric::sample> samples;
    for (auto const& [key, count] : counts)
        samples.push_back({static_cast<double>(count), {{label, text(key)}}});
    return samples;
}

/// A client may close with any code it likes, and each name of a sample is kept for ever by who collects
/// them.
std::map<std::string, std::uint64_t> by_known_code(std::map<std::uint16_t, std::uint64_t> const& closes)
{
    std::map<std::string, std::uint64_t> counts;
    for (auto const& [code, count] : closes)
        counts[code < 2000 || (code >= 4000 && code < 4400) ? std::to_string(code) : "other"] += count;
    return counts;
}

void add_hub(collection& to, realtime::hub const& hub)
{
    std::vector<metric::sample> channels;
    for (auto const& tenant : hub.listeners().tenants())
        channels.push_back({static_cast<double>(tenant.channels.size()), {{"app_id", tenant.app.id}}});
    auto const& counts = hub.counters();
    to.add("auktiva_sockets", "Sockets of all apps that are open now.", measure::gauge, hub.socket_count());
    to.add(
        "auktiva_sockets_closing", "Sockets in their closing handshake.", measure::gauge, hub.closing_count()
    );
    to.add("auktiva_subscriptions", "Subscriptions that hold now.", measure::gauge, hub.subscription_count());
    to.add("auktiva_channels", "Channels somebody listens to now.", measure::gauge, std::move(channels));
    to.add(
        "auktiva_malformed_messages_total", "Messages that were no messages.", measure::counter,
        counts.malformed_messages
    );
    to.add(
        "auktiva_unknown_messages_total", "Messages nobody knows.", measure::counter, counts.unknown_messages
    );
    to.add(
        "auktiva_subscription_refusals_total", "Subscriptions that were refused.", measure::counter,
        samples_by("reason", counts.refusals, [](auto reason) { return std::string{reason}; })
    );
    to.add(
        "auktiva_socket_closes_total", "Sockets that were closed; 1006: the connection broke.",
        measure::counter,
        samples_by("code", by_known_code(counts.closes), [](auto const& code) { return code; })
    );
}

void add_house(collection& to, metrics_source const& from, distant_facts const& distant)
{
    auto const& use = from.within;
    auto const ms = (use.now() - from.started).count();
    to.add(
        "auktiva_info", "1; the version is a label.", measure::gauge,
        std::vector<metric::sample>{{1, {{"version", AUKTIVA_VERSION}}}}
    );
    to.add("auktiva_uptime_seconds", "Since the start.", measure::gauge, static_cast<double>(ms) / 1000);
    to.add("auktiva_commits_total", "Transactions that were tried.", measure::counter, from.written.commits);
    to.add(
        "auktiva_commits_failed_total", "Transactions that failed as a whole.", measure::counter,
        from.written.failures
    );
    to.add(
        "auktiva_commands_total", "Commands those transactions carried.", measure::counter,
        from.written.commands
    );
    to.add(
        "auktiva_writer_queue", "Commands that wait to be written.", measure::gauge, use.commands.waiting()
    );
    to.add("auktiva_reader_queue", "Reads that wait for a thread.", measure::gauge, use.readers.waiting());
    if (distant.waiting_mails)
        to.add("auktiva_mails_waiting", "Mails that are to be sent.", measure::gauge, *distant.waiting_mails);
    if (distant.waiting_webhooks)
        to.add(
            "auktiva_webhooks_waiting", "Deliveries to webhooks that are to be made.", measure::gauge,
            *distant.waiting_webhooks
        );
    if (use.mail)
        to.add(
            "auktiva_mail_failing", "1: the mail host did not deal with us.", measure::gauge,
            use.mail->failing()
        );
    if (use.outside)
        to.add(
            "auktiva_publishing_failing", "1: events do not get through to the server outside.",
            measure::gauge, use.outside->failing()
        );
}

/// The names are those that all clients of Prometheus use.
void add_process(collection& to, metrics_source const& from, process_facts const& facts)
{
    auto const started = from.started.time_since_epoch().count();
    to.add(
        "process_cpu_seconds_total", "Processor time of user and system.", measure::counter, facts.cpu_seconds
    );
    to.add("process_resident_memory_bytes", "Resident memory.", measure::gauge, facts.resident_bytes);
    to.add("process_virtual_memory_bytes", "Virtual memory.", measure::gauge, facts.virtual_bytes);
    to.add("process_open_fds", "Open file descriptors.", measure::gauge, facts.open_descriptors);
    to.add("process_max_fds", "The most file descriptors.", measure::gauge, facts.most_descriptors);
    to.add(
        "process_start_time_seconds", "Start, since 1970.", measure::gauge,
        static_cast<double>(started) / 1000
    );
}

} // namespace

std::vector<metric> house_metrics(metrics_source const& from, distant_facts const& distant)
{
    collection all;
    if (from.within.hub)
    {
        add_traffic(all, from, *from.within.hub);
        add_hub(all, *from.within.hub);
    }
    add_house(all, from, distant);
    add_process(all, from, distant.process);
    return all.take();
}

} // namespace auktiva::web
