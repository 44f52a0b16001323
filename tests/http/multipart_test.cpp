#include "http/multipart.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <random>

namespace data = boost::unit_test::data;
using namespace auktiva::http;

namespace {

std::string const type = "multipart/form-data; boundary=xyz";

std::string part(std::string const& head, std::string const& content)
{
    return "--xyz\r\n" + head + "\r\n\r\n" + content + "\r\n";
}

std::string field(std::string const& name, std::string const& content)
{
    return part("Content-Disposition: form-data; name=\"" + name + "\"", content);
}

std::string const last = "--xyz--\r\n";

struct shape
{
    std::string name;
    std::string body;
    std::string content_type{type};

    friend std::ostream& operator<<(std::ostream& out, shape const& each) { return out << each.name; }
};

shape const refused[] = {
    {"nothing", ""},
    {"another type", last, "application/json"},
    {"another multipart", field("a", "b") + last, "multipart/mixed; boundary=xyz"},
    {"no boundary", field("a", "b") + last, "multipart/form-data"},
    {"an empty boundary", "--\r\n----", "multipart/form-data; boundary="},
    {"a boundary that is too long", "", "multipart/form-data; boundary=" + std::string(71, 'x')},
    {"two boundaries", field("a", "b") + last, type + "; boundary=xyz"},
    {"a boundary with a line end in it", field("a", "b") + last, "multipart/form-data; boundary=\"xyz\r\n\""},
    {"another boundary", field("a", "b") + last, "multipart/form-data; boundary=xyzz"},
    {"text before the first", "hello\r\n" + field("a", "b") + last},
    {"text after the last", field("a", "b") + last + "hello"},
    {"no last boundary", field("a", "b")},
    {"a boundary that goes on", field("a", "b\r\n--xyzzy") + last},
    {"a boundary without its line end", "--xyzContent-Disposition: form-data; name=a\r\n\r\nb\r\n" + last},
    {"bare line feeds", "--xyz\nContent-Disposition: form-data; name=a\n\nb\n--xyz--\n"},
    {"a line feed in the head", part("Content-Disposition: form-data; name=a\nX: y", "b") + last},
    {"a part without a head", "--xyz\r\n\r\nb\r\n" + last},
    {"a part without a name", part("Content-Disposition: form-data", "b") + last},
    {"an empty name", part("Content-Disposition: form-data; name=\"\"", "b") + last},
    {"two names", part("Content-Disposition: form-data; name=a; name=b", "b") + last},
    {"two dispositions",
     part("Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b", "") + last},
    {"another disposition", part("Content-Disposition: attachment; name=a", "b") + last},
    {"no disposition", part("Content-Type: text/plain", "b") + last},
    {"an open quote", part("Content-Disposition: form-data; name=\"a", "b") + last},
    {"text after a quote", part("Content-Disposition: form-data; name=\"a\"b", "b") + last},
    {"a name that is no text", part("Content-Disposition: form-data; name=\"\xff\"", "b") + last},
    {"a NUL in the file name",
     part(std::string{"Content-Disposition: form-data; name=a; filename=\"a"} + '\0' + "b\"", "b") + last},
    {"a field without a colon", part("Content-Disposition: form-data; name=a\r\nhello", "b") + last},
    {"a folded field", part("Content-Disposition: form-data;\r\n name=a", "b") + last},
    {"base64",
     part("Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64", "Yg==") + last},
    {"a head that is too large",
     part("Content-Disposition: form-data; name=a\r\nX: " + std::string(max_part_head_size, 'x'), "b") +
         last},
    {"too many fields in a head", part(
                                      "Content-Disposition: form-data; name=a" +
                                          []
                                          {
                                              std::string many;
                                              for (int count = 0; count < 40; ++count)
                                                  many += "\r\nX: y";
                                              return many;
                                          }(),
                                      "b"
                                  ) + last},
};

} // namespace

BOOST_AUTO_TEST_SUITE(http_multipart)

