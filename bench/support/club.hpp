#pragma once

#include "bench/support/house.hpp"
#include "bench/support/http_client.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace auktiva::bench {

/// One auction with one item, and members who may bid for it.
class club
{
public:
    club(house const& at, std::size_t members);

    /// Session cookies.
    std::vector<std::string> const& members() const { return members_; }
    std::string item_path() const { return auction_path_ + "/items/" + item_; }
    std::string item_channel() const { return "private-item-" + item_; }
    std::string bid(std::size_t bidder, std::int64_t amount) const;

private:
    std::string sign_up(std::string const& name);
    std::string create(std::string const& path, std::string_view body, std::string_view cookie);

    http_client client_;
    std::vector<std::string> members_;
    std::string auction_path_;
    std::string item_;
};

} // namespace auktiva::bench
