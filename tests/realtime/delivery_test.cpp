#include "tests/realtime/hall.hpp"

#include <cstdlib>
#include <new>
#include <numeric>
#include <tuple>
#include <utility>

using namespace auktiva::realtime;

// Sanitizers bring their own.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {

/// Of this thread.
thread_local std::size_t allocations = 0;

} // namespace

void* operator new(std::size_t size)
{
    ++allocations;
    if (auto* const memory = std::malloc(size))
        return memory;
    throw std::bad_alloc{};
}

void operator delete(void* memory) noexcept
{
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

namespace {

/// Takes everything and remembers nothing.
struct sink : fake_transport
{
    std::ptrdiff_t write(std::span<iovec const> parts) override
    {
        return std::accumulate(
            parts.begin(), parts.end(), std::ptrdiff_t{0},
            [](auto sum, auto const& part) { return sum + static_cast<std::ptrdiff_t>(part.iov_len); }
        );
    }
};

/// What eight events of one turn cost so many listeners, once there is room.
std::size_t allocations_for(std::size_t listeners)
{
    hall here{listeners};
    std::vector<client_end> audience;
    for (std::size_t i = 0; i < listeners; ++i)
    {
        client_end made;
        made.line = std::make_shared<sink>();
        made.end = here.listening.open({.app_key = "guest"}, made.line, here.now);
        here.subscribe(made, "lamps");
        audience.push_back(std::move(made));
    }
    auto const turn = [&, &app = *audience.front().end->of()]
    {
        for (int event = 0; event < 8; ++event)
            std::ignore = here.listening.publish(app, "lamps", "lit", "{}");
        here.listening.flush();
    };
    turn();
    turn();
    auto const before = std::exchange(allocations, 0);
    turn();
    return std::exchange(allocations, before);
}

} // namespace

BOOST_AUTO_TEST_SUITE(delivery)

BOOST_AUTO_TEST_CASE(allocates_nothing_for_a_listener)
{
    auto const for_one = allocations_for(1);
    BOOST_TEST(for_one > 0u);
    BOOST_TEST(allocations_for(500) == for_one);
}

BOOST_AUTO_TEST_SUITE_END()

#endif
