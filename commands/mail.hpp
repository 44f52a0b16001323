#pragma once

#include "auction/auction.hpp"
#include "auction/item.hpp"
#include "auction/mail.hpp"
#include "auction/member.hpp"
#include "auction/user.hpp"
#include "commands/context.hpp"

#include <optional>
#include <span>
#include <string>

// Mails are queued in the commit of what they tell of, and sent once it is durable.
namespace auktiva::commands {

/// Queues a mail; its id and times are filled in here, the names its detail needs are in auction/mail.hpp.
/// False if it was not: the house sends no mails, or this user had such a mail about this item just now.
bool send_mail(context& within, mail fresh);

/// The beginnings of a mail to somebody with an account, in his language.
mail mail_to(user const& recipient, mail_kind kind);

/// What users type to get to a page of this house: link(within, "/login").
std::string link(context const& within, std::string_view path);

/// To who led until now, if he wants it. It names no bidder.
void mail_outbid(context& within, user_id const& user, item const& on, auction const& in);
/// To who won it, if he wants it.
void mail_item_won(context& within, item const& ended, auction const& in);
/// Items of one creator: one mail of them all to each other member who wants it.
void mail_new_items(context& within, std::span<item const* const> fresh, auction const& in);
/// To the address, in the language of whoever has it, else in the sender's. False as of send_mail.
bool mail_invite(context& within, invite const& offer, auction const& to, std::optional<user> const& invited);

} // namespace auktiva::commands
