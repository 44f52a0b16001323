#include "commands/mail.hpp"

#include "auction/currency.hpp"
#include "auction/rich_text.hpp"
#include "auth/random_id.hpp"
#include "commands/lookup.hpp"
#include "storage/mail.hpp"
#include "storage/user_settings.hpp"
#include "storage/users.hpp"

#include <algorithm>

namespace auktiva::commands {

namespace {

bool is_too_soon(context& within, mail const& fresh)
{
    return fresh.kind == mail_kind::outbid && fresh.recipient && fresh.item &&
           storage::was_mailed(
               within.db, *fresh.recipient, fresh.kind, *fresh.item, within.at - outbid_mail_pause
           );
}

std::string item_link(context const& within, item const& to)
{
    return link(within, "/auctions/" + to.auction.text + "/items/" + to.id.text);
}

mail_detail price_detail(context const& within, item const& of, auction const& in)
{
    return {
        {"url", item_link(within, of)},
        {"item", of.name},
        {"auction", in.name},
        {"amount", price_text(*of.current_bid, of.currency_code)},
    };
}

/// To a user about an item, if his settings ask for it.
void mail_about(
    context& within, user_id const& user, mail_kind kind, bool storage::user_settings::*wanted,
    item const& what, auction const& in
)
{
    if (!within.home.mails || !(storage::settings_of(within.db, user).*wanted))
        return;
    auto const recipient = storage::find_user(within.db, user);
    if (!recipient)
        return;
    auto fresh = mail_to(*recipient, kind);
    fresh.item = what.id;
    fresh.detail = price_detail(within, what, in);
    send_mail(within, std::move(fresh));
}

/// Three, and a sign that there are more.
std::string first_names(std::span<item const* const> items)
{
    constexpr std::size_t most = 3;
    std::string names;
    for (auto const* each : items.first(std::min(items.size(), most)))
        names.append(names.empty() ? "" : ", ").append(each->name);
    return items.size() > most ? names + ", …" : names;
}

} // namespace

bool send_mail(context& within, mail fresh)
{
    if (!within.home.mails || is_too_soon(within, fresh))
        return false;
    fresh.id.text = auth::make_id(within.at);
    fresh.created_at = within.at;
    storage::add_mail(within.db, fresh);
    within.note(mail_queued{});
    return true;
}

mail mail_to(user const& recipient, mail_kind kind)
{
    return {
        .recipient = recipient.id,
        .to_email = recipient.email,
        .to_name = recipient.name,
        .kind = kind,
        .written_in = recipient.speaks,
    };
}

std::string link(context const& within, std::string_view path)
{
    return within.home.public_url + std::string{path};
}

void mail_outbid(context& within, user_id const& user, item const& on, auction const& in)
{
    mail_about(within, user, mail_kind::outbid, &storage::user_settings::email_on_outbid, on, in);
}

void mail_item_won(context& within, item const& ended, auction const& in)
{
    if (ended.leader)
        mail_about(
            within, *ended.leader, mail_kind::item_won, &storage::user_settings::email_on_item_won, ended, in
        );
}

void mail_new_items(context& within, std::span<item const* const> fresh, auction const& in)
{
    if (!within.home.mails)
        return;
    auto const& first = *fresh.front();
    bool const is_only = fresh.size() == 1;
    mail_detail const detail{
        {"url", is_only ? item_link(within, first) : link(within, "/auctions/" + in.id.text)},
        {"item", first_names(fresh)},
        {"auction", in.name},
        {"description", is_only ? plain_text(first.description.value_or("")) : ""},
    };
    for (auto& to : storage::new_item_recipients(within.db, in.id, first.creator))
        send_mail(
            within,
            {
                .recipient = to.id,
                .item = first.id,
                .to_email = std::move(to.email),
                .to_name = std::move(to.name),
                .kind = mail_kind::new_item,
                .written_in = to.speaks,
                .detail = detail,
            }
        );
}

bool mail_invite(context& within, invite const& offer, auction const& to, std::optional<user> const& invited)
{
    if (!within.home.mails)
        return false;
    auto const sender = storage::find_user(within.db, offer.sender).value();
    auto fresh = invited
                     ? mail_to(*invited, mail_kind::invite)
                     : mail{.to_email = offer.email, .kind = mail_kind::invite, .written_in = sender.speaks};
    fresh.detail = {
        {"url", link(within, "/invite/" + offer.token)},
        {"sender", sender.name.value_or(sender.email)},
        {"auction", to.name},
        {"role", std::string{name_of(offer.as)}},
        {"days", "7"},
    };
    return send_mail(within, std::move(fresh));
}

} // namespace auktiva::commands
