#include "commands/import_item_parts.hpp"

#include "auction/currency.hpp"
#include "auth/random_id.hpp"
#include "commands/import_row.hpp"
#include "storage/bids.hpp"
#include "storage/discussions.hpp"
#include "storage/images.hpp"
#include "storage/imported.hpp"
#include "storage/notifications.hpp"

namespace auktiva::commands {

namespace {

constexpr std::size_t longest_comment = 2000;

bid read_bid(
    import_work& work, import_row& row, storage::auktiva_bid const& old, item const& on, int exponent
)
{
    bid placed;
    placed.seq = work.bids_before + old.position;
    placed.id.text = row.id();
    placed.item = on.id;
    placed.bidder.text = row.reference("userId", old.user).value_or("");
    if (!work.knows(placed.bidder))
        row.refuse("its bidder is not in the house: " + show(old.user));
    if (auto const at = read_time(old.placed_at))
        placed.placed_at = *at;
    else
        row.refuse("its createdAt cannot be read: " + show(old.placed_at));
    placed.amount = row.amount("amount", old.amount, exponent, std::nullopt);
    if (placed.amount == money{})
        row.refuse("its amount cannot be: " + show(old.amount));
    placed.is_anonymous = row.flag("isAnonymous", old.is_anonymous, true);
    return placed;
}

discussion read_discussion(
    import_work& work, import_row& row, storage::auktiva_discussion const& old, item_id const& under
)
{
    discussion comment;
    comment.id.text = row.id();
    comment.item = under;
    comment.author.text = row.reference("userId", old.user).value_or("");
    if (!work.knows(comment.author))
        row.refuse("its author is not in the house: " + show(old.user));
    if (auto const parent = row.reference("parentId", old.parent))
        comment.parent = discussion_id{*parent};
    auto const content = row.rich_text("content", old.content, longest_comment);
    if (!content)
        row.refuse("it has no content");
    comment.content = content.value_or("");
    comment.created_at = row.time("createdAt", old.created_at, work.with.at);
    comment.updated_at = is_null(old.updated_at) ? comment.created_at
                                                 : row.time("updatedAt", old.updated_at, comment.created_at);
    return comment;
}

void write_discussion(import_work& work, discussion const& comment)
{
    storage::add_discussion(work.db, comment);
    if (comment.updated_at > comment.created_at)
        storage::set_content(work.db, comment.id, comment.content, comment.updated_at);
}

std::optional<image>
read_image_row(import_work& work, import_row& row, storage::auktiva_image const& old, item_id const& of)
{
    image picture;
    picture.id.text = row.id();
    picture.item = of;
    constexpr int most = 1'000'000;
    picture.position = row.number("order", old.position, 0, most, 0);
    picture.created_at = row.time("createdAt", old.created_at, work.with.at);
    auto const* url = std::get_if<std::string>(&old.url);
    std::string why = "its url cannot be: " + show(old.url);
    auto const file = url ? import_file(work, *url, why) : std::nullopt;
    if (!file)
        row.refuse(why);
    else
    {
        picture.path = file->path;
        picture.content_type = file->content_type;
        picture.bytes = file->bytes;
        picture.width = file->width;
        picture.height = file->height;
    }
    return row.is_usable() ? std::optional{picture} : std::nullopt;
}

/// Each by itself, since its file may be found only at a later run.
void import_image(import_work& work, storage::auktiva_image const& old, item_id const& of, import_place above)
{
    using storage::imported_kind;
    import_row row{work.report, "auction_item_images", old.id};
    if (above == import_place::given_up || storage::was_imported(work.db, imported_kind::image, row.id()))
        return work.report.already_there("auction_item_images");
    auto const picture = read_image_row(work, row, old, of);
    if (!picture ||
        !work.write_row("auction_item_images", row.id(), [&] { storage::add_image(work.db, *picture); }))
        return;
    storage::note_imported(work.db, imported_kind::image, row.id(), work.with.at);
    row.tell_repairs();
}

} // namespace

void import_images(import_work& work, std::int64_t item_row, item_id const& of, import_place place)
{
    work.from.each_image(
        item_row, [&](storage::auktiva_image const& old) { import_image(work, old, of, place); }
    );
}

bid_tally import_bids(import_work& work, std::int64_t item_row, item const& on, import_place place)
{
    bid_tally tally;
    auto const exponent = find_currency(on.currency_code)->exponent;
    work.from.each_bid(
        item_row,
        [&](storage::auktiva_bid const& old)
        {
            import_row row{work.report, "bids", old.id};
            auto const placed = read_bid(work, row, old, on, exponent);
            if (!row.is_usable())
                return;
            if (place != import_place::free)
                return work.report.already_there("bids");
            if (!work.write_row("bids", placed.id.text, [&] { storage::add_past_bid(work.db, placed); }))
                return;
            row.tell_repairs();
            tally.take(placed);
        }
    );
    return tally;
}

void import_discussions(import_work& work, std::int64_t item_row, item_id const& under, import_place place)
{
    std::vector<discussion> found;
    work.from.each_discussion(
        item_row,
        [&](storage::auktiva_discussion const& old)
        {
            import_row row{work.report, "item_discussions", old.id};
            auto comment = read_discussion(work, row, old, under);
            if (!row.is_usable())
                return;
            if (place != import_place::free)
                return work.report.already_there("item_discussions");
            row.tell_repairs();
            found.push_back(std::move(comment));
        }
    );
    auto const settled = settle_discussions(std::move(found));
    for (auto const& [id, why] : settled.changed)
        work.report.repaired("item_discussions", id, std::string{why});
    for (auto const& each : settled.in_order)
        work.write_row("item_discussions", each.id.text, [&] { write_discussion(work, each); });
}

void tell_winner(import_work& work, item const& ended, bool told_already)
{
    if (!ended.closed_at || !ended.leader || !ended.is_published || told_already)
        return;
    storage::add_past_notification(
        work.db,
        notification{
            .id = {auth::make_id(work.with.at)},
            .recipient = *ended.leader,
            .type = notification_type::auction_won,
            .auction = ended.auction,
            .item = ended.id,
            .subject = ended.name,
            .detail = price_text(*ended.current_bid, ended.currency_code),
            .created_at = work.with.at,
        }
    );
    work.report.note(
        "auction_items", ended.id.text, "had been won, but nobody was told; the winner finds a notice"
    );
}

} // namespace auktiva::commands
