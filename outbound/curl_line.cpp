#include "outbound/curl_line.hpp"

#include "outbound/libcurl.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace auktiva::outbound {

namespace {

constexpr std::size_t longest_error = 300;

} // namespace

std::string printable(std::string_view text)
{
    std::string line{text.substr(0, longest_error)};
    std::ranges::replace_if(
        line, [](char c) { return c < ' ' || c > '~'; }, ' '
    );
    return line.substr(0, line.find_last_not_of(' ') + 1);
}

void curl_line::handle_closer::operator()(void* handle) const
{
    libcurl().easy_cleanup(handle);
}

curl_line::curl_line(char const* protocols, line_options options)
    : protocols_{protocols}
    , options_{options}
{
    libcurl(); // Where it is missing we do not wait for the first exchange to say so.
}

curl_line::~curl_line()
{
    hang_up();
}

void* curl_line::open()
{
    if (handle_)
        return handle_.get();
    handle_.reset(libcurl().easy_init());
    auto* const handle = handle_.get();
    if (!handle)
        throw std::runtime_error{"libcurl has no handle left"};
    auto const set = libcurl().easy_setopt;
    set(handle, CURLOPT_PROTOCOLS_STR, protocols_);
    set(handle, CURLOPT_PROXY, "");
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    set(handle, CURLOPT_CONNECTTIMEOUT, static_cast<long>(options_.connect_timeout.count()));
    set(handle, CURLOPT_TIMEOUT, static_cast<long>(options_.whole_timeout.count()));
    watch(handle);
    set_up(handle);
    return handle;
}

/// Knows the handle's sockets, and asks it to give up once this is stopped.
void curl_line::watch(void* handle)
{
    auto const set = libcurl().easy_setopt;
    set(handle, CURLOPT_NOPROGRESS, 0L);
    set(handle, CURLOPT_XFERINFODATA, this);
    set(
        handle, CURLOPT_XFERINFOFUNCTION,
        +[](void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) -> int
        { return static_cast<curl_line*>(self)->stopping_; }
    );
    set(handle, CURLOPT_OPENSOCKETDATA, this);
    set(
        handle, CURLOPT_OPENSOCKETFUNCTION,
        +[](void* self, curlsocktype, curl_sockaddr* to) -> curl_socket_t
        { return static_cast<curl_line*>(self)->open_socket(to->family, to->socktype, to->protocol); }
    );
    set(handle, CURLOPT_CLOSESOCKETDATA, this);
    set(
        handle, CURLOPT_CLOSESOCKETFUNCTION,
        +[](void* self, curl_socket_t socket) -> int
        { return static_cast<curl_line*>(self)->close_socket(socket); }
    );
}

int curl_line::perform(std::string& fault)
{
    std::array<char, CURL_ERROR_SIZE> words{};
    auto* const handle = open();
    auto const& curl = libcurl();
    curl.easy_setopt(handle, CURLOPT_ERRORBUFFER, words.data());
    auto const code = curl.easy_perform(handle);
    // Nothing that follows may find the way back to here.
    curl.easy_setopt(handle, CURLOPT_ERRORBUFFER, nullptr);
    if (code != CURLE_OK)
        fault = stopping_ ? "stopped" : printable(words.front() ? words.data() : curl.easy_strerror(code));
    return code;
}

void curl_line::hang_up()
{
    // A host that does not answer the farewell is not waited for.
    cut_connections(SHUT_RD);
    handle_.reset();
}

bool curl_line::connected()
{
    std::lock_guard const guard{lock_};
    return !sockets_.empty();
}

void curl_line::stop()
{
    stopping_ = true;
    cut_connections(SHUT_RDWR);
}

void curl_line::cut_connections(int how)
{
    std::lock_guard const guard{lock_};
    for (auto const each : sockets_)
        ::shutdown(each, how);
}

int curl_line::open_socket(int family, int type, int protocol)
{
    std::lock_guard const guard{lock_};
    if (stopping_)
        return CURL_SOCKET_BAD;
    auto const fresh = ::socket(family, type | SOCK_CLOEXEC, protocol);
    if (fresh >= 0)
        sockets_.push_back(fresh);
    return fresh;
}

int curl_line::close_socket(int socket)
{
    std::lock_guard const guard{lock_};
    std::erase(sockets_, socket);
    return ::close(socket);
}

} // namespace auktiva::outbound
