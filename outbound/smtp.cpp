#include "outbound/smtp.hpp"

#include "outbound/libcurl.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace auktiva::outbound {

namespace {

constexpr std::size_t longest_reply = 300;

bool is_loopback(std::string_view host)
{
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}

} // namespace

/// What was said about one message.
struct smtp::exchange
{
    /// How far the talk about it has come.
    enum class stage
    {
        greeting,
        sender,
        recipient,
        content,
    };

    std::string_view unread;
    stage at{stage::greeting};
    /// The host's answer to what we said last.
    std::string reply;
    bool ended{};

    int reply_code() const
    {
        return reply.size() < 3 ? 0 : (reply[0] - '0') * 100 + (reply[1] - '0') * 10 + (reply[2] - '0');
    }

    void say(std::string_view line)
    {
        // After the farewell nothing counts any more.
        ended = ended || line.starts_with("QUIT");
        if (ended)
            return;
        reply.clear();
        // Anything else may hold the password.
        if (line.starts_with("MAIL FROM:"))
            at = stage::sender;
        else if (line.starts_with("RCPT TO:"))
            at = stage::recipient;
        else if (at == stage::recipient && line.starts_with("DATA"))
            at = stage::content;
    }

    void hear(std::string_view line)
    {
        if (!ended && reply.size() < longest_reply)
            (reply += reply.empty() ? "" : " ") += printable(line);
    }

    static std::size_t read(char* into, std::size_t size, std::size_t count, void* self)
    {
        auto& unread = static_cast<exchange*>(self)->unread;
        auto const length = std::min(size * count, unread.size());
        std::memcpy(into, unread.data(), length);
        unread.remove_prefix(length);
        return length;
    }

    static int listen(CURL*, curl_infotype kind, char* text, std::size_t size, void* self)
    {
        auto& heard = *static_cast<exchange*>(self);
        if (kind == CURLINFO_HEADER_OUT)
            heard.say({text, size});
        else if (kind == CURLINFO_HEADER_IN)
            heard.hear({text, size});
        return 0;
    }
};

smtp::smtp(smtp_options options)
    : curl_line{"smtp,smtps", options.timeouts}
    , options_{std::move(options)}
{
}

void smtp::set_up_security(void* handle) const
{
    auto const set = libcurl().easy_setopt;
    // A password is not said in the clear to anybody who merely claims to have no TLS.
    bool const required = options_.security == smtp_security::required ||
                          (!options_.password.empty() && !is_loopback(options_.host));
    set(handle, CURLOPT_USE_SSL, long{required ? CURLUSESSL_ALL : CURLUSESSL_TRY});
    if (!options_.ca_file.empty())
        set(handle, CURLOPT_CAINFO, options_.ca_file.c_str());
    if (!options_.user.empty())
    {
        set(handle, CURLOPT_USERNAME, options_.user.c_str());
        set(handle, CURLOPT_PASSWORD, options_.password.c_str());
    }
}

void smtp::set_up(void* handle)
{
    auto const set = libcurl().easy_setopt;
    bool const is_ipv6 = options_.host.find(':') != std::string::npos;
    auto const url =
        std::string{options_.security == smtp_security::from_the_start ? "smtps://" : "smtp://"} +
        (is_ipv6 ? "[" + options_.host + "]" : options_.host) + ":" + std::to_string(options_.port) + "/" +
        options_.greeting;
    set(handle, CURLOPT_URL, url.c_str());
    set(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(options_.timeouts.whole_timeout.count()));
    set(handle, CURLOPT_UPLOAD, 1L);
    set(handle, CURLOPT_READFUNCTION, &exchange::read);
    set(handle, CURLOPT_DEBUGFUNCTION, &exchange::listen);
    set_up_security(handle);
}

verdict smtp::send(std::string const& from, std::string const& to, std::string const& message)
{
    exchange heard{.unread = message, .reply = {}};
    auto* const handle = open();
    auto const set = libcurl().easy_setopt;
    curl_list recipients;
    recipients.add(to);
    set(handle, CURLOPT_MAIL_FROM, from.c_str());
    set(handle, CURLOPT_MAIL_RCPT, recipients.get());
    set(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
    set(handle, CURLOPT_READDATA, &heard);
    set(handle, CURLOPT_DEBUGDATA, &heard);
    set(handle, CURLOPT_VERBOSE, 1L);

    std::string fault;
    auto const code = perform(fault);

    // Nothing that follows may find the way back to here.
    set(handle, CURLOPT_VERBOSE, 0L);
    auto what = judge(code, heard, fault);
    if (what.host_failed)
        hang_up();
    return what;
}

verdict smtp::judge(int code, exchange const& heard, std::string const& fault) const
{
    if (code == CURLE_OK)
        return {.outcome = delivery::sent, .error = {}};
    auto const reply = heard.reply_code();
    bool const spoke = reply >= 400;
    auto error = spoke ? heard.reply : fault;
    if (stopping())
        return {.outcome = delivery::unreachable, .error = "stopped", .host_failed = true};
    if (heard.at < exchange::stage::recipient || reply == 421)
        return {.outcome = delivery::unreachable, .error = std::move(error), .host_failed = true};
    if (spoke && reply >= 500)
        return {.outcome = delivery::refused, .error = std::move(error)};
    return {.outcome = delivery::failed, .error = std::move(error), .host_failed = !spoke};
}

} // namespace auktiva::outbound
