#pragma once

#include "http/options.hpp"
#include "http/request_parser.hpp"
#include "http/unsent.hpp"

#include <boost/intrusive/list.hpp>

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace auktiva::http {

struct service;

/// One client's connection: reads a request, has it answered, reads the next. It lives as long as
/// somebody waits for it, be it the socket or a responder. An idle one holds neither parser nor buffer.
class connection : public std::enable_shared_from_this<connection>, public boost::intrusive::list_base_hook<>
{
public:
    using clock = std::chrono::steady_clock;

    connection(std::shared_ptr<service> shared, stream peer);

    void start();
    /// Answers 503 unasked.
    void turn_away();

    void respond(response answer);
    void answer_unanswered();

    bool is_idle() const noexcept;
    /// Whether a request has begun that has not got its whole answer.
    bool is_owed() const noexcept;
    void close();
    /// While nobody waits for anything: not if a request has come, nor if it is new and about to send one.
    void close_if_idle(clock::time_point now);
    void close_if_expired(clock::time_point now);

private:
    enum class phase
    {
        reading,
        handling,
        writing,
        fetching,
        lingering,
        closed,
    };

    void read_later();
    void read();
    void consume(std::string_view bytes);
    void read_request(std::string_view& bytes);
    void resume();
    void await_more();
    void start_stage_timeout();
    void expect_body();
    void admit(bool waits_for_leave);
    bool reserve(std::uint64_t body_limit);
    void give_back();
    void allow_body();
    void dispatch(std::string_view& rest);
    void hand_over(request incoming, std::string_view& rest);
    void refuse(refusal const& why);
    void turn_down(response answer);
    void send(response answer);
    void write_later();
    void write();
    void end_piece();
    void take_piece(std::string piece);
    void end_answer();
    void linger();
    void hear_out();
    void expire_after(options::duration wait) { deadline_ = clock::now() + wait; }

    std::shared_ptr<service> service_;
    stream stream_;
    std::unique_ptr<request_parser> parser_;
    std::unique_ptr<unsent> unsent_;
    /// Requests read while an earlier one waits for its answer.
    std::string unread_;
    std::int64_t read_at_{};
    clock::time_point deadline_{clock::time_point::max()};
    /// The stage the deadline is for, and when it began.
    std::optional<request_parser::stage> timed_;
    clock::time_point began_{clock::now()};
    /// What the request's body may take of `service::large_bodies`.
    std::uint64_t reserved_{};
    phase phase_{phase::reading};
    bool is_new_{true};
    bool consuming_{};
    bool is_last_{};
    bool is_head_{};
    int version_{11};
};

/// What the connections of a server share; one thread, so one read buffer and one scratch do for all.
struct service
{
    service(options how, handler answering, upgrade_handler upgrading)
        : settings{std::move(how)}
        , handle{std::move(answering)}
        , upgrade{std::move(upgrading)}
    {
    }

    options settings;
    handler handle;
    upgrade_handler upgrade;
    boost::intrusive::list<connection> connections{};
    std::function<void()> when_drained{};
    /// For the Date field; the sweep renews it.
    std::string date{};
    /// Scratch for the head of the answer being sent.
    std::string head{};
    bool is_draining{};
    /// What the large bodies being read or answered take by now.
    std::uint64_t large_bodies{};
    std::array<char, 64 * 1024> buffer{};

    /// Takes a connection off the list.
    void forget(connection& gone);
};

} // namespace auktiva::http
