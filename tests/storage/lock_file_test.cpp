#include "storage/lock_file.hpp"
#include "tests/storage/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <optional>
#include <sys/wait.h>
#include <unistd.h>

namespace auktiva::storage {

BOOST_AUTO_TEST_SUITE(the_lock_file)

BOOST_AUTO_TEST_CASE(a_second_holder_is_told_the_pid_of_the_first)
{
    temporary_folder const folder;
    std::optional<lock_file> first{folder / "auktiva.lock"};
    BOOST_CHECK_EXCEPTION(
        lock_file{folder / "auktiva.lock"}, already_running,
        [](already_running const& refused) { return refused.pid == getpid(); }
    );
    first.reset();
    lock_file const second{folder / "auktiva.lock"};
}

BOOST_AUTO_TEST_CASE(a_killed_process_leaves_no_lock_behind)
{
    temporary_folder const folder;
    int ready[2];
    BOOST_REQUIRE(pipe(ready) == 0);
    pid_t const child = fork();
    if (child == 0)
    {
        lock_file const held{folder / "auktiva.lock"};
        while (write(ready[1], "!", 1) == 1)
            pause();
        _exit(1);
    }
    char locked{};
    BOOST_REQUIRE(read(ready[0], &locked, 1) == 1);
    close(ready[0]);
    close(ready[1]);

    BOOST_CHECK_EXCEPTION(
        lock_file{folder / "auktiva.lock"}, already_running,
        [child](already_running const& refused)
        {
            return refused.pid == child && std::string_view{refused.what()}.starts_with(
                                               "process " + std::to_string(child) + " already serves"
                                           );
        }
    );

    kill(child, SIGKILL);
    BOOST_REQUIRE(waitpid(child, nullptr, 0) == child);
    lock_file const free_again{folder / "auktiva.lock"};
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_an_error)
{
    temporary_folder const folder;
    BOOST_CHECK_THROW(lock_file{folder / "none/auktiva.lock"}, std::system_error);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::storage
