#include "outbound/libcurl.hpp"

#include <dlfcn.h>
#include <new>
#include <stdexcept>

namespace auktiva::outbound {

namespace {

/// Its interface since 2006; versions of it do not change what was there.
constexpr auto library = "libcurl.so.4";

template <class Function>
void find(void* in, char const* name, Function& found)
{
    found = reinterpret_cast<Function>(::dlsym(in, name));
    if (!found)
        throw std::runtime_error{std::string{library} + " has no " + name};
}

libcurl_functions load()
{
    auto* const in = ::dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!in)
        throw std::runtime_error{std::string{"libcurl cannot be loaded: "} + ::dlerror()};
    libcurl_functions all{};
    find(in, "curl_global_init", all.global_init);
    find(in, "curl_easy_init", all.easy_init);
    find(in, "curl_easy_setopt", all.easy_setopt);
    find(in, "curl_easy_perform", all.easy_perform);
    find(in, "curl_easy_getinfo", all.easy_getinfo);
    find(in, "curl_easy_strerror", all.easy_strerror);
    find(in, "curl_easy_cleanup", all.easy_cleanup);
    find(in, "curl_slist_append", all.slist_append);
    find(in, "curl_slist_free_all", all.slist_free_all);
    if (all.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        throw std::runtime_error{"libcurl cannot be used"};
    return all;
}

} // namespace

libcurl_functions const& libcurl()
{
    static auto const loaded = load();
    return loaded;
}

void curl_list::add(std::string const& line)
{
    auto* const longer = libcurl().slist_append(list_.get(), line.c_str());
    if (!longer)
        throw std::bad_alloc{};
    static_cast<void>(list_.release());
    list_.reset(longer);
}

} // namespace auktiva::outbound
