#define BOOST_TEST_MODULE auktiva
#include <boost/test/unit_test.hpp>
