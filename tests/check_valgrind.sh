#!/usr/bin/env bash
# Unit tests and the program under valgrind: no error, no leak. usage: check_valgrind.sh BUILD
set -uo pipefail
build=$1
export BUILD=$build
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# Left out here, and run under the sanitizers by `make check-sanitize`: all that draws or prints
# (test_plots_*, test_cli_*, test_reports_*), whose time goes to gnuplot and to other processes, and
declare -A left_out=(
  [test_studies_memory]='takes the place of the allocator'
  [test_inputs_programme]='ten thousands of mutants'
  [test_studies_forecast]='a million replicates against the oracle'
  [test_process_child]='starts programs, and valgrind does not tell that one is missing'
  [test_program_bad]='starts the program, which valgrind would not follow'
  [test_models_links]='millions of draws'
  [test_sim_copula]='millions of draws'
  [test_sim_information]='hundreds of decisions'
  [test_sim_sensitivity]='hundreds of designs'
  [test_studies_value_sample]='hundreds of thousands of replicates'
  [test_studies_comparison]='hundreds of thousands of replicates'
  [test_studies_sensitivity]='hundreds of thousands of replicates'
  [test_inputs_correlations]='its time goes to matrices of a hundred inputs'
  [test_sim_dist]='millions of quantiles'
  [test_sim_cornish]='millions of quantiles'
  [test_sim_rough]='millions of quantiles'
  [test_sim_interval]='thousands of runs'
  [test_fits_series]='coverage by thousands of series'
  [test_fits_rows]='coverage by thousands of series'
  [test_fits_sample]='coverage by thousands of samples'
  [test_studies_update]='hundreds of posteriors'
  [test_studies_update_calibration]='a hundred posteriors'
  [test_studies_update_robust]='four posteriors'
  [test_fits_yearly]='coverage by thousands of series'
  [test_studies_update_redes]='a posterior of sixteen inputs'
  [test_sim_adapt]='posteriors by the dozen'
  [test_sim_replicated]='hundreds of runs'
  [test_sim_sparse]='millions of values'
  [test_sim_sequential]='thousands of runs'
  [test_sim_elementary]='its oracle is long double, which valgrind computes in 64 bits'
  [test_sim_moments]='its oracle is long double, which valgrind computes in 64 bits'
)
one() {
  local name=$1 log=$2/$1.log
  shift 2
  # 99: found something; other failures are for `make test`, but not to be passed over.
  if ! valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect,possible \
    --errors-for-leak-kinds=definite,indirect "$@" >"$log" 2>&1 </dev/null; then
    mv "$log" "$log.failed"
  fi
}
export -f one

cp -r tests/programmes/taller "$logs/learns"
printf 'name,year,value,of,round,error\napplicants,2027,171,,,\nadmissible,2027,140,,,\nbeneficiaries,2027,118,,,\nparticipants,2027,90,,,\nlinked.contact,2027,21,46,1,\nlinked.deal,2027,7,21,1,\n' >"$logs/observed.csv"
program() { printf '%s\0' "$1"; shift; printf '%q ' "$build/exante" "$@"; printf '\0'; }
{
  for test in "$build"/tests/test_*; do
    name=$(basename "$test")
    [[ $name == *.* || ! -x $test || $name == test_@(plots|cli|reports)_* || -n ${left_out[$name]:-} ]] || printf '%s\0%q\0' "$name" "$test"
  done
  program run-taller run tests/programmes/taller -n 700 --draws --no-plots --threads 2 --out "$logs/taller"
  program run-redes run scenarios/redes -n 600 --no-plots --quiet --variant tendencia --out "$logs/redes"
  program run-charts run tests/programmes/taller -n 300 --quiet --out "$logs/charts"
  program run-correlated run scenarios/redes -n 300 --no-plots --quiet --variant factores-correlacionados \
    --out "$logs/correlated"
  program compare compare scenarios/redes base tendencia -n 300 --no-plots --quiet --out "$logs/compare"
  program solve solve tests/programmes/taller -n 300 --no-plots --quiet --find goal.deal \
    --so-that 'mean(event.goal_met) >= 0.5' --out "$logs/solve"
  program sensitivity sensitivity scenarios/redes -n 1000 --output spending.2027 --no-plots --quiet \
    --out "$logs/sensitivity"
  program value value scenarios/redes base objetado -n 4096 --least places.unfilled --no-plots --quiet \
    --out "$logs/value"
  program update update "$logs/learns" --observed "$logs/observed.csv" --as learned -n 100 --no-plots --quiet --out "$logs/update"
  program describe describe scenarios/redes --set goal.deal=0.2
} >"$logs/list"
xargs -0 -n 2 -P "$(nproc)" bash -c 'eval "one \"\$1\" \"\$0\" $2"' "$logs" <"$logs/list"

total=$(($(tr -cd '\0' <"$logs/list" | wc -c) / 2))
shopt -s nullglob
failed=("$logs"/*.failed)
for log in "${failed[@]}"; do
  echo "--- $(basename "$log" .log.failed) under valgrind"
  head -n 40 "$log"
done
echo "valgrind: $((total - ${#failed[@]})) passed, ${#failed[@]} failed"
[[ ${#failed[@]} == 0 && $total -ge 30 ]]
