#include "realtime/utf8.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>

using namespace auktiva::realtime;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(utf8)

namespace {

struct sample
{
    std::string_view text;
    /// How many bytes may pass before the fault shows; npos: none.
    std::size_t fault = std::string_view::npos;

    friend std::ostream& operator<<(std::ostream& out, sample const& shown)
    {
        for (unsigned char const byte : shown.text)
            out << std::hex << +byte << ' ';
        return out;
    }
};

sample const valid[] = {
    {""},
    {"plain"},
    {"\x7F"},
    {"\xC2\x80"},
    {"\xDF\xBF"},
    {"\xE0\xA0\x80"},
    {"\xED\x9F\xBF"},
    {"\xEE\x80\x80"},
    {"\xEF\xBF\xBF"},
    {"\xF0\x90\x80\x80"},
    {"\xF4\x8F\xBF\xBF"},
    {"\xCE\xBA\xE1\xBD\xB9\xCF\x83\xCE\xBC\xCE\xB5"},
    {std::string_view{"a\0b", 3}},
};

sample const invalid[] = {
    {"\x80", 0},
    {"\xBF", 0},
    {"\xC0\x80", 0},
    {"\xC1\xBF", 0},
    {"\xC2\x41", 1},
    {"\xC2\xC2", 1},
    {"\xE0\x9F\xBF", 1},
    {"\xED\xA0\x80", 1},
    {"\xED\xBF\xBF", 1},
    {"\xE1\x80\x41", 2},
    {"\xF0\x8F\xBF\xBF", 1},
    {"\xF4\x90\x80\x80", 1},
    {"\xF1\x80\x80\xC0", 3},
    {"\xF5\x80\x80\x80", 0},
    {"\xFE", 0},
    {"\xFF", 0},
    {"ok\xCE\xBA\xF4\x90\x80\x80", 5},
};

} // namespace

BOOST_DATA_TEST_CASE(valid_text_passes_however_it_is_split, data::make(valid), each)
{
    BOOST_TEST(valid_utf8(each.text));
    for (std::size_t split = 0; split <= each.text.size(); ++split)
    {
        utf8_check check;
        BOOST_TEST(check.accept(each.text.substr(0, split)));
        BOOST_TEST(check.accept(each.text.substr(split)));
        BOOST_TEST(check.complete());
    }
}

BOOST_DATA_TEST_CASE(invalid_text_fails_at_its_first_wrong_byte, data::make(invalid), each)
{
    BOOST_TEST(!valid_utf8(each.text));
    utf8_check check;
    BOOST_TEST(check.accept(each.text.substr(0, each.fault)));
    BOOST_TEST(!check.accept(each.text.substr(each.fault, 1)));
}

BOOST_AUTO_TEST_CASE(text_cut_inside_a_character_is_not_complete)
{
    for (std::string_view const cut : {"\xC2", "\xE1", "\xE1\x80", "\xF1", "\xF1\x80", "\xF1\x80\x80"})
    {
        utf8_check check;
        BOOST_TEST(check.accept(cut));
        BOOST_TEST(!check.complete());
        BOOST_TEST(!valid_utf8(cut));
    }
}

BOOST_AUTO_TEST_SUITE_END()
