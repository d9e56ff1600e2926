#!/usr/bin/env bash
# Correlated inputs through the program: the same bytes for any number of threads, nothing changed
# that does not depend on them, and the pairs on record.
source tests/program_support.sh
programme=$root/scenarios/redes
cd "$scratch" || exit 1
replicates=20000
is_sanitized && replicates=2000

run() {
  local out=$1
  shift
  "$exante" run "$programme" -n "$replicates" --quiet --no-plots --out "$out" "$@" || complain "$out: exit $?"
}
run base
run one --variant factores-correlacionados --threads 1
for count in 2 3 8; do
  run "threads-$count" --variant factores-correlacionados --threads "$count"
  diff -r one "threads-$count" >/dev/null || complain "$count threads: the results differ"
done
grep -q '"correlations/factores-correlacionados.csv": "[0-9a-f]\{64\}"' one/data/run.json ||
  complain 'run.json does not name the correlations'
cmp -s base/data/summary.csv one/data/summary.csv && complain 'the correlations change nothing'
# Prices, required budget and ceiling do not depend on the factors.
for output in inflation budget.required budget.ceiling; do
  grep -q "^$output," base/data/summary.csv || complain "no $output"
  diff <(grep "^$output," base/data/summary.csv) <(grep "^$output," one/data/summary.csv) >/dev/null ||
    complain "$output changes with factors it does not depend on"
done

# A correlation of 0, and one with a constant whose name comes later, leave every draw as it was.
cp -r "$programme" zero
printf 'name_a,name_b,rank_correlation,source\ncost.round,cost.preparation,0,x\ncost.round,population.growth,0.9,x\n' >zero/correlations.csv
"$exante" run zero -n "$replicates" --quiet --no-plots --out zero-out 2>/dev/null || complain "zero: exit $?"
cmp -s base/data/summary.csv zero-out/data/summary.csv || complain 'zero: a draw changed'
grep '"correlations.csv"' zero-out/data/run.json >/dev/null || complain 'zero: the file is not on record'
"$exante" describe zero --lang en 2>/dev/null | grep -q '^Rank correlations (Spearman): 2' || complain 'describe'
finish
