#include "commands/images.hpp"
#include "commands/members.hpp"
#include "storage/auctions.hpp"
#include "storage/images.hpp"
#include "storage/members.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace auktiva;
using commands::add_image;
using commands::remove_image;
using commands::reorder_images;
using commands::set_thumbnail;

namespace {

struct gallery : club
{
    result<image> add(std::string const& path, user_id const& who)
    {
        return run(add_image{.auction = auction, .actor = who, .fresh = {.item = item, .path = path}});
    }

    std::string shown()
    {
        std::string paths;
        for (auto const& each : storage::images_of(db, item))
            paths += each.path;
        return paths;
    }

    bool touched(std::string const& id) const { return std::ranges::count(effects.touched, id) > 0; }
    std::string on_item() const { return "private-item-" + item.text + " item:updated"; }
    std::string on_auction() const { return "private-auction-" + auction.text + " item:updated"; }

    /// The data of the last event.
    std::string told() const { return std::get<commands::channel_event>(effects.in_order.back()).data; }

    void make(user_id const& who, role as)
    {
        auto const member = storage::find_member(db, auction, who).value();
        run(commands::change_role{.auction = auction, .target = member.id, .as = as, .actor = seller})
            .value();
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(commands_images)

BOOST_FIXTURE_TEST_CASE(the_first_image_is_told_of_and_the_next_are_not, gallery)
{
    auto const first = add("a", seller);
    BOOST_TEST_REQUIRE(first.has_value());
    BOOST_TEST(first->position == 0);
    BOOST_TEST((first->created_at == now));
    BOOST_TEST(heard() == (std::vector{on_item(), on_auction()}), boost::test_tools::per_element());
    BOOST_TEST(told().find(R"("changes":{"thumbnailUrl":"/api/uploads/images/a"})") != std::string::npos);
    BOOST_TEST(touched(item.text));
    BOOST_TEST(touched(auction.text));
    // Their notices of the new item show it.
    BOOST_TEST(touched(ann.text));

    BOOST_TEST(add("b", seller)->position == 1);
    BOOST_TEST(heard().empty());
    BOOST_TEST(touched(item.text));
    BOOST_TEST(shown() == "ab");
}

BOOST_FIXTURE_TEST_CASE(an_item_has_ten_images_at_most, gallery)
{
    for (int count = 0; count < 10; ++count)
        BOOST_TEST(add("x", seller).has_value());
    auto const refused = add("y", seller);
    BOOST_TEST_REQUIRE(refused.has_error());
    BOOST_TEST(refused.error().key == "E_IMAGE_LIMIT");
    BOOST_TEST((refused.error().sort == refusal::bad_request));
}

BOOST_FIXTURE_TEST_CASE(a_gap_is_not_filled, gallery)
{
    add("a", seller).value();
    auto const b = add("b", seller).value();
    add("c", seller).value();
    run(remove_image{.auction = auction, .item = item, .id = b.id, .actor = seller}).value();
    BOOST_TEST(heard().empty());
    BOOST_TEST(add("d", seller)->position == 3);
    BOOST_TEST(shown() == "acd");
}

BOOST_FIXTURE_TEST_CASE(removing_the_first_tells_the_next, gallery)
{
    auto const a = add("a", seller).value();
    auto const b = add("https://example.org/b", seller).value();
    run(remove_image{.auction = auction, .item = item, .id = a.id, .actor = seller}).value();
    BOOST_TEST(told().find(R"("thumbnailUrl":"https://example.org/b")") != std::string::npos);
    run(remove_image{.auction = auction, .item = item, .id = b.id, .actor = seller}).value();
    BOOST_TEST(told().find(R"("thumbnailUrl":null)") != std::string::npos);
    BOOST_TEST(shown() == "");
}

BOOST_FIXTURE_TEST_CASE(named_images_come_first_and_the_others_follow_as_they_were, gallery)
{
    std::vector<image_id> ids;
    for (auto const* path : {"a", "b", "c", "d"})
        ids.push_back(add(path, seller)->id);
    auto const order = [&](std::vector<image_id> wanted)
    {
        return run(reorder_images{
            .auction = auction, .item = item, .order = std::move(wanted), .actor = seller});
    };
    BOOST_TEST(order({ids[2], {"unknown"}, ids[0]}).has_value());
    BOOST_TEST(shown() == "cabd");
    BOOST_TEST(heard() == (std::vector{on_item(), on_auction()}), boost::test_tools::per_element());
    BOOST_TEST(order({ids[2], ids[3], ids[3]}).has_value());
    BOOST_TEST(shown() == "cdab");
    BOOST_TEST(heard().empty());
    BOOST_TEST(order({}).has_value());
    BOOST_TEST(shown() == "cdab");
}

BOOST_FIXTURE_TEST_CASE(whoever_may_edit_the_item_manages_its_images, gallery)
{
    auto const own = add("a", seller).value();
    auto const refused_with = [](auto const& outcome)
    { return outcome ? "" : std::string{outcome.error().key}; };
    BOOST_TEST(refused_with(add("b", ann)) == "E_CANNOT_MANAGE_IMAGES");
    BOOST_TEST(
        refused_with(run(remove_image{.auction = auction, .item = item, .id = own.id, .actor = ann})) ==
        "E_CANNOT_MANAGE_IMAGES"
    );
    BOOST_TEST(
        refused_with(run(reorder_images{.auction = auction, .item = item, .order = {}, .actor = ann})) ==
        "E_CANNOT_MANAGE_IMAGES"
    );
    BOOST_TEST(refused_with(add("b", user_id{"stranger"})) == "E_NOT_MEMBER");
    BOOST_TEST(shown() == "a");
}

BOOST_FIXTURE_TEST_CASE(W_10_admins_need_the_items_leave, gallery)
{
    make(ann, role::admin);
    BOOST_TEST(add("b", ann).error().key == "E_CANNOT_MANAGE_IMAGES");
    commands::item_form form;
    form.is_editable_by_admin = true;
    run(commands::change_item{.auction = auction, .id = item, .actor = seller, .form = form}).value();
    BOOST_TEST(add("b", ann).has_value());
}

BOOST_FIXTURE_TEST_CASE(drafts_and_items_elsewhere_are_not_there, gallery)
{
    item = add_item(false).id;
    BOOST_TEST(add("a", ann).error().key == "E_ITEM_NOT_FOUND");
    BOOST_TEST(add("a", seller).has_value());
    BOOST_TEST(heard().empty());
    BOOST_TEST(touched(auction.text));
    auction = run(commands::create_auction{.creator = seller, .form = {.name = "Other"}}).value().id;
    BOOST_TEST(add("b", seller).error().key == "E_ITEM_NOT_FOUND");
}

BOOST_FIXTURE_TEST_CASE(an_image_of_another_item_is_not_found, gallery)
{
    auto const other = add("a", seller).value();
    item = add_item().id;
    auto const refused = run(remove_image{.auction = auction, .item = item, .id = other.id, .actor = seller});
    BOOST_TEST(refused.error().key == "E_IMAGE_NOT_FOUND");
    BOOST_TEST(storage::find_image(db, other.id).has_value());
}

BOOST_FIXTURE_TEST_CASE(an_item_announced_late_comes_with_its_image, gallery)
{
    item = add_item(false).id;
    add("a", seller).value();
    commands::item_form form;
    form.is_published = true;
    run(commands::change_item{.auction = auction, .id = item, .actor = seller, .form = form}).value();
    std::string all;
    for (auto const& effect : effects.in_order)
        if (auto const* event = std::get_if<commands::channel_event>(&effect))
            all += event->name + event->data + '\n';
    BOOST_TEST(all.find(R"("thumbnailUrl":"/api/uploads/images/a")") != std::string::npos);
    BOOST_TEST(all.find(R"("imageUrl":"/api/uploads/images/a")") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(W_45_the_owner_sets_the_picture_of_an_auction_and_nobody_else, gallery)
{
    make(ann, role::admin);
    auto const set = [&](user_id const& who, std::optional<std::string> path)
    { return run(set_thumbnail{.auction = auction, .actor = who, .path = std::move(path)}); };
    BOOST_TEST(set(ann, "t").error().key == "E_THUMBNAIL_OWNER_ONLY");
    BOOST_TEST(set(user_id{"stranger"}, "t").error().key == "E_NOT_MEMBER");
    BOOST_TEST(set(seller, "t").value().value() == "t");
    BOOST_TEST(told().find(R"("changes":{"thumbnailUrl":"/api/uploads/images/t"})") != std::string::npos);
    BOOST_TEST(touched(auction.text));
    BOOST_TEST(storage::find_auction(db, auction)->thumbnail_url.value() == "t");
    BOOST_TEST(!set(seller, std::nullopt).value().has_value());
    BOOST_TEST(!set(seller, std::nullopt).value().has_value());
    BOOST_TEST(effects.in_order.empty());
}

BOOST_AUTO_TEST_SUITE_END()
