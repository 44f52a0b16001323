#pragma once

#include "commands/context.hpp"

#include <vector>

namespace auktiva::commands {

/// An auction and who shall own it.
struct auction_transfer
{
    auction_id auction;
    /// In lower case.
    std::string new_owner_email;
};

/// Deletes an account with all that is its user's: memberships, items with the bids on them, bids,
/// discussions. Each auction he owns is handed over or deleted. Prices and leaders follow from the bids that
/// remain; what has closed keeps its price. Nobody reads his name in a log again.
struct remove_account
{
    user_id user;
    /// The hash the password was checked against; counts where the account has a password.
    std::optional<std::string> checked_hash;
    /// What he typed, in lower case; counts where it has none.
    std::string confirmed_email;
    std::vector<auction_transfer> transfers;
    std::vector<auction_id> deletions;
    timestamp at;

    struct answer
    {
    };
};
result<remove_account::answer> run(remove_account const& command, context& within);

/// Who runs the house must hand that over first.
problem is_administrator();
problem wrong_password();

} // namespace auktiva::commands
