#include "storage/invites.hpp"

#include "storage/enums.hpp"

#define INVITE_COLUMNS                                                                                       \
    "v.id, v.auction_id, v.email, v.role, v.token, v.expires_at, v.used_at, v.created_at, v.sender_id"

namespace auktiva::storage {

namespace {

query const select_invite{"find_invite", "SELECT " INVITE_COLUMNS " FROM invite v WHERE v.token = ?1"};
query const select_invite_by_id{
    "find_invite by id", "SELECT " INVITE_COLUMNS " FROM invite v WHERE v.id = ?1"};
query const select_invite_for{
    "find_invite for address",
    "SELECT " INVITE_COLUMNS " FROM invite v WHERE v.auction_id = ?1 AND v.email = ?2"};

query const select_invites_of{"invites_of_user", "SELECT " INVITE_COLUMNS R"sql( FROM invite v
    WHERE v.sender_id = ?1 OR v.email = ?2 ORDER BY v.created_at, v.id)sql"};

query const upsert_invite{"save_invite", R"sql(
    INSERT INTO invite (id, auction_id, email, role, token, expires_at, used_at, created_at, sender_id)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    ON CONFLICT (auction_id, email) DO UPDATE SET role = excluded.role, token = excluded.token,
        expires_at = excluded.expires_at, used_at = excluded.used_at, sender_id = excluded.sender_id)sql"};

query const update_used{
    "mark_invite_used", "UPDATE invite SET used_at = ?2 WHERE id = ?1 AND used_at IS NULL"};

query const delete_invite{"remove_invite", "DELETE FROM invite WHERE id = ?1"};

query const select_invite_cards{"invite_cards", "SELECT " INVITE_COLUMNS R"sql(,
    u.id, u.name, u.email, a.name
    FROM invite v JOIN user u ON u.id = v.sender_id JOIN auction a ON a.id = v.auction_id
    WHERE v.auction_id = ?1 AND (?2 IS NULL OR v.sender_id = ?2) AND (v.created_at, v.id) < (?3, ?4)
    ORDER BY v.created_at DESC, v.id DESC LIMIT ?5)sql"};

query const select_invites_to{"invites_to", "SELECT " INVITE_COLUMNS R"sql(,
    u.id, u.name, u.email, a.name
    FROM invite v JOIN user u ON u.id = v.sender_id JOIN auction a ON a.id = v.auction_id
    WHERE v.email = ?1 AND a.closed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM member m WHERE m.auction_id = v.auction_id AND m.user_id = ?2)
    ORDER BY v.created_at DESC, v.id DESC)sql"};

/// The columns of an invite_card in a row.
struct invite_card_row
{
    invite_id id;
    auction_id auction;
    std::string email;
    role as{};
    std::string token;
    std::optional<timestamp> expires_at;
    std::optional<timestamp> used_at;
    timestamp created_at;
    user_id sender;
    user_id sender_id;
    std::optional<std::string> sender_name;
    std::string sender_email;
    std::string auction_name;
};

invite_card card_of(invite_card_row row)
{
    return {
        {row.id, row.auction, row.email, row.as, row.token, row.expires_at, row.used_at, row.created_at,
         row.sender},
        {row.sender_id, row.sender_name, row.sender_email},
        row.auction_name};
}

} // namespace

std::optional<invite> find_invite(database& db, std::string_view token)
{
    return db.first<invite>(select_invite, token);
}

std::optional<invite> find_invite(database& db, invite_id const& id)
{
    return db.first<invite>(select_invite_by_id, id);
}

std::optional<invite> find_invite(database& db, auction_id const& auction, std::string_view email)
{
    return db.first<invite>(select_invite_for, auction, email);
}

std::vector<invite> invites_of_user(database& db, user_id const& sender, std::string_view email)
{
    return db.all<invite>(select_invites_of, sender, email);
}

std::vector<invite_card> invites_to(database& db, user const& who)
{
    std::vector<invite_card> cards;
    db.each<invite_card_row>(
        select_invites_to, [&](invite_card_row row) { cards.push_back(card_of(std::move(row))); }, who.email,
        who.id
    );
    return cards;
}

void save_invite(database& db, invite const& fresh)
{
    db.execute(
        upsert_invite, fresh.id, fresh.auction, fresh.email, fresh.as, fresh.token, fresh.expires_at,
        fresh.used_at, fresh.created_at, fresh.sender
    );
}

void remove_invite(database& db, invite_id const& id)
{
    db.execute(delete_invite, id);
}

void mark_invite_used(database& db, invite_id const& id, timestamp at)
{
    db.execute(update_used, id, at);
}

paged<invite_card>
invite_cards(database& db, auction_id const& auction, std::optional<user_id> const& sender, page const& part)
{
    auto const [order, row_id] = part.from_above();
    std::vector<invite_card> cards;
    db.each<invite_card_row>(
        select_invite_cards, [&](invite_card_row row) { cards.push_back(card_of(std::move(row))); }, auction,
        sender, order, row_id, part.rows_to_read()
    );
    return cut(
        std::move(cards), part,
        [](invite_card const& each) {
            return place{each.row.created_at.time_since_epoch().count(), each.row.id.text};
        }
    );
}

} // namespace auktiva::storage
