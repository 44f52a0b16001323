#include "web/handlers.hpp"
#include "web/routes.hpp"
#include "web/ui_files.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>

namespace auktiva::web {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(pages)

BOOST_AUTO_TEST_CASE(a_file_is_found_by_its_whole_name)
{
    constexpr std::array files{ui_file{.name = "index.html"}, ui_file{.name = "assets/main-A.js"}};
    BOOST_TEST(find_ui_file(files, "assets/main-A.js") == &files[1]);
    for (auto const* name : {"", "index", "main-A.js", "assets/main-A.js.gz", "assets/"})
        BOOST_TEST(!find_ui_file(files, name), name);
    BOOST_TEST(!find_ui_file({}, "index.html"));
}

BOOST_AUTO_TEST_CASE(its_type_follows_from_its_name)
{
    BOOST_TEST(content_type_of({.name = "index.html"}) == "text/html; charset=utf-8");
    BOOST_TEST(content_type_of({.name = "assets/a.b-C.js"}) == "text/javascript; charset=utf-8");
    BOOST_TEST(content_type_of({.name = "assets/style-A.css"}) == "text/css; charset=utf-8");
    BOOST_TEST(content_type_of({.name = "assets/icon-A.svg"}) == "image/svg+xml");
    BOOST_TEST(content_type_of({.name = "assets/font"}) == "application/octet-stream");
}

BOOST_DATA_TEST_CASE(
    whatever_else_people_ask_for_is_the_page,
    data::make({"/", "/login", "/auctions/x/items/y", "/apis", "/a.b/c", "/invite/x.y"}), path
)
{
    for (auto const* method : {"GET", "HEAD"})
    {
        auto const found = find_route(method, path);
        BOOST_REQUIRE(found.row);
        BOOST_TEST(found.row->handle == &show_page);
    }
    BOOST_TEST(find_route("POST", path).allow == "GET, HEAD");
}

BOOST_DATA_TEST_CASE(
    where_programs_look_there_is_no_page,
    data::make(
        {"/api", "/api/nothing", "/API/version", "/app/key", "/apps", "/apps/x", "/pusher/x", "/broadcasting",
         "/assets", "/assets/a/b", "/.well-known/x", "/ready", "/metrics", "/favicon.ico", "/robots.txt"}
    ),
    path
)
{
    auto const found = find_route("GET", path);
    BOOST_TEST(!found.row);
    BOOST_TEST(found.allow == "");
}

BOOST_AUTO_TEST_CASE(the_api_comes_first)
{
    BOOST_TEST(find_route("GET", "/api/health").row->handle == &health);
    BOOST_TEST(find_route("POST", "/api/health").allow == "GET, HEAD");
    BOOST_TEST(find_route("GET", "/api/auth/register").allow == "POST");
    BOOST_TEST(find_route("GET", "/assets/x").row->handle == &show_asset);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::web
