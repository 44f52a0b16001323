#include "app/retired_settings.hpp"

#include <array>

namespace auktiva::app {

namespace {

struct retired_setting
{
    /// Ends in `*` where it stands for all names that begin so.
    std::string_view name;
    std::string_view advice;
};

constexpr std::string_view no_oauth = "people sign in with e-mail address and password";
constexpr std::string_view no_captcha = "registrations are limited by RATE_LIMIT_REGISTER";
constexpr std::string_view one_process = "one process serves everybody";
constexpr std::string_view app_list = "further apps are listed in SOKETI_APPS or in the file of --config";

constexpr std::array retired{
    retired_setting{"DATABASE_URL", "the database is store.db in AUKTIVA_DATA_DIR"},
    retired_setting{"DATABASE_AUTH_TOKEN", "the database is store.db in AUKTIVA_DATA_DIR"},
    retired_setting{"NEXTAUTH_URL_INTERNAL", "there is one process and no way inside"},
    retired_setting{"AUTH_TRUST_HOST", "set PUBLIC_URL, and TRUSTED_PROXIES behind a proxy"},
    retired_setting{"STORAGE_LOCAL_PATH", "images are kept in AUKTIVA_DATA_DIR"},
    retired_setting{"S3_*", "images are kept in AUKTIVA_DATA_DIR"},
    retired_setting{"GOOGLE_CLIENT_*", no_oauth},
    retired_setting{"MICROSOFT_CLIENT_*", no_oauth},
    retired_setting{"RECAPTCHA_SECRET_KEY", no_captcha},
    retired_setting{"NEXT_PUBLIC_RECAPTCHA_SITE_KEY", no_captcha},
    retired_setting{
        "DEPLOYMENT_ADMIN_EMAIL", "the first start prints a setup token, or run auktiva user promote"},
    retired_setting{"LOG_LEVEL", "the log is short; REALTIME_DEBUG adds events"},
    retired_setting{"SOKETI_ADAPTER_*", one_process},
    retired_setting{"SOKETI_CLUSTER_*", one_process},
    retired_setting{"SOKETI_MODE", one_process},
    retired_setting{"SOKETI_QUEUE_*", "webhooks wait in the database"},
    retired_setting{"SOKETI_RATE_LIMITER_*", "rates are counted in memory"},
    retired_setting{"SOKETI_CACHE_*", "cache channels are kept in memory, for SOKETI_CHANNEL_CACHE_TTL"},
    retired_setting{"SOKETI_APP_MANAGER_*", app_list},
    retired_setting{"SOKETI_DB_*", app_list},
    retired_setting{"SOKETI_CORS_*", "browsers do not call the HTTP API; sockets: ALLOWED_ORIGINS"},
    retired_setting{"SOKETI_HTTP_MAX_REQUEST_SIZE", "requests to the HTTP API may have 1 MiB"},
    retired_setting{"SOKETI_SSL_CA", "clients need no certificates"},
    retired_setting{
        "SOKETI_SHUTDOWN_GRACE_PERIOD",
        "a stop finishes what was accepted, and lasts as long as it needs, up to 8 s"},
    retired_setting{"SOKETI_METRICS_DRIVER", ""},
    retired_setting{
        "SOKETI_HTTP_ACCEPT_TRAFFIC_MEMORY_THRESHOLD",
        "REALTIME_CAPACITY bounds the sockets and what they take"},
    retired_setting{"HOSTNAME", ""},
    retired_setting{"NODE_ENV", ""},
    retired_setting{"VERCEL", ""},
    retired_setting{"ANALYZE", ""},
    retired_setting{"AUKTIVA_INSTALL_DIR", ""},
    retired_setting{"AUKTIVA_UPDATE", ""},
};

bool names(retired_setting const& each, std::string_view name)
{
    if (each.name.ends_with('*'))
        return name.starts_with(each.name.substr(0, each.name.size() - 1));
    return name == each.name;
}

} // namespace

std::optional<std::string_view> advice_on(std::string_view name)
{
    for (auto const& each : retired)
        if (names(each, name))
            return each.advice;
    return std::nullopt;
}

} // namespace auktiva::app
