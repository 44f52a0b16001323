#include "auth/client_address.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace auktiva::auth {

namespace {

namespace data = boost::unit_test::data;

struct forwarded
{
    char const* story;
    std::string_view trusted;
    std::string_view peer;
    std::string_view header;
    std::string_view client;

    friend std::ostream& operator<<(std::ostream& out, forwarded const& it) { return out << it.story; }
};

constexpr forwarded forwarded_requests[] = {
    {"no proxy", "", "203.0.113.9", "", "203.0.113.9"},
    {"a header from nobody we trust", "", "203.0.113.9", "198.51.100.1", "203.0.113.9"},
    {"a header past another's proxy", "10.0.0.1", "203.0.113.9", "198.51.100.1", "203.0.113.9"},
    {"one proxy", "127.0.0.1", "127.0.0.1", "198.51.100.1", "198.51.100.1"},
    {"one proxy, a forged beginning", "127.0.0.1", "127.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"},
    {"two proxies", "127.0.0.1 10.0.0.0/8", "127.0.0.1", "198.51.100.1,10.1.2.3", "198.51.100.1"},
    {"two proxies, a forged proxy", "loopback,10.0.0.0/8", "127.0.0.1", "10.9.9.9, 198.51.100.1, 10.1.2.3",
     "198.51.100.1"},
    {"nothing but proxies", "10.0.0.0/8", "10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"},
    {"loopback of IPv6", "loopback", "::1", "2001:db8::7", "2001:db8::7"},
    {"loopback on a socket of both families", "loopback", "::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"},
    {"an IPv6 network", "fd00::/8", "fd12::1", "2001:db8::7, fdff::2", "2001:db8::7"},
    {"a mapped client", "loopback", "127.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"},
    {"no header behind a proxy", "loopback", "127.0.0.1", "", "127.0.0.1"},
    {"blanks", "loopback", "127.0.0.1", "  ", "127.0.0.1"},
    {"garbage", "loopback", "127.0.0.1", "unknown", "127.0.0.1"},
    {"garbage left of the client", "loopback", "127.0.0.1", "garbage, 198.51.100.1", "198.51.100.1"},
    {"garbage right of the client", "loopback", "127.0.0.1", "198.51.100.1, garbage", "127.0.0.1"},
    {"an empty hop", "loopback", "127.0.0.1", "198.51.100.1,", "127.0.0.1"},
    {"a comma alone", "loopback", "127.0.0.1", ",", "127.0.0.1"},
    {"everybody trusted", "0.0.0.0/0", "203.0.113.9", "198.51.100.1", "198.51.100.1"},
    {"a socket without an address", "loopback", "unix:", "198.51.100.1", "unix:"},
};

struct network_member
{
    std::string_view network;
    std::string_view address;
    bool inside;

    friend std::ostream& operator<<(std::ostream& out, network_member const& it)
    {
        return out << it.address << " in " << it.network;
    }
};

constexpr network_member network_members[] = {
    {"192.0.2.128/25", "192.0.2.128", true},    {"192.0.2.128/25", "192.0.2.127", false},
    {"192.0.2.129/25", "192.0.2.200", true},    {"192.0.2.1/32", "192.0.2.1", true},
    {"192.0.2.1/32", "192.0.2.0", false},       {"172.16.0.0/12", "172.31.255.255", true},
    {"172.16.0.0/12", "172.32.0.0", false},     {"127.0.0.0/8", "::1", false},
    {"0.0.0.0/0", "2001:db8::1", false},        {"::/0", "198.51.100.1", true},
    {"2001:db8::/33", "2001:db8:7fff::", true}, {"2001:db8::/33", "2001:db8:8000::", false},
};

} // namespace

BOOST_AUTO_TEST_SUITE(client_addresses)

BOOST_DATA_TEST_CASE(are_believed_from_trusted_proxies_only, data::make(forwarded_requests), it)
{
    auto const trusted = trusted_proxies::parse(it.trusted);

    BOOST_REQUIRE(trusted.has_value());
    BOOST_TEST(client_address(it.peer, it.header, *trusted) == it.client);
}

BOOST_DATA_TEST_CASE(belong_to_networks, data::make(network_members), it)
{
    auto const trusted = trusted_proxies::parse(it.network);

    BOOST_REQUIRE(trusted.has_value());
    BOOST_TEST(trusted->contain(ip_address::parse(it.address).value()) == it.inside);
}

BOOST_DATA_TEST_CASE(
    are_not_configured_by_garbage,
    (data::make<std::string_view>(
        {"proxy", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "::/129",
         "10.0.0.1;10.0.0.2"}
    )),
    list
)
{
    BOOST_TEST(!trusted_proxies::parse(list));
}

BOOST_AUTO_TEST_CASE(count_per_64_bits_where_they_are_ipv6)
{
    BOOST_TEST(address_for_limits("198.51.100.1") == "198.51.100.1");
    BOOST_TEST(address_for_limits("::ffff:198.51.100.1") == "198.51.100.1");
    BOOST_TEST(address_for_limits("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64");
    BOOST_TEST(address_for_limits("2001:db8:1:2:ffff::") == address_for_limits("2001:db8:1:2::1"));
    BOOST_TEST(address_for_limits("fe80::1%eth0") == "fe80::/64");
    BOOST_TEST(address_for_limits("unix:") == "unix:");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::auth
