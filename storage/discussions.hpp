#pragma once

#include "auction/item.hpp"
#include "storage/database.hpp"
#include "storage/page.hpp"

#include <span>

namespace auktiva::storage {

/// A discussion and its author's face.
struct discussion_card
{
    discussion_id id;
    std::string content;
    timestamp created_at;
    timestamp updated_at;
    std::optional<discussion_id> parent;
    user_id author;
    std::optional<std::string> author_name;
    std::optional<std::string> author_image;
};

std::optional<discussion> find_discussion(database& db, discussion_id const& id);
std::optional<discussion_card> find_discussion_card(database& db, discussion_id const& id);
void add_discussion(database& db, discussion const& fresh);
void set_content(database& db, discussion_id const& id, std::string_view content, timestamp at);
/// Oldest first.
std::vector<discussion> discussions_of_user(database& db, user_id const& user);
/// 1 for a comment, one more for each reply down to this one.
std::int64_t depth_of(database& db, discussion_id const& id);
/// With its replies.
void remove_discussion(database& db, discussion_id const& id);
/// Those that are no replies, by when they were made.
paged<discussion_card>
top_discussions(database& db, item_id const& item, bool newest_first, page const& part = {});
/// All replies below these, oldest first.
std::vector<discussion_card> replies_below(database& db, std::span<discussion_card const> top);

} // namespace auktiva::storage
