#include "web/handlers.hpp"

#include <boost/url/url.hpp>

// Pages of NextAuth whose place the site's own login page takes.
namespace auktiva::web {

namespace {

/// Sends the browser to the login page with those of the query's members that it asked with.
void go_to_login(call& what, std::initializer_list<std::string_view> members)
{
    auto const asked = what.query();
    if (!asked)
        return;
    boost::urls::url to{what.use.settings.public_url + "/login"};
    for (auto const name : members)
        if (auto const value = asked->optional_text(name))
            to.params().append({name, *value});
    what.answer({.status = 302, .headers = {{"Location", std::string{to.buffer()}}}});
}

} // namespace

void sign_in_page(call_ptr call)
{
    go_to_login(*call, {"callbackUrl", "error"});
}

void sign_in_error_page(call_ptr call)
{
    go_to_login(*call, {"error"});
}

void take_client_log(call_ptr call)
{
    call->answer(object_answer(200, [](json_writer&) {}));
}

} // namespace auktiva::web
