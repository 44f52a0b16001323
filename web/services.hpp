#pragma once

#include "auction/time.hpp"
#include "auth/client_address.hpp"
#include "auth/hasher.hpp"
#include "auth/rate_limit.hpp"
#include "commands/command_queue.hpp"
#include "realtime/app.hpp"
#include "realtime/hub.hpp"
#include "storage/file_threads.hpp"
#include "storage/image_store.hpp"
#include "storage/readers.hpp"
#include "web/directory.hpp"
#include "web/mail_desk.hpp"
#include "web/polling.hpp"
#include "web/publishing_desk.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::web {

/// The realtime server pages connect to instead of us.
struct outside_server
{
    /// As Auktiva calls its kind: soketi or pusher.
    std::string driver;
    /// Empty: where the page comes from.
    std::string host;
    std::uint16_t port{};
    bool use_tls{};
    std::string cluster;
};

/// What the API needs to be told.
struct options
{
    /// What users type to get here, without a slash at the end.
    std::string public_url;
    std::string auth_secret;
    /// Origins besides our own that may send cookies and open sockets.
    std::vector<std::string> allowed_origins;
    auth::trusted_proxies proxies;
    int password_min{8};
    auth::rate bids;
    auth::rate comments;
    auth::rate registrations;
    auth::rate sign_ins;
    /// Who knows it may have all mails sent; empty: nobody.
    std::string cron_secret;
    /// What stands before /app and /apps, for who reaches us under such a path.
    std::string path_prefix;
    /// Of links to verify an address or to reset a password, to one account.
    auth::rate links;
    /// Whoever hosts the house administers it, not its users.
    bool hosted{};
    /// Only the administrator writes.
    bool maintenance{};
    /// The apps whose keys and secrets the realtime endpoint knows; the first is the built-in one, or ours at
    /// the server outside.
    std::vector<realtime::app> apps;
    /// Nothing where the endpoint is our own, or none.
    std::optional<outside_server> outside{};

    /// A plain port beside TLS, where a Secure cookie would get lost.
    bool plain_port{};

    /// A path of the realtime endpoint without the prefix; any other as it is.
    std::string_view own_path(std::string_view path) const;
    bool secure_cookies() const { return !plain_port && public_url.starts_with("https://"); }
};

/// Everything handlers work with. Lives on the I/O thread.
struct services
{
    options const& settings;
    directory const& people;
    polling& polled;
    commands::command_queue& commands;
    commands::house const& home;
    storage::readers& readers;
    storage::image_store const& images;
    storage::file_threads& files;
    auth::hasher& hasher;
    auth::rate_limiter& limits;
    /// nullptr where realtime is disabled or outside.
    realtime::hub* hub;
    /// nullptr where realtime is not outside.
    publishing_desk* outside;
    /// nullptr where no mail host is set.
    mail_desk* mail;
    clock_source now;
    /// Brings work from other threads to the I/O thread.
    std::function<void(std::function<void()>)> post;
    std::function<void(std::string_view line)> log;
    /// What was accepted is finished, nothing more is taken in.
    bool stopping{};
};

} // namespace auktiva::web
