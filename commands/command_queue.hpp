#pragma once

#include "auction/refusals.hpp"
#include "commands/context.hpp"
#include "commands/sessions.hpp"
#include "storage/writer.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace auktiva::commands {

/// A command is plain data with a stamp `at` and an `answer` type; the overload of
/// `result<answer> run(command const&, context&)` beside it reads, decides by the rules, writes and
/// announces.
template <class Command>
concept command = requires(Command const& what, context& within)
{
    typename Command::answer;
    {
        what.at
        } -> std::convertible_to<timestamp>;
    {
        run(what, within)
        } -> std::same_as<result<typename Command::answer>>;
};

/// Calls the `run` beside the command, where members of that name would hide it.
template <command Command>
auto carry_out(Command const& what, context& within)
{
    return run(what, within);
}

/// Commands on their way to the writer and their answers on the way back.
class command_queue
{
public:
    /// All three must outlive what is queued.
    command_queue(storage::writer& writer, effect_sink& sink, house const& home)
        : writer_{writer}
        , sink_{sink}
        , home_{home}
    {
    }

    /// Calls `then(result<answer>)` on the I/O thread once the outcome is durable, or at once if the queue is
    /// full. For the I/O thread; stamps must not fall.
    /// `seen_session`, the hash of a token, is noted as in use if the command is accepted; empty for none.
    template <command Command, class Then>
    void submit(Command what, Then then, std::string seen_session = {})
    {
        submit_as(std::move(what), std::move(then), false, std::move(seen_session));
    }

    /// For the house's own timers: exempt from the queue's bound.
    template <command Command, class Then>
    void submit_urgent(Command what, Then then)
    {
        submit_as(std::move(what), std::move(then), true, {});
    }

    /// How many are queued.
    std::size_t waiting() const { return writer_.waiting(); }

private:
    template <class Command, class Then>
    class command_job;

    template <class Command, class Then>
    void submit_as(Command what, Then then, bool urgent, std::string seen_session)
    {
        auto const stamp = what.at;
        auto shared_then = std::make_shared<Then>(std::move(then));
        auto work = std::make_unique<command_job<Command, Then>>(
            std::move(what), shared_then, sink_, home_, std::move(seen_session)
        );
        if (!(urgent ? writer_.submit_urgent(std::move(work)) : writer_.submit(stamp, std::move(work))))
            (*shared_then)(refusals::busy("E_BUSY", "Too much is waiting to be written; please try again"));
    }

    storage::writer& writer_;
    effect_sink& sink_;
    house const& home_;
};

template <class Command, class Then>
class command_queue::command_job final : public storage::job
{
public:
    command_job(
        Command what, std::shared_ptr<Then> then, effect_sink& sink, house const& home,
        std::string seen_session
    )
        : command_{std::move(what)}
        , then_{std::move(then)}
        , sink_{sink}
        , home_{home}
        , seen_session_{std::move(seen_session)}
    {
    }

    void run(storage::database& db) override
    {
        context within{db, effects_, home_, command_.at};
        outcome_.emplace(carry_out(command_, within));
        if (!seen_session_.empty() && outcome_->has_value())
            note_seen(within, seen_session_);
    }

    bool refused() const override { return outcome_->has_error(); }

    void forget() override
    {
        effects_ = {};
        outcome_.reset();
    }

    void apply() override { sink_.apply(effects_); }

    void answer() override { (*then_)(std::move(*outcome_)); }

    void fail(std::exception_ptr reason) override
    {
        sink_.report(reason);
        try
        {
            std::rethrow_exception(reason);
        }
        catch (storage::storage_full const&)
        {
            (*then_)(refusals::busy("E_STORAGE_FULL", "The server's disk is full; nothing was saved"));
        }
        catch (storage::outcome_unknown const&)
        {
            (*then_)(refusals::busy(
                "E_OUTCOME_UNKNOWN",
                "The server could not finish this; try again with the same Idempotency-Key"
            ));
        }
        catch (std::exception const&)
        {
            (*then_)(refusals::internal());
        }
    }

private:
    Command const command_;
    std::shared_ptr<Then> const then_;
    effect_sink& sink_;
    house const& home_;
    std::string const seen_session_;
    effects effects_;
    std::optional<result<typename Command::answer>> outcome_;
};

} // namespace auktiva::commands
