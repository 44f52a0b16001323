#include "commands/images.hpp"
#include "storage/image_upkeep.hpp"
#include "storage/images.hpp"
#include "tests/storage/temporary_folder.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

using namespace auktiva;

namespace {

struct gallery : club
{
    storage::temporary_folder room{};
    storage::image_store images{room / "images"};

    image show(std::string const& path, item_id const& of)
    {
        images.store(path, path);
        images.settle(path);
        image const fresh{
            .id = {"id-of-" + path + of.text}, .item = of, .path = path, .content_type = "image/png"};
        storage::add_image(db, fresh);
        return fresh;
    }

    bool is_there(std::string_view path) const { return images.open(path).has_value(); }
};

} // namespace

BOOST_AUTO_TEST_SUITE(storage_images)

BOOST_FIXTURE_TEST_CASE(a_file_goes_when_its_last_row_has_gone, gallery)
{
    auto const other = add_item().id;
    auto const first = show("a/shared.png", item);
    image const again{.id = {"again"}, .item = other, .path = first.path, .content_type = "image/png"};
    storage::add_image(db, again);
    storage::remove_image(db, first.id);
    BOOST_TEST(storage::remove_orphans(db, images, 10) == 0);
    BOOST_TEST(is_there(first.path));
    storage::remove_image(db, again.id);
    BOOST_TEST(storage::remove_orphans(db, images, 10) == 1);
    BOOST_TEST(!is_there(first.path));
    BOOST_TEST(storage::orphan_files(db, 10).empty());
}

BOOST_FIXTURE_TEST_CASE(files_go_a_few_at_a_time_with_the_item_and_the_auction, gallery)
{
    for (auto const* path : {"a/1.png", "a/2.png", "a/3.png"})
        show(path, item);
    images.store("auctions/a/thumbnail-1.png", "t");
    images.settle("auctions/a/thumbnail-1.png");
    run(commands::set_thumbnail{.auction = auction, .actor = seller, .path = "auctions/a/thumbnail-1.png"})
        .value();
    run(commands::remove_auction{.id = auction, .actor = seller}).value();
    BOOST_TEST(storage::remove_orphans(db, images, 3) == 3);
    BOOST_TEST(storage::remove_orphans(db, images, 3) == 1);
    BOOST_TEST(storage::remove_orphans(db, images, 3) == 0);
    for (auto const* path : {"a/1.png", "a/2.png", "a/3.png", "auctions/a/thumbnail-1.png"})
        BOOST_TEST(!is_there(path), path);
}

BOOST_FIXTURE_TEST_CASE(a_file_that_a_row_names_again_stays, gallery)
{
    auto const shown = show("a/1.png", item);
    storage::remove_image(db, shown.id);
    storage::add_image(db, shown);
    BOOST_TEST(storage::remove_orphans(db, images, 10) == 1);
    BOOST_TEST(is_there("a/1.png"));
}

BOOST_FIXTURE_TEST_CASE(pictures_from_elsewhere_are_no_files, gallery)
{
    for (auto const& path :
         {std::optional<std::string>{"https://example.org/x.jpg"}, std::optional<std::string>{}})
        run(commands::set_thumbnail{.auction = auction, .actor = seller, .path = path}).value();
    BOOST_TEST(storage::remove_orphans(db, images, 10) == 1);
    BOOST_TEST(storage::orphan_files(db, 10).empty());
}

BOOST_FIXTURE_TEST_CASE(the_next_start_finishes_uploads, gallery)
{
    images.store("a/named.png", "1");
    images.store("a/unnamed.png", "2");
    image const named{.id = {"i"}, .item = item, .path = "a/named.png", .content_type = "image/png"};
    storage::add_image(db, named);
    storage::settle_uploads(db, images);
    BOOST_TEST(is_there("a/named.png"));
    BOOST_TEST(!is_there("a/unnamed.png"));
    BOOST_TEST(images.unsettled().empty());
}

BOOST_FIXTURE_TEST_CASE(knows_who_a_file_is_shown_to, gallery)
{
    show("a/1.png", item);
    auto const draft = add_item(false).id;
    show("a/2.png", draft);
    auto const of_member = storage::items_showing(db, "a/1.png", ann);
    BOOST_TEST_REQUIRE(of_member.size() == 1);
    BOOST_TEST(of_member.front().is_member);
    BOOST_TEST(of_member.front().is_published);
    BOOST_TEST((of_member.front().creator == seller));
    BOOST_TEST(!storage::items_showing(db, "a/1.png", user_id{"nobody"}).front().is_member);
    BOOST_TEST(!storage::items_showing(db, "a/2.png", ann).front().is_published);
    BOOST_TEST(storage::items_showing(db, "a/3.png", ann).empty());
    BOOST_TEST(storage::is_shown(db, "a/2.png"));
    BOOST_TEST(!storage::is_shown(db, "a/3.png"));
}

BOOST_AUTO_TEST_SUITE_END()
