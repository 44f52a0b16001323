#include "bench/support/club.hpp"

#include <boost/json/parse.hpp>

namespace auktiva::bench {

namespace {

std::string member_of(std::string const& body, std::string_view name)
{
    return std::string{boost::json::parse(body).at(name).as_string()};
}

std::string cookie_in(std::string const& head)
{
    auto const cookie = find_header(head, "Set-Cookie").value();
    return cookie.substr(0, cookie.find(';'));
}

} // namespace

club::club(house const& at, std::size_t members)
    : client_{at.port()}
{
    auto const organiser = sign_up("organiser");
    auction_path_ =
        "/api/auctions/" + create("/api/auctions", R"({"name":"Spring","joinMode":"LINK"})", organiser);
    item_ = create(
        auction_path_ + "/items",
        R"({"name":"Lamp","currencyCode":"EUR","startingBid":1,"minBidIncrement":1,"isPublished":true})",
        organiser
    );
    for (std::size_t i = 0; i < members; ++i)
    {
        members_.push_back(sign_up("bidder" + std::to_string(i)));
        client_.ask(http_request("POST", auction_path_ + "/join", members_.back(), "{}"), 201);
    }
}

std::string club::bid(std::size_t bidder, std::int64_t amount) const
{
    return http_request(
        "POST", item_path() + "/bids", members_[bidder % members_.size()],
        R"({"amount":)" + std::to_string(amount) + R"(,"isAnonymous":false})"
    );
}

std::string club::sign_up(std::string const& name)
{
    auto const account = R"("email":")" + name + R"(@example.org","password":"correct horse")";
    client_.ask(
        http_request("POST", "/api/auth/register", {}, R"({"name":")" + name + "\"," + account + '}'), 201
    );
    auto const csrf = client_.ask(http_request("GET", "/api/auth/csrf", {}), 200);
    auto const form =
        '{' + account + R"(,"json":"true","csrfToken":")" + member_of(csrf.body, "csrfToken") + "\"}";
    auto const signed_in =
        client_.ask(http_request("POST", "/api/auth/callback/credentials", cookie_in(csrf.head), form), 200);
    return cookie_in(signed_in.head);
}

std::string club::create(std::string const& path, std::string_view body, std::string_view cookie)
{
    return member_of(client_.ask(http_request("POST", path, cookie, body), 201).body, "id");
}

} // namespace auktiva::bench
