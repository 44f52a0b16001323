#include "storage/members.hpp"

#include "storage/enums.hpp"

#include <algorithm>

#define MEMBER_COLUMNS "id, auction_id, user_id, role, joined_at, invited_by"

namespace auktiva::storage {

namespace {

query const select_member{"find_member", "SELECT " MEMBER_COLUMNS " FROM member WHERE id = ?1"};
query const select_member_of{
    "find_member of auction", "SELECT " MEMBER_COLUMNS " FROM member WHERE auction_id = ?1 AND user_id = ?2"};
query const select_members{"all_members", "SELECT " MEMBER_COLUMNS " FROM member"};

query const insert_member{
    "add_member", "INSERT INTO member (" MEMBER_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6)"};
query const update_role{"set_role", "UPDATE member SET role = ?2 WHERE id = ?1"};
query const delete_member{"remove_member", "DELETE FROM member WHERE id = ?1"};

query const select_user_ids{"members_of", "SELECT user_id FROM member WHERE auction_id = ?1"};
query const select_organisers{
    "organisers_of", "SELECT user_id FROM member WHERE auction_id = ?1 AND role IN ('OWNER', 'ADMIN')"};

query const select_memberships{"memberships_of", R"sql(
    SELECT m.id, a.id, a.name, m.role, m.joined_at FROM member m JOIN auction a ON a.id = m.auction_id
    WHERE m.user_id = ?1 ORDER BY m.joined_at, m.id)sql"};

query const select_member_cards{"member_cards", R"sql(
    SELECT m.id, m.role, m.joined_at, u.id, u.name, u.email, i.id, i.name, i.email
    FROM member m JOIN user u ON u.id = m.user_id LEFT JOIN user i ON i.id = m.invited_by
    WHERE m.auction_id = ?1 AND (m.role, m.joined_at, m.id) > (?2, ?3, ?4)
    ORDER BY m.role, m.joined_at, m.id LIMIT ?5)sql"};

} // namespace

std::optional<member> find_member(database& db, member_id const& id)
{
    return db.first<member>(select_member, id);
}

std::optional<member> find_member(database& db, auction_id const& auction, user_id const& user)
{
    return db.first<member>(select_member_of, auction, user);
}

std::vector<member> all_members(database& db)
{
    return db.all<member>(select_members);
}

void add_member(database& db, member const& fresh)
{
    db.execute(
        insert_member, fresh.id, fresh.auction, fresh.user, fresh.as, fresh.joined_at, fresh.invited_by
    );
}

void set_role(database& db, member_id const& id, role as)
{
    db.execute(update_role, id, as);
}

void remove_member(database& db, member_id const& id)
{
    db.execute(delete_member, id);
}

std::vector<membership> memberships_of(database& db, user_id const& user)
{
    return db.all<membership>(select_memberships, user);
}

std::vector<user_id> members_of(database& db, auction_id const& auction)
{
    return db.all<user_id>(select_user_ids, auction);
}

std::vector<user_id> organisers_of(database& db, auction_id const& auction)
{
    return db.all<user_id>(select_organisers, auction);
}

paged<member_card> member_cards(database& db, auction_id const& auction, page const& part)
{
    // The list is ordered by role before all: "BIDDER/ID".
    auto const [joined_at, row] = part.from_below();
    auto const slash = std::min(row.find('/'), row.size());
    auto const id = std::string_view{row}.substr(std::min(slash + 1, row.size()));
    return cut(
        db.all<member_card>(
            select_member_cards, auction, row.substr(0, slash), joined_at, id, part.rows_to_read()
        ),
        part,
        [](member_card const& each)
        {
            return place{
                each.joined_at.time_since_epoch().count(),
                std::string{name_of(each.as)} + '/' + each.id.text};
        }
    );
}

} // namespace auktiva::storage
