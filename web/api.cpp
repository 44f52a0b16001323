#include "web/api.hpp"

#include "auth/cookie.hpp"
#include "auth/token.hpp"
#include "web/handlers.hpp"
#include "web/routes.hpp"

#include <algorithm>

namespace auktiva::web {

namespace {

bool is_safe(std::string_view method)
{
    return method == "GET" || method == "HEAD";
}

/// Who asks, and what he is where he asks.
struct caller
{
    user_id viewer;
    /// Hash of the session's token.
    std::string session;
    std::optional<role> as{};
};

caller identify(http::request const& asked, timestamp at, services const& within)
{
    auto const name = auth::cookie_names_for(within.settings.secure_cookies()).session;
    auto const token = asked.cookie(name);
    if (!token)
        return {};
    auto hash = auth::stored_token(*token);
    auto const* session = within.people.find_session(hash, at);
    return session ? caller{session->user, std::move(hash)} : caller{};
}

bool is_maintained(route const& row, user_id const& viewer, services const& within)
{
    return within.settings.maintenance && !is_safe(row.method) && !row.with.in_maintenance &&
           !within.people.administers(viewer);
}

std::optional<problem>
refuse_access(caller& who, access needed, auction_id const& auction, services const& within)
{
    using enum access;
    if (needed == anyone || needed == publisher || needed == scheduler)
        return std::nullopt;
    if (who.viewer.text.empty())
        return refusals::not_signed_in();
    if (needed == signed_in || needed == recipient)
        return std::nullopt;
    if (needed == administrator)
        return within.people.administers(who.viewer) ? std::nullopt
                                                     : std::optional{refusals::not_administrator()};
    who.as = within.people.role_of(who.viewer, auction);
    if (!who.as)
        return refusals::not_a_member();
    bool const allowed = needed == organiser ? organises(*who.as)
                         : needed == owner   ? *who.as == role::owner
                                             : true;
    return allowed ? std::nullopt : std::optional{refusals::no_permission()};
}

/// What is refused by head and memory alone; `who` is then whoever asks.
std::optional<problem> refuse_head(
    http::request const& asked, route const& row, http::captures const& captured, timestamp at,
    services const& within, caller& who
)
{
    if (!is_safe(asked.method) && is_foreign(asked, within.settings))
        return refusals::forbidden("E_CROSS_SITE", "Requests from other sites are not allowed");
    who = identify(asked, at, within);
    if (is_maintained(row, who.viewer, within))
        return refusals::maintenance();
    return refuse_access(who, row.allowed, {std::string{captured["auction"]}}, within);
}

/// The newest change among all that the route's body is built from.
std::uint64_t version_of(call const& what, polled built_from)
{
    auto const& changes = what.use.polled.changes;
    auto newest = changes.of(std::string{commands::everything});
    auto const consider = [&](auto const& id) { newest = std::max(newest, changes.of(id.text)); };
    switch (built_from)
    {
    case polled::item:
        consider(what.id<item_id>("item"));
        break;
    case polled::auction:
        consider(what.id<auction_id>("auction"));
        break;
    case polled::dashboard:
        for (auto const& [auction, as] : what.use.people.memberships(what.viewer))
            consider(auction);
        std::ranges::for_each(what.use.people.free_auctions(), consider);
        [[fallthrough]];
    case polled::notifications:
        consider(what.viewer);
        break;
    case polled::no:
        break;
    }
    return newest;
}

/// Those for whom the body of an item is the same, but for what personalise_item does.
std::string viewers_of_item(call const& what)
{
    auto const* item = what.use.people.find_item(what.id<item_id>("item"));
    if (item && item->creator == what.viewer)
        return "seller";
    return organises(*what.as) ? "organiser" : "member";
}

body_key body_key_of(call const& what, polled built_from, std::uint64_t version)
{
    auto const viewers = built_from == polled::item ? viewers_of_item(what) : what.viewer.text;
    bool const takes_gzip = http::accepts_gzip(what.request.headers.joined("Accept-Encoding"));
    return {what.request.target + ' ' + viewers + (what.is_final && takes_gzip ? " gzip" : ""), version};
}

/// Turns a body that all viewers of a kind share into this viewer's tagged answer.
void finish_polled(call const& what, polled built_from, std::string const& tag, http::response& answer)
{
    if (answer.status != 200)
        return;
    answer.headers.emplace_back("ETag", tag);
    answer.headers.emplace_back("Cache-Control", "private, no-cache");
    if (built_from != polled::item)
        return;
    answer.body = answer.payload();
    answer.shared_body.reset();
    personalise_item(what, answer.body);
}

/// A fault of ours costs one answer, not everybody's evening.
void handle(route const& row, call_ptr const& what)
try
{
    row.handle(what);
}
catch (std::exception const& fault)
{
    what->use.log(what->request.method + ' ' + what->request.path + " failed: " + fault.what());
    what->refuse(refusals::internal());
}

/// From memory if nothing changed; else with a body that is rendered once for all who ask meanwhile.
void answer_polled(call_ptr const& what, route const& row)
{
    auto& polling = what->use.polled;
    auto const version = version_of(*what, row.with.built_from);
    auto const tag = polling.tag(what->viewer.text, what->as ? name_of(*what->as) : "", version);
    if (names_tag(what->request.header("If-None-Match"), tag))
        return what->answer(
            {.status = 304, .headers = {{"ETag", tag}, {"Cache-Control", "private, no-cache"}}}
        );

    what->is_final = row.with.built_from != polled::item;
    auto const key = body_key_of(*what, row.with.built_from, version);
    auto const finish = [raw = what.get(), built_from = row.with.built_from, tag](http::response& answer)
    { finish_polled(*raw, built_from, tag, answer); };
    auto const take_over = [what, finish](http::response const& rendered)
    {
        what->before_answer(finish);
        what->answer(rendered);
    };
    if (auto const rendered = polling.find(key))
        return take_over(*rendered);
    if (polling.join(key, take_over))
        return;
    what->before_answer(
        [&polling, key, finish](http::response& rendered)
        {
            polling.finish(key, rendered);
            finish(rendered);
        }
    );
    handle(row, what);
}

http::response method_not_allowed(std::string const& allow)
{
    auto answer = error_answer(405, "Method not allowed");
    answer.headers.emplace_back("Allow", allow);
    return answer;
}

/// Clients of the one route that would update the server read `success`, whatever it refuses.
http::response with_success(std::string_view path, http::response refused)
{
    if (path == "/api/system/update")
        refused.body.replace(refused.body.size() - 1, 1, ",\"success\":false}");
    return refused;
}

} // namespace

bool is_foreign(http::request const& asked, options const& settings)
{
    if (asked.header("Sec-Fetch-Site") == "cross-site")
        return true;
    auto const origin = asked.header("Origin");
    if (origin.empty())
        return false;
    auto const scheme_end = origin.find("://");
    auto const host = scheme_end == std::string_view::npos ? origin : origin.substr(scheme_end + 3);
    return host != asked.header("Host") && origin != settings.public_url &&
           std::ranges::find(settings.allowed_origins, origin) == settings.allowed_origins.end();
}

bool came_securely(http::request const& asked, options const& settings)
{
    auto const peer = auth::ip_address::parse(asked.peer);
    return asked.secure ||
           (peer && settings.proxies.contain(*peer) && asked.header("X-Forwarded-Proto") == "https");
}

std::string_view options::own_path(std::string_view path) const
{
    if (path_prefix.empty() || !path.starts_with(path_prefix))
        return path;
    auto const rest = path.substr(path_prefix.size());
    return rest.starts_with("/app/") || rest.starts_with("/apps/") ? rest : path;
}

void answer(http::request asked, http::responder respond, services& within)
{
    asked.path.erase(0, asked.path.size() - within.settings.own_path(asked.path).size());
    asked.target.erase(0, asked.target.size() - within.settings.own_path(asked.target).size());
    auto found = find_route(asked.method, asked.path);
    if (!found.row)
        return respond(
            found.allow.empty() ? error_answer(404, "Not found")
                                : with_success(asked.path, method_not_allowed(found.allow))
        );

    auto const what = std::make_shared<call>(
        std::move(asked), std::move(found.parameters), std::move(respond), within, found.row->with.takes,
        found.row->with.asks
    );
    caller who;
    auto const refused = refuse_head(what->request, *found.row, what->captured(), what->at, within, who);
    what->viewer = std::move(who.viewer);
    what->session = std::move(who.session);
    what->as = who.as;
    if (refused)
        return what->answer(with_success(what->request.path, refusal_answer(*refused)));
    if (found.row->with.built_from != polled::no)
        return answer_polled(what, *found.row);
    handle(*found.row, what);
}

http::admission admit(http::request const& head, services& within)
{
    auto const found = find_route(head.method, within.settings.own_path(head.path));
    auto const limit = found.row ? found.row->with.body_limit : usual_body_limit;
    bool const is_usual = limit <= usual_body_limit && head.header("Expect").empty();
    if (!found.row || is_usual)
        return {.body_limit = limit};
    caller who;
    if (auto const refused = refuse_head(head, *found.row, found.parameters, within.now(), within, who))
        return {.refused = refusal_answer(*refused)};
    return {.body_limit = limit};
}

} // namespace auktiva::web
