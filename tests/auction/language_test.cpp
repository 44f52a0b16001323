#include "auction/language.hpp"

#include <boost/test/unit_test.hpp>

using auktiva::language;
using auktiva::preferred_language;

BOOST_AUTO_TEST_SUITE(languages)

BOOST_AUTO_TEST_CASE(the_first_known_one_wins)
{
    BOOST_TEST((preferred_language("de-AT,de;q=0.9,en;q=0.8") == language::german));
    BOOST_TEST((preferred_language("fr, pl;q=0.5, hu;q=0.7") == language::hungarian));
    BOOST_TEST((preferred_language("es") == language::spanish));
}

BOOST_AUTO_TEST_CASE(what_is_unknown_or_malformed_is_english)
{
    for (auto const* header : {"", "fr", ",,;", "*", "de;q=0", "de;q=x", "deutsch"})
        BOOST_TEST((preferred_language(header) == language::english), header);
}

BOOST_AUTO_TEST_SUITE_END()
