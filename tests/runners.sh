# shellcheck shell=bash
# For ./dev: runs the test programs, adds up what they count, and lets none pass that ran nothing.

count() { # passed and failed, from the summary of Boost.Test, node --test (TAP) or our scripts
    awk '/test cases? out of [0-9]+ passed$/ { passed = $1 }
         /test cases? out of [0-9]+ passed with/ { warned = $1 }
         /test cases? out of [0-9]+ failed/ { failed = $1 }
         /^# pass [0-9]+$/ { passed = $3 }
         /^# fail [0-9]+$/ { failed = $3 }
         /^# cancelled [0-9]+$/ { cancelled = $3 }
         /^[0-9]+ passed, [0-9]+ failed$/ { passed = $1; failed = $3 }
         END { print passed + warned + 0, failed + cancelled + 0 }' "$1"
}

failures() { # what did not pass and why, of the same and of compilers and sanitizers
    awk '/^ *not ok [0-9]+/ { test = $0; next }
         test != "" { test = test "\n" $0 }
         test != "" && /^ *\.\.\.$/ { told = test !~ /subtestsFailed/; if (told) print test; test = "" }
         told && /^ *# / && !/# (Subtest|tests)/ { print; next }
         test == "" && !/^ *\.\.\.$/ { told = 0 }
         /^FAILED: / { follow = 3 }
         follow > 0 { follow--; print; next }
         /: (fatal )?error(:| TS)|runtime error:|(ERROR|WARNING|SUMMARY): [A-Za-z]*(Sanitizer|libFuzzer)/' "$1" | sed -n 1,60p
}

total_passed=0 total_failed=0 results='' reasons=''
runner() { # runner NAME COMMAND...: shows what it says and adds up what it counts
    local name=$1 log="build/logs/${1// /-}.log" status=0 passed failed note=''
    mkdir -p build/logs
    say "$name"
    "${@:2}" 2>&1 | tee "$log" || status=$?
    read -r passed failed < <(count "$log")
    if [ $((passed + failed)) = 0 ]; then failed=1 note=' (nothing ran)'; fi
    if [ "$status" != 0 ] && [ "$failed" = 0 ]; then failed=1 note=" (exit status $status)"; fi
    total_passed=$((total_passed + passed)) total_failed=$((total_failed + failed))
    if [ "$failed" != 0 ]; then reasons+=$'\n'"$name:"$'\n'"$(failures "$log")"$'\n'; fi
    results+=$(printf '%-32s %5d passed %5d failed%s' "$name" "$passed" "$failed" "$note")$'\n'
}

sum_up() { # what failed comes again, as the place to look is the end
    summed=yes
    [ -z "$reasons" ] || printf '\n== what failed\n%s' "$reasons"
    printf '\n%s\n%d passed, %d failed\n' "$results" "$total_passed" "$total_failed"
    [ "$total_failed" = 0 ]
}

# Whatever ends the run early, a build that fails say, is a failure and the sum is the last line all the same.
summed=''
stopped_early() {
    [ -z "$summed" ] || return 0
    total_failed=$((total_failed + 1)) results+='stopped early'
    sum_up
}
trap stopped_early EXIT

launch=()
boost_tests() { "${launch[@]}" "$1" --report_level=short --log_level=error --color_output=no; }
unit_tests() { boost_tests "build/$1/tests/unit_tests"; }
conformance() { boost_tests "build/$1/tests/conformance"; }

# The browser client without a browser: its types, then what of it needs none.
ui_tests() { (ui/install && cd ui && npm run --silent check && npm test --silent); }

fuzzers() { # fuzzers SECONDS [OPTION...]: each of them for so long; what one finds stays in build/fuzz/found
    local seconds=$1 fuzzer name passed=0 failed=0
    mkdir -p build/fuzz/found
    for fuzzer in tests/fuzz/*_fuzzer.cpp; do
        name=$(basename "$fuzzer" _fuzzer.cpp)
        mkdir -p "build/fuzz/corpus/$name"
        echo "$name"
        if "build/fuzz/tests/fuzz/$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1024 -verbosity=0 \
            -print_final_stats=1 -artifact_prefix="build/fuzz/found/$name-" -dict=tests/fuzz/words.dict "${@:2}" \
            "build/fuzz/corpus/$name"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    done
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}

node_tests() { # node_tests PRESET FOLDER...: against that preset's server
    local files reporter=()
    mapfile -t files < <(find "${@:2}" -name node_modules -prune -o -name '*test.*js' -print | sort)
    if [ ${#files[@]} = 0 ]; then echo "no tests in ${*:2}"; return 1; fi
    if node --help | grep -e --test-reporter >/dev/null; then reporter=(--test-reporter=tap); fi
    # What a failed test left open must not keep the others waiting.
    if node --help | grep -e --test-force-exit >/dev/null; then reporter+=(--test-force-exit); fi
    AUKTIVA_BIN=$PWD/build/$1/auktiva "${launch[@]}" node --test "${reporter[@]}" "${files[@]}"
}

# Browser and server share the cores.
browser_tests() { AUKTIVA_TEST_SLOWNESS=2 node_tests "$@"; }

sanitized() { # sanitized COMMAND PRESET...: slower, and any process that leaves a report fails it
    local reports=$PWD/build/$2/reports status=0 options launch=()
    rm -rf "$reports" && mkdir -p "$reports"
    options=log_path=$reports/report:halt_on_error=1:print_stacktrace=1
    # Address randomisation as of recent kernels and the sanitizers of g++ 12 get in each other's way.
    if setarch -R true 2>/dev/null; then launch=(setarch -R); fi
    ASAN_OPTIONS=$options UBSAN_OPTIONS=$options TSAN_OPTIONS=$options AUKTIVA_TEST_SLOWNESS=4 "$@" || status=$?
    if compgen -G "$reports/report*" >/dev/null; then cat "$reports"/report*; status=1; fi
    return "$status"
}
