#include "app/closing_timer.hpp"
#include "tests/storage/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::app {

BOOST_AUTO_TEST_SUITE(timer_of_ends)

struct no_sink : commands::effect_sink
{
    void apply(commands::effects const&) override {}
    void report(std::exception_ptr) override {}
};

BOOST_AUTO_TEST_CASE(a_database_that_cannot_be_read_does_not_end_the_house)
{
    storage::temporary_folder folder;
    storage::open_options where{.file = folder / "no_tables.db", .mode = storage::access::create};
    storage::database{where}.script("one table", "CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT");
    storage::readers readers{where};
    where.mode = storage::access::write;
    storage::writer writer{{.store = where, .deliver = [](storage::finished_batch) {}}};
    no_sink sink;
    commands::house const home;
    commands::command_queue queue{writer, sink, home};
    boost::asio::io_context io;
    closing_timer timer{io, [] { return timestamp{}; }, readers, queue};

    timer.look_again();
    timer.look_again();
    io.run_for(std::chrono::milliseconds{100});
    readers.stop();
    timer.stop();
    io.restart();
    BOOST_TEST(io.poll() > 0u);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::app
