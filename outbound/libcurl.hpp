#pragma once

#include <curl/curl.h>
#include <memory>
#include <string>

namespace auktiva::outbound {

/// What we use of libcurl, by its own names.
struct libcurl_functions
{
    decltype(&::curl_global_init) global_init;
    decltype(&::curl_easy_init) easy_init;
    decltype(&::curl_easy_setopt) easy_setopt;
    decltype(&::curl_easy_perform) easy_perform;
    decltype(&::curl_easy_getinfo) easy_getinfo;
    decltype(&::curl_easy_strerror) easy_strerror;
    decltype(&::curl_easy_cleanup) easy_cleanup;
    decltype(&::curl_slist_append) slist_append;
    decltype(&::curl_slist_free_all) slist_free_all;
};

/// libcurl, loaded the first time (docs/decisions/0016). Throws std::runtime_error if it cannot be.
libcurl_functions const& libcurl();

/// A list of lines as libcurl takes it.
class curl_list
{
public:
    /// Throws std::bad_alloc.
    void add(std::string const& line);
    curl_slist* get() const { return list_.get(); }

private:
    std::unique_ptr<curl_slist, decltype(&::curl_slist_free_all)> list_{nullptr, libcurl().slist_free_all};
};

} // namespace auktiva::outbound
