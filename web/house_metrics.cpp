#include "realtime/hub.hpp"
#include "web/metrics.hpp"

namespace auktiva::web {

namespace {

using kind = metric::kind;
using realtime::traffic;

struct traffic_metric
{
    std::string_view name;
    std::string_view help;
    kind type;
    double (*value)(traffic const&);
};

/// The names are Soketi's.
constexpr traffic_metric of_apps[] = {
    {"connected", "Sockets that are open now.", kind::gauge,
     [](traffic const& of) { return static_cast<double>(of.connected); }},
    {"new_connections_total", "Sockets that were opened.", kind::counter,
     [](traffic const& of) { return static_cast<double>(of.opened); }},
    {"new_disconnections_total", "Sockets that were closed.", kind::counter,
     [](traffic const& of) { return static_cast<double>(of.closed); }},
    {"socket_received_bytes", "Bytes that came by sockets.", kind::counter,
     [](traffic const& of) { return static_cast<double>(of.socket_bytes_in); }},
    {"socket_transmitted_bytes", "Bytes that went by sockets.", kind::counter,
     [](traffic const& of) { return static_cast<double>(of.socket_bytes_out); }},
    {"ws_messages_received_total", "Messages that came by sockets.", kind::counter,
     [](traffic const& of) { return static_cast<double>(of.messages_in); }},
    {"ws_messages_sent_total", "Messages that went by sockets; one event to n subscribers counts n.",
     kind::counter, [](traffic const& of) { return static_cast<double>(of.messages_out); }},
    {"http_received_bytes", "Bytes of requests to the HTTP API.", kind::counter,
     [](traffic const& of) { return static_cast<double>(of.http_bytes_in); }},
    {"http_transmitted_bytes", "Bytes of answers of the HTTP API.", kind::counter,
     [](traffic const& of) { return static_cast<double>(of.http_bytes_out); }},
    {"http_calls_received_total", "Requests to the HTTP API.", kind::counter,
     [](traffic const& of) { return static_cast<double>(of.http_calls); }},
};

class collection
{
public:
    void add(std::string name, std::string_view help, kind type, auto value)
    {
        all_.push_back({std::move(name), help, type, {{static_cast<double>(value)}}});
    }

    void add(std::string name, std::string_view help, kind type, std::vector<metric::sample> samples)
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

void add_hub(collection& to, realtime::hub const& hub)
{
    std::vector<metric::sample> channels;
    for (auto const& tenant : hub.listeners().tenants())
        channels.push_back({static_cast<double>(tenant.channels.size()), {{"app_id", tenant.app.id}}});
    auto const& counts = hub.counters();
    to.add("auktiva_sockets", "Sockets of all apps that are open now.", kind::gauge, hub.socket_count());
    to.add(
        "auktiva_sockets_closing", "Sockets in their closing handshake.", kind::gauge, hub.closing_count()
    );
    to.add("auktiva_subscriptions", "Subscriptions that hold now.", kind::gauge, hub.subscription_count());
    to.add("auktiva_channels", "Channels somebody listens to now.", kind::gauge, std::move(channels));
    to.add(
        "auktiva_malformed_messages_total", "Messages that were no messages.", kind::counter,
        counts.malformed_messages
    );
    to.add(
        "auktiva_unknown_messages_total", "Messages nobody knows.", kind::counter, counts.unknown_messages
    );
    to.add(
        "auktiva_subscription_refusals_total", "Subscriptions that were refused.", kind::counter,
        samples_by("reason", counts.refusals, [](auto reason) { return std::string{reason}; })
    );
    to.add(
        "auktiva_socket_closes_total", "Sockets that were closed; 1006: the connection broke.", kind::counter,
        samples_by("code", counts.closes, [](auto code) { return std::to_string(code); })
    );
}

void add_house(collection& to, metrics_source const& from, distant_facts const& distant)
{
    auto const& use = from.within;
    auto const ms = (use.now() - from.started).count();
    to.add(
        "auktiva_info", "1; the version is a label.", kind::gauge,
        std::vector<metric::sample>{{1, {{"version", AUKTIVA_VERSION}}}}
    );
    to.add("auktiva_uptime_seconds", "Since the start.", kind::gauge, static_cast<double>(ms) / 1000);
    to.add("auktiva_commits_total", "Transactions that were tried.", kind::counter, from.written.commits);
    to.add(
        "auktiva_commits_failed_total", "Transactions that failed as a whole.", kind::counter,
        from.written.failures
    );
    to.add(
        "auktiva_commands_total", "Commands those transactions carried.", kind::counter, from.written.commands
    );
    to.add("auktiva_writer_queue", "Commands that wait to be written.", kind::gauge, use.commands.waiting());
    to.add("auktiva_reader_queue", "Reads that wait for a thread.", kind::gauge, use.readers.waiting());
    if (distant.waiting_mails)
        to.add("auktiva_mails_waiting", "Mails that are to be sent.", kind::gauge, *distant.waiting_mails);
    if (use.mail)
        to.add(
            "auktiva_mail_failing", "1: the mail host did not deal with us.", kind::gauge, use.mail->failing()
        );
    if (use.outside)
        to.add(
            "auktiva_publishing_failing", "1: events do not get through to the server outside.", kind::gauge,
            use.outside->failing()
        );
}

/// The names are those that all clients of Prometheus use.
void add_process(collection& to, metrics_source const& from, process_facts const& facts)
{
    auto const started = from.started.time_since_epoch().count();
    to.add(
        "process_cpu_seconds_total", "Processor time of user and system.", kind::counter, facts.cpu_seconds
    );
    to.add("process_resident_memory_bytes", "Resident memory.", kind::gauge, facts.resident_bytes);
    to.add("process_virtual_memory_bytes", "Virtual memory.", kind::gauge, facts.virtual_bytes);
    to.add("process_open_fds", "Open file descriptors.", kind::gauge, facts.open_descriptors);
    to.add("process_max_fds", "The most file descriptors.", kind::gauge, facts.most_descriptors);
    to.add(
        "process_start_time_seconds", "Start, since 1970.", kind::gauge, static_cast<double>(started) / 1000
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
