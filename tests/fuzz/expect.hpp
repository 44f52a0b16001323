#pragma once

#include <cstdio>
#include <cstdlib>
#include <fuzzer/FuzzedDataProvider.h>

namespace auktiva::fuzz {

using bytes = FuzzedDataProvider;

/// A broken expectation is a find: the fuzzer keeps what led to it.
inline void expect(bool holds, char const* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "expected: %s\n", what);
    std::abort();
}

} // namespace auktiva::fuzz
