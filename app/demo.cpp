#include "app/demo.hpp"

#include "app/house_clock.hpp"
#include "auth/password.hpp"
#include "auth/signature.hpp"
#include "commands/accounts.hpp"
#include "commands/auctions.hpp"
#include "commands/command_queue.hpp"
#include "commands/discussions.hpp"
#include "commands/items.hpp"
#include "commands/joining.hpp"
#include "commands/members.hpp"
#include "commands/place_bid.hpp"
#include "storage/event_log.hpp"
#include "storage/lock_file.hpp"
#include "storage/sealed_store.hpp"
#include "storage/users.hpp"

#include <array>
#include <span>

namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

constexpr std::string_view password = "club-evening";

struct demo_member
{
    std::string_view name;
    std::string_view email;
    role as;
};

constexpr std::array members{
    demo_member{"Margit Keller", "margit@example.org", role::owner},
    demo_member{"Tom Brandt", "tom@example.org", role::admin},
    demo_member{"Ilse Novak", "ilse@example.org", role::creator},
    demo_member{"Jonas Weber", "jonas@example.org", role::bidder},
    demo_member{"Piroska Szabo", "piroska@example.org", role::bidder},
    demo_member{"Marek Zielinski", "marek@example.org", role::bidder},
    demo_member{"Lucia Ortega", "lucia@example.org", role::bidder},
    demo_member{"Henk de Vries", "henk@example.org", role::bidder},
};

struct demo_bid
{
    std::size_t by;
    std::string_view amount;
};

struct demo_comment
{
    std::size_t by;
    std::string_view text;
};

struct demo_item
{
    std::string_view name;
    std::string_view description;
    std::size_t seller;
    std::string_view start;
    std::string_view step;
    std::vector<demo_bid> bids;
    std::vector<demo_comment> comments;
};

/// Bids climb from the start by the step or more; nobody bids on what he sells himself.
std::vector<demo_item> const& items()
{
    static std::vector<demo_item> const all{
        {"Brass ship's lantern",
         "From the harbour office, about 1920. Burner complete, glass without a chip.",
         2,
         "25",
         "2.50",
         {{3, "25"}, {4, "30"}, {6, "32.50"}, {3, "40"}},
         {{4, "Does it still take lamp oil?"}, {2, "It does, I lit it last week."}}},
        {"Honey, twelve jars",
         "Lime blossom of this summer from the hives behind the club house.",
         2,
         "18",
         "1",
         {{5, "18"}, {7, "20"}, {5, "22"}},
         {{7, "Is that the one we tasted at the fair?"}}},
        {"Weekend in the mountain hut",
         "Two nights for six people in October, firewood included.",
         0,
         "80",
         "5",
         {{3, "80"}, {6, "95"}, {7, "100"}, {6, "120"}},
         {{6, "How far is the car park?"}, {0, "Forty minutes on foot."}}},
        {"Leica M3, 1957",
         "Shutter serviced last year, some brassing, Summicron 50 mm.",
         2,
         "450",
         "10",
         {{7, "450"}, {4, "500"}, {7, "520"}},
         {}},
        {"Handmade quilt",
         "Log cabin pattern, 140 by 200 cm, machine washable.",
         0,
         "40",
         "2",
         {{4, "40"}, {5, "46"}},
         {}},
        {"Box of first-day covers",
         "Around 300 covers, mostly 1970s, unsorted.",
         2,
         "15",
         "1",
         {{3, "15"}, {5, "17"}, {3, "19"}, {7, "25"}},
         {}},
        {"Children's bicycle, 20 inch",
         "Six gears, new tyres, a scratch on the frame.",
         1,
         "30",
         "2",
         {{6, "30"}},
         {}},
        {"Cellar tasting for four",
         "Five wines and a board of cheese with our treasurer.",
         0,
         "60",
         "5",
         {{5, "60"}, {3, "65"}},
         {{5, "Can we bring a fifth person?"}}},
        {"Watercolour of the old mill",
         "By our founding member, framed, 40 by 30 cm.",
         2,
         "35",
         "5",
         {{4, "35"}, {7, "45"}},
         {}},
        {"Sourdough lesson",
         "A Saturday morning, you take home two loaves and the starter.",
         0,
         "20",
         "1",
         {},
         {}},
        {"Set of twelve beer glasses",
         "From the brewery that closed in 1984.",
         1,
         "10",
         "1",
         {{7, "10"}, {3, "12"}},
         {}},
        {"Apple tree, Belle de Boskoop",
         "Three years old, delivered and planted within 20 km.",
         2,
         "22",
         "2",
         {},
         {}},
    };
    return all;
}

