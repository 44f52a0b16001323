#include "storage/image_store.hpp"
#include "tests/storage/temporary_folder.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sys/stat.h>

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;
using namespace auktiva::storage;

namespace {

struct gallery
{
    temporary_folder room{};
    fs::path folder{room / "images"};
    image_store images{folder};

    std::string content(std::string_view path) const
    {
        auto const file = images.open(path);
        return file ? file->read(0, file->size()) : "(none)";
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(storage_image_store)

BOOST_FIXTURE_TEST_CASE(stores_opens_and_removes, gallery)
{
    images.store("a1/i1/1-x.jpg", "bytes of it");
    images.settle("a1/i1/1-x.jpg");
    BOOST_TEST(content("a1/i1/1-x.jpg") == "bytes of it");
    auto const file = images.open("a1/i1/1-x.jpg");
    BOOST_TEST_REQUIRE(file.has_value());
    BOOST_TEST(file->size() == 11u);
    BOOST_TEST(file->read(6, 2) == "of");
    BOOST_TEST(file->read(9, 100) == "it");
    BOOST_TEST(file->read(11, 1) == "");
    BOOST_TEST((
        fs::status(folder / "a1/i1/1-x.jpg").permissions() == (fs::perms::owner_read | fs::perms::owner_write)
    ));
    BOOST_TEST((fs::status(folder / "a1").permissions() == fs::perms::owner_all));

    images.remove("a1/i1/1-x.jpg");
    BOOST_TEST(content("a1/i1/1-x.jpg") == "(none)");
    // Whoever has it open reads on.
    BOOST_TEST(file->read(0, 5) == "bytes");
    BOOST_TEST(!fs::exists(folder / "a1"));
    images.remove("a1/i1/1-x.jpg");
    BOOST_TEST(fs::exists(folder));
}

BOOST_FIXTURE_TEST_CASE(leaves_folders_that_hold_others, gallery)
{
    images.store("a1/i1/1.jpg", "1");
    images.store("a1/i2/2.jpg", "2");
    images.remove("a1/i1/1.jpg");
    BOOST_TEST(!fs::exists(folder / "a1/i1"));
    BOOST_TEST(content("a1/i2/2.jpg") == "2");
}

BOOST_FIXTURE_TEST_CASE(notes_what_is_not_settled, gallery)
{
    images.store("a1/i1/1.jpg", "1");
    images.store("auctions/a1/thumbnail-2.jpg", "2");
    images.store("a1/i1/3.jpg", "3");
    images.settle("a1/i1/1.jpg");
    images.discard("a1/i1/3.jpg");
    BOOST_TEST(content("a1/i1/1.jpg") == "1");
    BOOST_TEST(content("a1/i1/3.jpg") == "(none)");
    auto const left = image_store{folder}.unsettled();
    BOOST_TEST_REQUIRE(left.size() == 1);
    BOOST_TEST(left.front() == "auctions/a1/thumbnail-2.jpg");
    BOOST_TEST(content(left.front()) == "2");
}

BOOST_FIXTURE_TEST_CASE(replaces_nothing, gallery)
{
    images.store("a1/i1/1.jpg", "first");
    images.settle("a1/i1/1.jpg");
    BOOST_CHECK_THROW(images.store("a1/i1/1.jpg", "second"), std::system_error);
    BOOST_TEST(content("a1/i1/1.jpg") == "first");
    BOOST_TEST(images.unsettled().empty());
}

BOOST_DATA_TEST_CASE_F(
    gallery, knows_no_other_paths,
    data::make<std::string>(
        {"", "/", "a1//x.jpg", "/etc/passwd", "../secret", "a1/../../secret", "a1/./x.jpg", "..",
         ".unsettled", ".unsettled/a1+x.jpg", "a1/.x.jpg", "a1/", "a1\\x.jpg", "a1/x y.jpg", "a1/x+y.jpg",
         "https://example.org/x.jpg", std::string("a1/x\0.jpg", 9), std::string(300, 'a')}
    ),
    path
)
{
    std::ofstream{room / "secret"} << "secret";
    images.store("a1/x.jpg", "x");
    BOOST_TEST(!images.open(path).has_value());
    BOOST_CHECK_THROW(images.store(path, "y"), std::invalid_argument);
    images.remove(path);
    BOOST_TEST(fs::exists(room / "secret"));
    BOOST_TEST(content("a1/x.jpg") == "x");
}

BOOST_FIXTURE_TEST_CASE(follows_no_links_and_opens_files_only, gallery)
{
    std::ofstream{room / "secret"} << "secret";
    images.store("a1/x.jpg", "x");
    fs::create_symlink(room / "secret", folder / "a1/link.jpg");
    fs::create_directory_symlink(room.path(), folder / "a2");
    fs::create_directory(folder / "a1/folder.jpg");
    BOOST_TEST_REQUIRE(::mkfifo((folder / "a1/pipe.jpg").c_str(), 0600) == 0);
    for (auto const* path : {"a1/link.jpg", "a2/secret", "a1/folder.jpg", "a1/pipe.jpg", "a1"})
        BOOST_TEST(!images.open(path).has_value(), path);
    BOOST_CHECK_THROW(images.store("a2/y.jpg", "y"), std::system_error);
    BOOST_TEST(!fs::exists(room / "y.jpg"));
    images.remove("a2/secret");
    BOOST_TEST(fs::exists(room / "secret"));
}

BOOST_FIXTURE_TEST_CASE(its_folder_may_be_elsewhere, gallery)
{
    images.store("a1/x.jpg", "x");
    fs::rename(folder, room / "other disk");
    fs::create_directory_symlink(room / "other disk", folder);
    image_store const moved{folder};
    moved.store("a1/y.jpg", "y");
    BOOST_TEST(content("a1/x.jpg") == "x");
    BOOST_TEST(content("a1/y.jpg") == "y");
    moved.remove("a1/x.jpg");
    BOOST_TEST(content("a1/x.jpg") == "(none)");
}

BOOST_AUTO_TEST_SUITE_END()
