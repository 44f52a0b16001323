#include "storage/discussions.hpp"

#include "auction/json_writer.hpp"

#define DISCUSSION_CARD                                                                                      \
    "SELECT d.id, d.content, d.created_at, d.updated_at, d.parent_id, u.id, u.name, u.image "                \
    "FROM discussion d JOIN user u ON u.id = d.user_id "

#define DISCUSSION_COLUMNS "id, item_id, user_id, parent_id, content, created_at, updated_at"

namespace auktiva::storage {

namespace {

query const select_discussion{
    "find_discussion", "SELECT " DISCUSSION_COLUMNS " FROM discussion WHERE id = ?1"};

query const select_discussions_of_user{
    "discussions_of_user",
    "SELECT " DISCUSSION_COLUMNS " FROM discussion WHERE user_id = ?1 ORDER BY created_at, id"};

query const select_discussion_card{"find_discussion_card", DISCUSSION_CARD "WHERE d.id = ?1"};

query const select_newest{"top_discussions, newest first", DISCUSSION_CARD R"sql(
    WHERE d.item_id = ?1 AND d.parent_id IS NULL AND (d.created_at, d.id) < (?2, ?3)
    ORDER BY d.created_at DESC, d.id DESC LIMIT ?4)sql"};

query const select_oldest{"top_discussions, oldest first", DISCUSSION_CARD R"sql(
    WHERE d.item_id = ?1 AND d.parent_id IS NULL AND (d.created_at, d.id) > (?2, ?3)
    ORDER BY d.created_at, d.id LIMIT ?4)sql"};

query const select_replies{"replies_below", R"sql(
    WITH RECURSIVE below (id) AS (
        SELECT d.id FROM json_each(?1) top CROSS JOIN discussion d ON d.parent_id = top.value
        UNION ALL
        SELECT d.id FROM below CROSS JOIN discussion d ON d.parent_id = below.id)
    )sql" DISCUSSION_CARD "WHERE d.id IN (SELECT id FROM below) ORDER BY d.created_at, d.id"};

query const insert_discussion{"add_discussion", R"sql(
    INSERT INTO discussion (id, item_id, user_id, parent_id, content, created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6))sql"};

query const update_content{
    "set_content", "UPDATE discussion SET content = ?2, updated_at = ?3 WHERE id = ?1"};

query const select_depth{"depth_of", R"sql(
    WITH RECURSIVE above (id, parent_id) AS (
        SELECT id, parent_id FROM discussion WHERE id = ?1
        UNION ALL
        SELECT d.id, d.parent_id FROM discussion d JOIN above ON d.id = above.parent_id)
    SELECT count(*) FROM above)sql"};

query const delete_discussion{"remove_discussion", "DELETE FROM discussion WHERE id = ?1"};

} // namespace

std::optional<discussion> find_discussion(database& db, discussion_id const& id)
{
    return db.first<discussion>(select_discussion, id);
}

std::optional<discussion_card> find_discussion_card(database& db, discussion_id const& id)
{
    return db.first<discussion_card>(select_discussion_card, id);
}

void add_discussion(database& db, discussion const& fresh)
{
    db.execute(
        insert_discussion, fresh.id, fresh.item, fresh.author, fresh.parent, fresh.content, fresh.created_at
    );
}

void set_content(database& db, discussion_id const& id, std::string_view content, timestamp at)
{
    db.execute(update_content, id, content, at);
}

std::vector<discussion> discussions_of_user(database& db, user_id const& user)
{
    return db.all<discussion>(select_discussions_of_user, user);
}

std::int64_t depth_of(database& db, discussion_id const& id)
{
    return db.one<std::int64_t>(select_depth, id);
}

void remove_discussion(database& db, discussion_id const& id)
{
    db.execute(delete_discussion, id);
}

paged<discussion_card> top_discussions(database& db, item_id const& item, bool newest_first, page const& part)
{
    auto const [order, row] = newest_first ? part.from_above() : part.from_below();
    return cut_by_age(
        db.all<discussion_card>(
            newest_first ? select_newest : select_oldest, item, order, row, part.rows_to_read()
        ),
        part
    );
}

std::vector<discussion_card> replies_below(database& db, std::span<discussion_card const> top)
{
    std::string ids;
    json_writer json{ids};
    json.array(top, [&](discussion_card const& each) { json.value(each.id); });
    return db.all<discussion_card>(select_replies, ids);
}

} // namespace auktiva::storage
