#include "auction/notification.hpp"
#include "auction/user.hpp"
#include "auth/password.hpp"
#include "commands/import_row.hpp"
#include "commands/import_work.hpp"
#include "storage/imported.hpp"
#include "storage/notifications.hpp"
#include "storage/user_settings.hpp"
#include "storage/users.hpp"

namespace auktiva::commands {

namespace {

constexpr std::size_t longest_user_name = 100;
constexpr std::size_t longest_address = 254;
constexpr std::size_t longest_image_url = 2000;
constexpr std::size_t longest_notice = 2000;

/// Any address that one can sign in with, also one that no mail would reach.
std::string read_address(import_row& row, foreign_value const& value)
{
    auto const* text = std::get_if<std::string>(&value);
    if (!text || is_blank(*text) || text->size() > longest_address ||
        !is_allowed_text(*text, text_kind::line))
    {
        row.refuse("its email cannot be: " + show(value));
        return {};
    }
    auto lower = lower_ascii(*text);
    if (lower != *text)
        row.repair("email is written in lower case");
    if (!is_email(lower))
        row.repair("email is no address that mail could reach; kept for signing in");
    return lower;
}

std::optional<std::string> read_password_hash(import_row& row, foreign_value const& value)
{
    if (is_null(value))
        return std::nullopt;
    auto const* text = std::get_if<std::string>(&value);
    if (text && auth::is_known_hash(*text))
        return *text;
    row.repair("the stored password is none that could be checked; \"forgot password\" sets a new one");
    return std::nullopt;
}

user read_user(import_row& row, storage::auktiva_user const& old, timestamp now)
{
    user who;
    who.id.text = row.id();
    who.email = read_address(row, old.email);
    who.password_hash = read_password_hash(row, old.password_hash);
    who.name = row.text("name", old.name, text_kind::line, longest_user_name);
    who.image = row.text("image", old.image, text_kind::line, longest_image_url);
    who.verified_at = row.optional_time("emailVerified", old.verified_at);
    who.created_at = row.time("createdAt", old.created_at, now);
    return who;
}

/// The same mailbox with most mail services, and nobody else's.
std::string address_with_id(user const& who)
{
    auto const at = who.email.rfind('@');
    if (at == who.email.npos)
        return who.email + '+' + who.id.text;
    return who.email.substr(0, at) + '+' + lower_ascii(who.id.text) + who.email.substr(at);
}

import_place place_of(import_work& work, user_id const& id)
{
    if (storage::find_user(work.db, id))
        return import_place::taken;
    return storage::was_imported(work.db, storage::imported_kind::user, id.text) ? import_place::given_up
                                                                                 : import_place::free;
}

/// Adds the user, under another address if his is somebody else's.
bool add(import_work& work, import_row& row, user who)
{
    if (auto const other = storage::find_user_by_email(work.db, who.email))
    {
        auto const fresh = address_with_id(who);
        row.repair("email " + who.email + " is that of " + other->id.text + " already; signs in as " + fresh);
        who.email = fresh;
    }
    if (!work.write_row("users", who.id.text, [&] { storage::add_user(work.db, who); }))
        return false;
    storage::note_imported(work.db, storage::imported_kind::user, who.id.text, work.with.at);
    row.tell_repairs();
    if (!who.password_hash)
        work.report.note("users", who.id.text, "has no password; " + who.email + " uses \"forgot password\"");
    return true;
}

void import_settings(import_work& work, std::int64_t user_row, user_id const& of, import_place place)
{
    bool found = false;
    work.from.each_user_settings(
        user_row,
        [&](storage::auktiva_user_settings const& old)
        {
            import_row row{work.report, "user_settings", old.id};
            storage::user_settings settings{.id = row.id(), .user = of};
            settings.item_sidebar_collapsed =
                row.flag("itemSidebarCollapsed", old.item_sidebar_collapsed, false);
            settings.email_on_new_item = row.flag("emailOnNewItem", old.email_on_new_item, false);
            settings.email_on_outbid = row.flag("emailOnOutbid", old.email_on_outbid, false);
            settings.email_on_item_won = row.flag("emailOnItemWon", old.email_on_item_won, false);
            settings.created_at = row.time("createdAt", old.created_at, work.with.at);
            settings.updated_at = row.time("updatedAt", old.updated_at, settings.created_at);
            if (std::exchange(found, true))
                row.refuse("its user has settings already");
            if (!row.is_usable())
                return;
            if (place != import_place::free)
                return work.report.already_there("user_settings");
            if (work.write_row(
                    "user_settings", settings.id, [&] { storage::save_settings(work.db, settings); }
                ))
                row.tell_repairs();
        }
    );
}

notification read_notification(
    import_work& work, import_row& row, storage::auktiva_notification const& old, user_id const& recipient
)
{
    notification notice;
    notice.id.text = row.id();
    notice.recipient = recipient;
    auto const* type = std::get_if<std::string>(&old.type);
    if (auto const known = type ? find_named<notification_type>(*type) : std::nullopt)
        notice.type = *known;
    else
        row.refuse("its type is not known: " + show(old.type));
    notice.title = row.text("title", old.title, text_kind::line, longest_notice);
    notice.message = row.text("message", old.message, text_kind::long_text, longest_notice);
    if (!notice.title || !notice.message)
        row.refuse("it has no words");
    if (auto const auction = row.reference("auctionId", old.auction))
        notice.auction = auction_id{*auction};
    if (auto const item = row.reference("itemId", old.item))
        notice.item = item_id{*item};
    notice.is_read = row.flag("read", old.is_read, true);
    notice.created_at = row.time("createdAt", old.created_at, work.with.at);
    return notice;
}

void import_notifications(import_work& work, std::int64_t user_row, user_id const& of, import_place place)
{
    work.from.each_notification(
        user_row,
        [&](storage::auktiva_notification const& old)
        {
            import_row row{work.report, "notifications", old.id};
            auto const notice = read_notification(work, row, old, of);
            if (!row.is_usable())
                return;
            if (place != import_place::free)
                return work.report.already_there("notifications");
            if (work.write_row(
                    "notifications", notice.id.text, [&] { storage::add_past_notification(work.db, notice); }
                ))
                row.tell_repairs();
        }
    );
}

/// What was only his.
void leave_out_belongings(import_work& work, std::int64_t user_row)
{
    work.from.each_user_settings(
        user_row, [&](storage::auktiva_user_settings const&) { work.report.left_out_too("user_settings", 1); }
    );
    work.from.each_notification(
        user_row, [&](storage::auktiva_notification const&) { work.report.left_out_too("notifications", 1); }
    );
}

void import_user(import_work& work, storage::auktiva_user const& old)
{
    import_row row{work.report, "users", old.id};
    auto const who = read_user(row, old, work.with.at);
    if (!row.is_usable())
        return leave_out_belongings(work, old.row);

    auto const place = place_of(work, who.id);
    if (place == import_place::free && !add(work, row, who))
        return leave_out_belongings(work, old.row);
    if (place != import_place::free)
        work.report.already_there("users");
    if (place == import_place::given_up)
        work.report.note("users", who.id.text, "was deleted here after an earlier import; stays deleted");
    (place == import_place::given_up ? work.deleted_users : work.users).insert(who.id.text);
    import_settings(work, old.row, who.id, place);
    import_notifications(work, old.row, who.id, place);
}

} // namespace

void import_users(import_work& work)
{
    work.from.each_user(
        [&](storage::auktiva_user const& old)
        {
            import_user(work, old);
            work.may_commit();
        }
    );
}

} // namespace auktiva::commands
