#pragma once

#include "http/request.hpp"
#include "http/responder.hpp"
#include "storage/writer.hpp"
#include "web/metric.hpp"
#include "web/process_facts.hpp"
#include "web/services.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace auktiva::web {

/// What came of what was written, since the start.
struct commit_counts
{
    std::uint64_t commits{};
    std::uint64_t commands{};
    /// Of commits.
    std::uint64_t failures{};

    void add(storage::finished_batch const& batch)
    {
        ++commits;
        commands += batch.jobs.size();
        failures += batch.failure ? 1 : 0;
    }
};

/// Where metrics come from, besides the services.
struct metrics_source
{
    services& within;
    commit_counts const& written;
    /// Stands before the names that Soketi has too.
    std::string prefix;
    /// Where the realtime endpoint is.
    std::uint16_t port{};
    timestamp started{};
};

/// What only another thread can find out.
struct distant_facts
{
    process_facts process{};
    /// None of these where the database could not be asked.
    std::optional<std::int64_t> waiting_mails{};
    std::optional<std::int64_t> waiting_webhooks{};
};

std::vector<metric> house_metrics(metrics_source const& from, distant_facts const& distant);

/// Answers at the port for metrics: `/`, `/ready`, `/usage` and `/metrics`, as Soketi's does.
void answer_metrics(http::request asked, http::responder respond, metrics_source const& from);

} // namespace auktiva::web
