#include "outbound/courier.hpp"

#include "auction/text_rules.hpp"
#include "outbound/mail_templates.hpp"

namespace auktiva::outbound {

using namespace std::chrono_literals;

namespace {

/// So long a connection nobody needs is kept for the next mail.
constexpr auto patience = 5s;

} // namespace

courier::courier(smtp_options host, sender as)
    : as_{std::move(as)}
    , host_{std::move(host)}
    , thread_{[this] { run(); }}
{
}

bool courier::submit(mail what, report then)
{
    {
        std::lock_guard const lock{mutex_};
        if (stopping_)
            return false;
        waiting_.push_back({std::move(what), std::move(then)});
    }
    changed_.notify_one();
    return true;
}

void courier::stop()
{
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    host_.stop();
    changed_.notify_one();
    if (thread_.joinable())
        thread_.join();
}

/// False once all is done.
bool courier::wait_for_errand(std::unique_lock<std::mutex>& lock)
{
    auto const woken = [this] { return stopping_ || !waiting_.empty(); };
    if (host_.connected() && !changed_.wait_for(lock, patience, woken))
    {
        lock.unlock();
        host_.hang_up();
        lock.lock();
    }
    changed_.wait(lock, woken);
    return !waiting_.empty();
}

void courier::run()
{
    std::unique_lock lock{mutex_};
    while (wait_for_errand(lock))
    {
        auto const next = std::move(waiting_.front());
        waiting_.pop_front();
        bool const stopped = stopping_;
        lock.unlock();
        next.then(stopped ? verdict{.error = "stopped"} : deliver(next.what));
        lock.lock();
    }
}

verdict courier::deliver(mail const& what)
{
    try
    {
        if (!is_email(what.to_email))
            return {.outcome = delivery::refused, .error = "this is not an e-mail address"};
        message const whole{
            .from = as_.from,
            .to = {what.to_name.value_or(""), what.to_email},
            .words = write_letter(what, as_.from.name, as_.public_url),
            .written_at = what.created_at,
            .id = what.id.text,
        };
        return host_.send(as_.from.address, what.to_email, write_message(whole));
    }
    catch (std::exception const& fault)
    {
        return {.outcome = delivery::failed, .error = fault.what()};
    }
}

} // namespace auktiva::outbound
