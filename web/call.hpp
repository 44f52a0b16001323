#pragma once

#include "auction/access_rules.hpp"
#include "auction/refusals.hpp"
#include "http/content_coding.hpp"
#include "http/request.hpp"
#include "http/responder.hpp"
#include "http/router.hpp"
#include "web/answers.hpp"
#include "web/body.hpp"
#include "web/services.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace auktiva::web {

class call;
using call_ptr = std::shared_ptr<call>;

/// One request on its way to its answer, and all a handler may ask and do. Belongs to the I/O thread; keep it
/// alive by a call_ptr until it is answered.
class call : public std::enable_shared_from_this<call>
{
public:
    call(
        http::request asked, http::captures captured, http::responder respond, services& within,
        form const* takes, form const* asks
    )
        : request{std::move(asked)}
        , use{within}
        , at{std::chrono::milliseconds{request.received}}
        , captured_{std::move(captured)}
        , respond_{std::move(respond)}
        , takes_{takes}
        , asks_{asks}
    {
    }

    http::request const request;
    services& use;
    /// The stamp: when the request's last byte was read.
    timestamp const at;
    /// Who asks; empty for a stranger.
    user_id viewer;
    /// Hash of the session's token.
    std::string session;
    /// The viewer's role in the auction of the path.
    std::optional<role> as;
    /// Whether what `read` gives is the answer as it leaves, and may be compressed.
    bool is_final{true};

    /// A part of the path: id<item_id>("item").
    template <class Id>
    Id id(std::string_view name) const
    {
        return Id{std::string{captured_[name]}};
    }
    std::string_view captured(std::string_view name) const { return captured_[name]; }
    http::captures const& captured() const { return captured_; }

    /// The body's members, as the route's form allows them; anything else is refused here and gives nothing.
    std::optional<body> members();
    /// The same of the query.
    std::optional<body> query();

    void answer(http::response what);
    void refuse(problem const& why) { answer(refusal_answer(why)); }

    /// Hands a command to the writer; `render(answer)` makes the response after its commit.
    template <commands::command Command, class Render>
    void commit(Command what, Render render)
    {
        use.commands.submit(
            std::move(what),
            [self = shared_from_this(), render = std::move(render)](result<typename Command::answer> outcome)
            { outcome ? self->answer(render(*std::move(outcome))) : self->refuse(outcome.error()); },
            unseen_session()
        );
    }

    /// Runs `query(database&)`, which gives a result<http::response>, on a reader's thread in one snapshot,
    /// and compresses there.
    template <class Query>
    void read(Query query)
    {
        auto work = [this, query = std::move(query)](storage::database& db) mutable -> result<http::response>
        {
            result<http::response> answer = query(db);
            if (answer && is_final)
                http::compress(*answer, request.headers.joined("Accept-Encoding"));
            return answer;
        };
        fetch(
            std::move(work), [](call& self, result<http::response> outcome)
            { outcome ? self.answer(*std::move(outcome)) : self.refuse(outcome.error()); }
        );
    }

    /// As read, but `then(call&, result)` goes on here with whatever result `query` gives.
    template <class Query, class Then>
    void fetch(Query query, Then then)
    {
        using outcome = decltype(query(std::declval<storage::database&>()));
        auto work = [self = shared_from_this(), query = std::move(query), then](storage::database& db) mutable
        {
            auto& within = self->use;
#ifdef AUKTIVA_TESTING
            auto const runs_before = db.runs();
#endif
            auto found = std::make_shared<outcome>(attempt<outcome>(within, [&] { return query(db); }));
#ifdef AUKTIVA_TESTING
            within.post([self, runs = db.runs() - runs_before]
                        { self->add_header("X-Statements", std::to_string(runs)); });
#endif
            within.post([self = std::move(self), found, then] { then(*self, std::move(*found)); });
        };
        if (!use.readers.submit(std::move(work)))
            refuse(refusals::busy("E_BUSY", "Too many are reading; please try again"));
    }

    /// Does work of another thread; what it throws is logged, and refused as a fault of ours.
    template <class Outcome, class Work>
    static Outcome attempt(services& within, Work const& work)
    {
        try
        {
            return work();
        }
        catch (std::exception const& fault)
        {
            within.post([&within, what = std::string{fault.what()}] { within.log("failed: " + what); });
            return Outcome{refusals::internal()};
        }
    }

    /// The viewer's session, where it is a while since a commit told that it is in use; else empty.
    std::string unseen_session() const;
    /// Counts this request under a rate and notes the headers; refuses and gives false beyond it.
    bool within_rate(std::string const& key, auth::rate rate);
    /// Where the request came from, proxies looked through.
    std::string client_address() const;

    /// Added to whatever is answered.
    void add_header(std::string name, std::string value)
    {
        extra_headers_.emplace_back(std::move(name), std::move(value));
    }
    /// Called with the answer before it leaves.
    void before_answer(std::function<void(http::response&)> change)
    {
        before_answer_ = std::move(change);
    }

private:
    http::captures captured_;
    std::optional<http::responder> respond_;
    form const* takes_;
    form const* asks_;
    std::vector<std::pair<std::string, std::string>> extra_headers_;
    std::function<void(http::response&)> before_answer_;
};

} // namespace auktiva::web
