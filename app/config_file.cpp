#include "app/config_file.hpp"

#include "app/json_values.hpp"
#include "app/setting.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace auktiva::app {

namespace json = boost::json;

namespace {

struct file_option
{
    /// Ends in `*` where it stands for all that begin so.
    std::string_view path;
    std::string_view setting;
};

constexpr file_option file_options[] = {
    {"appManager.array.apps", "SOKETI_APPS"},
    {"debug", "SOKETI_DEBUG"},
    {"channelLimits.maxNameLength", "SOKETI_CHANNEL_LIMITS_MAX_NAME_LENGTH"},
    {"channelLimits.cacheTtl", "SOKETI_CHANNEL_CACHE_TTL"},
    {"eventLimits.maxChannelsAtOnce", "SOKETI_EVENT_MAX_CHANNELS_AT_ONCE"},
    {"eventLimits.maxNameLength", "SOKETI_EVENT_MAX_NAME_LENGTH"},
    {"eventLimits.maxPayloadInKb", "SOKETI_EVENT_MAX_SIZE_IN_KB"},
    {"eventLimits.maxBatchSize", "SOKETI_EVENT_MAX_BATCH_SIZE"},
    {"presence.maxMembersPerChannel", "SOKETI_PRESENCE_MAX_MEMBERS"},
    {"presence.maxMemberSizeInKb", "SOKETI_PRESENCE_MAX_MEMBER_SIZE"},
    {"userAuthenticationTimeout", "SOKETI_USER_AUTHENTICATION_TIMEOUT"},
    {"shutdownGracePeriod", "SOKETI_SHUTDOWN_GRACE_PERIOD"},
    {"metrics.enabled", "SOKETI_METRICS_ENABLED"},
    {"metrics.driver", "SOKETI_METRICS_DRIVER"},
    {"metrics.host", "SOKETI_METRICS_HOST"},
    {"metrics.port", "SOKETI_METRICS_SERVER_PORT"},
    {"metrics.prometheus.prefix", "SOKETI_METRICS_PROMETHEUS_PREFIX"},
    {"port", "SOKETI_PORT"},
    {"pathPrefix", "SOKETI_PATH_PREFIX"},
    {"ssl.certPath", "SOKETI_SSL_CERT"},
    {"ssl.keyPath", "SOKETI_SSL_KEY"},
    {"ssl.passphrase", "SOKETI_SSL_PASS"},
    {"ssl.caPath", "SOKETI_SSL_CA"},
    {"webhooks.batching.enabled", "SOKETI_WEBHOOKS_BATCHING"},
    {"webhooks.batching.duration", "SOKETI_WEBHOOKS_DURATION"},
    {"httpApi.acceptTraffic.memoryThreshold", "SOKETI_HTTP_ACCEPT_TRAFFIC_MEMORY_THRESHOLD"},
    {"httpApi.requestLimitInMb", "SOKETI_HTTP_MAX_REQUEST_SIZE"},
    {"mode", "SOKETI_MODE"},
    {"adapter.*", "SOKETI_ADAPTER_"},
    {"appManager.*", "SOKETI_APP_MANAGER_"},
    {"cache.*", "SOKETI_CACHE_"},
    {"cluster.*", "SOKETI_CLUSTER_"},
    {"cors.*", "SOKETI_CORS_"},
    {"database.*", "SOKETI_DB_"},
    {"databasePooling.*", "SOKETI_DB_"},
    {"queue.*", "SOKETI_QUEUE_"},
    {"rateLimiter.*", "SOKETI_RATE_LIMITER_"},
};

file_option const* meaning_of(std::string_view path)
{
    auto const fits = [&](file_option const& each)
    {
        return each.path.ends_with('*') ? path.starts_with(each.path.substr(0, each.path.size() - 1))
                                        : path == each.path;
    };
    auto const found = std::ranges::find_if(file_options, fits);
    return found == std::end(file_options) ? nullptr : &*found;
}

struct file_reader
{
    std::string const& name;
    config_file result{};

    void read(std::string const& path, json::value const& value)
    {
        if (value.is_null())
            return;
        if (value.is_object())
            return read_members(path + '.', value.get_object());
        auto const place = path + " in " + name;
        auto const* known = meaning_of(path);
        if (!known)
            return result.unknown.push_back(place);
        bool const is_text = value.is_string();
        result.entries[std::string{known->setting}] = {
            place, is_text ? std::string{std::string_view{value.get_string()}} : json::serialize(value)};
    }

    void read_members(std::string const& prefix, json::object const& members)
    {
        for (auto const& [key, member] : members)
            read(prefix + std::string{std::string_view{key}}, member);
    }
};

} // namespace

config_file parse_config_file(std::string_view text, std::string const& name)
{
    return naming(
        name,
        [&]
        {
            file_reader from{name};
            auto const whole = parse_json(text);
            from.read_members("", object_of(whole));
            return std::move(from.result);
        }
    );
}

} // namespace auktiva::app
