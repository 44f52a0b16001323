#pragma once

#include "http/response.hpp"

#include <cstdint>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace auktiva::web {

/// When each thing bodies are built from last changed, in memory. Numbers rise over all topics, so the
/// newest of several changes whenever one of them does.
class versions
{
public:
    void touch(std::string_view topic) { of_[std::string{topic}] = ++newest_; }
    /// 0 for what has not changed since the start.
    std::uint64_t of(std::string const& topic) const
    {
        auto const found = of_.find(topic);
        return found == of_.end() ? 0 : found->second;
    }

private:
    std::unordered_map<std::string, std::uint64_t> of_;
    std::uint64_t newest_{};
};

/// Which body is asked for: one for each target and class of viewers, in each version.
struct body_key
{
    std::string name;
    std::uint64_t version{};
};

/// Bodies of polled routes, rendered once per version and viewer class, and those who wait for one.
class polling
{
public:
    using waiter = std::function<void(http::response const&)>;

    /// `boot_epoch` tells the tags of this process from those of the one before.
    explicit polling(std::string boot_epoch, std::size_t most_bytes = 8 * 1024 * 1024)
        : boot_epoch_{std::move(boot_epoch)}
        , most_bytes_{most_bytes}
    {
    }

    versions changes;

    /// The weak ETag of that version as this viewer in this role sees it (RFC 9110 8.8.3).
    std::string tag(std::string_view viewer, std::string_view role, std::uint64_t version) const;

    /// The answer as it was rendered; nothing if it is not at hand.
    std::optional<http::response> find(body_key const& key);
    /// True if somebody renders it already; `then` is called with the answer. Otherwise the caller renders.
    bool join(body_key const& key, waiter then);
    /// Ends a rendering: keeps a body of status 200 and answers those who waited.
    void finish(body_key const& key, http::response& answer);

private:
    struct entry
    {
        std::string name;
        std::uint64_t version{};
        /// Its body is shared.
        http::response answer;
    };

    void keep(body_key const& key, http::response answer);

    std::string boot_epoch_;
    std::size_t most_bytes_;
    std::size_t bytes_{};
    /// Least recently used last.
    std::list<entry> entries_;
    std::unordered_map<std::string_view, std::list<entry>::iterator> by_name_;
    std::unordered_map<std::string, std::vector<waiter>> rendering_;
};

/// Whether an If-None-Match header names that tag (RFC 9110 13.1.2, weak comparison).
bool names_tag(std::string_view if_none_match, std::string_view tag);

} // namespace auktiva::web