BOOST_AUTO_TEST_CASE(reads_fields_and_files)
{
    std::string const bytes{"\0\r\n--xy\r\n\r\n\xff", 12};
    auto const body = field("title", "Grüße") +
                      part(
                          "content-disposition: FORM-DATA; filename=\"C:\\a \\\"b\\\".jpg\" ; Name=image\r\n"
                          "Content-Type: image/jpeg",
                          bytes
                      ) +
                      field("empty", "") + "--xyz--";
    auto const parts = read_form("Multipart/Form-Data; charset=utf-8; boundary=\"xyz\"", body);
    BOOST_TEST_REQUIRE(parts.has_value());
    BOOST_TEST_REQUIRE(parts->size() == 3);
    BOOST_TEST(parts->at(0).name == "title");
    BOOST_TEST(parts->at(0).content == "Grüße");
    BOOST_TEST(!parts->at(0).file_name.has_value());
    BOOST_TEST(parts->at(1).name == "image");
    BOOST_TEST(parts->at(1).file_name.value() == "C:\\a \"b\".jpg");
    BOOST_TEST(parts->at(1).content_type == "image/jpeg");
    BOOST_TEST(parts->at(1).content == bytes);
    BOOST_TEST((parts->at(1).content.data() > body.data() && parts->at(1).content.data() < &body.back()));
    BOOST_TEST(parts->at(2).name == "empty");
    BOOST_TEST(parts->at(2).content == "");
}

BOOST_AUTO_TEST_CASE(a_form_may_have_no_fields_and_spaces_after_its_boundaries)
{
    BOOST_TEST(read_form(type, "--xyz--").value().empty());
    BOOST_TEST(
        read_form(type, "--xyz \t\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--xyz-- \r\n")
            .value()
            .size() == 1
    );
}

BOOST_AUTO_TEST_CASE(a_form_within_a_form_is_content)
{
    auto const inner = "--abc\r\nContent-Disposition: form-data; name=b\r\n\r\nc\r\n--abc--";
    auto const body =
        part("Content-Disposition: form-data; name=a\r\nContent-Type: multipart/mixed; boundary=abc", inner) +
        last;
    auto const parts = read_form(type, body);
    BOOST_TEST_REQUIRE(parts.has_value());
    BOOST_TEST(parts->size() == 1);
    BOOST_TEST(parts->front().content == inner);
}

BOOST_DATA_TEST_CASE(refuses_what_is_no_form, data::make(refused), each)
{
    BOOST_TEST(!read_form(each.content_type, each.body).has_value());
}

BOOST_AUTO_TEST_CASE(bounds_the_number_of_parts)
{
    std::string body;
    for (std::size_t count = 0; count < max_form_parts; ++count)
        body += field("a", "b");
    BOOST_TEST(read_form(type, body + last).value().size() == max_form_parts);
    for (int count = 0; count < 5000; ++count)
        body += field("a", "b");
    BOOST_TEST(!read_form(type, body + last).has_value());
}

BOOST_AUTO_TEST_CASE(a_form_cut_short_anywhere_is_none)
{
    auto const whole = field("a", "b") + field("image", "c\r\n--xy") + "--xyz--";
    BOOST_TEST(read_form(type, whole).has_value());
    for (std::size_t size = 0; size < whole.size(); ++size)
        BOOST_TEST(!read_form(type, whole.substr(0, size)).has_value(), "cut after " << size);
}

BOOST_AUTO_TEST_CASE(survives_random_damage)
{
    std::mt19937 random{1};
    auto const whole = field("a", "b") + field("image", "c\r\n--xy\"") + last;
    for (int round = 0; round < 20'000; ++round)
    {
        auto damaged = whole;
        for (int count = 0; count < 3; ++count)
            damaged[random() % damaged.size()] = "\r\n-xyz:;=\"\\ab"[random() % 13];
        if (auto const parts = read_form(type, damaged))
            for (auto const& each : *parts)
                BOOST_TEST_REQUIRE(each.content.size() <= damaged.size());
    }
}

BOOST_AUTO_TEST_SUITE_END()
