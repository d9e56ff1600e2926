#!/usr/bin/env bash
# The tests of a sanitized build, but for those whose subject is numbers at large N (they run plain
# in `make test`) or allocation itself. usage: check_sanitize.sh BUILD
set -euo pipefail
export build=$1
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1
tests=()
for test in "$build"/tests/test_*; do
  [[ -x $test && $test != *.* ]] || continue
  case $(basename "$test") in
    # a million replicates; a million draws a law; thousands of runs
    test_studies_forecast | test_sim_dist | test_sim_sequential | test_sim_replicated) continue ;;
    # the same corpus goes through the library in test_inputs_programme; its time goes to gnuplot
    test_program_bad | test_cli_charts_account) continue ;;
  esac
  tests+=("$test")
done
BUILD=$build SCRIPTS='tests/test_program_cases.sh tests/test_program_faults.sh tests/test_program_stops.sh' \
  tests/run.sh "${tests[@]}"
# One verb on each core: each writes to a folder of its own, and draws.
xargs -d '\n' -P "$(nproc)" -I{} bash -c "set -- {}; "'"$build/exante" "$@" || [[ $1 == check && $? == 1 ]]' <<'VERBS'
run scenarios/redes -n 20000 --quiet --out "$build/run"
check scenarios/redes --quiet --out "$build/check"
run scenarios/redes -n 4096 --design sobol --variant factores-correlacionados --quiet --out "$build/sobol"
run scenarios/redes --precision "mean(beneficiaries.2027)=1" --no-plots --quiet --out "$build/precision"
compare scenarios/redes base tendencia -n 20000 --quiet --out "$build/compare"
solve scenarios/redes -n 5000 --find plan.places.2026 --quiet --out "$build/solve" --so-that "mean(event.budget_suffices.2026) >= 80%"
sensitivity scenarios/redes -n 1024 --output indicator.deal.2027 --quiet --out "$build/sensitivity"
value scenarios/redes base sin-preparacion -n 4096 --most linked.deal --quiet --out "$build/value"
VERBS
"$build/exante" describe scenarios/redes >/dev/null
