#include "commands/user_settings.hpp"

#include "auction/refusals.hpp"
#include "auth/random_id.hpp"
#include "commands/form.hpp"
#include "storage/users.hpp"

namespace auktiva::commands {

result<change_settings::answer> run(change_settings const& command, context& within)
{
    auto const who = storage::find_user(within.db, command.user);
    if (!who)
        return refusals::not_signed_in();

    auto const& form = command.form;
    auto changed = storage::settings_of(within.db, command.user);
    if (changed.id.empty())
    {
        changed.id = auth::make_id(within.at);
        changed.created_at = within.at;
    }
    take(form.item_sidebar_collapsed, changed.item_sidebar_collapsed);
    take(form.email_on_new_item, changed.email_on_new_item);
    take(form.email_on_outbid, changed.email_on_outbid);
    take(form.email_on_item_won, changed.email_on_item_won);
    take(form.muted_types, changed.muted_types);
    changed.updated_at = within.at;
    storage::save_settings(within.db, changed);

    auto speaks = who->speaks;
    take(form.speaks, speaks);
    if (speaks != who->speaks)
        storage::set_language(within.db, who->id, speaks, within.at);
    within.touch(who->id);
    return change_settings::answer{std::move(changed), speaks};
}

} // namespace auktiva::commands