/// Runs commands as the API would, an hour of yesterday evening between the first and the last.
class storyteller
{
public:
    storyteller(storage::database& db, commands::house const& home, timestamp from)
        : db_{db}
        , home_{home}
        , at_{from}
    {
    }

    template <commands::command Command>
    typename Command::answer tell(Command what)
    {
        what.at = at_ += 37s;
        commands::effects out;
        commands::context within{db_, out, home_, what.at};
        return run(what, within).value();
    }

private:
    storage::database& db_;
    commands::house const& home_;
    timestamp at_;
};

std::vector<user_id> tell_members(storyteller& story, storage::database& db)
{
    auto const hash = auth::hash_password(password);
    std::vector<user_id> users;
    for (auto const& [name, email, as] : members)
    {
        story.tell(commands::register_user{
            .name = std::string{name}, .email = std::string{email}, .password_hash = hash});
        users.push_back(storage::find_user_by_email(db, email).value().id);
    }
    return users;
}

auction_id tell_auction(storyteller& story, std::span<user_id const> users, timestamp ends_at)
{
    commands::auction_form form;
    form.name = "Harbour Club Autumn Auction";
    form.description = "<p>For the new roof of the boat house. Bid kindly, bid often.</p>";
    form.joined_by = join_mode::link;
    form.ends_at = ends_at;
    form.default_anti_snipe = true;
    auto const made = story.tell(commands::create_auction{.creator = users[0], .form = form});
    for (std::size_t each = 1; each < users.size(); ++each)
    {
        auto const joined = story.tell(commands::join_auction{.auction = made.id, .user = users[each]});
        if (members[each].as != role::bidder)
            story.tell(commands::change_role{
                .auction = made.id, .target = joined.who.id, .as = members[each].as, .actor = users[0]});
    }
    return made.id;
}

void tell_item(
    storyteller& story, std::span<user_id const> users, auction_id const& in, demo_item const& what
)
{
    commands::item_form form;
    form.name = what.name;
    form.description = "<p>" + std::string{what.description} + "</p>";
    form.currency_code = "EUR";
    form.starting_bid = what.start;
    form.min_bid_increment = what.step;
    form.is_published = true;
    auto const made =
        story.tell(commands::create_item{.auction = in, .creator = users[what.seller], .form = form});
    for (auto const& [by, text] : what.comments)
        story.tell(commands::add_discussion{
            .auction = in,
            .item = made.id,
            .author = users[by],
            .content = "<p>" + std::string{text} + "</p>"});
    for (auto const& [by, amount] : what.bids)
        story.tell(commands::place_bid{
            .auction = in, .item = made.id, .bidder = users[by], .amount = std::string{amount}});
}

} // namespace

void fill_demo(settings const& with, std::ostream& out)
{
    storage::lock_file const lock{with.house.data_dir / "auktiva.lock"};
    storage::sealed_store const store{with.house.data_dir / "store.db"};
    storage::database db{{.file = store.file(), .mode = storage::access::write}};
    if (!storage::all_users(db).empty())
        throw wrong_setting{
            "AUKTIVA_DATA_DIR: " + store.file().string() +
            " has accounts already; the demo wants an empty one"};

    auto const now = wall_clock();
    storage::transaction all{db};
    commands::house const home{with.house.auth_secret, storage::log_epoch(db, auth::random_hex(8)), false};
    storyteller story{db, home, now - 2h};
    auto const users = tell_members(story, db);
    auto const auction = tell_auction(story, users, now + 7 * 24h);
    for (auto const& item : items())
        tell_item(story, users, auction, item);
    all.commit();

    out << "A club auction with " << members.size() << " members and " << items().size()
        << " items is ready.\n"
        << "Sign in with one of these and the password " << password << ":\n";
    for (auto const& [name, email, as] : members)
        out << "  " << name_of(as) << "  " << email << '\n';
    out << "Now run: auktiva serve\n";
}

} // namespace auktiva::app
