#include "commands/settle_publication.hpp"

#include "storage/publication.hpp"

namespace auktiva::commands {

result<settle_publication::answer> run(settle_publication const& command, context& within)
{
    storage::advance_publication(within.db, command.up_to);
    return settle_publication::answer{};
}

} // namespace auktiva::commands
