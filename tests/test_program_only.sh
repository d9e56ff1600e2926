#!/usr/bin/env bash
# --only: the rows that were asked for and no others, each as in the full run to the byte, whatever is
# left out; what of it there is in draws.csv and in charts.
source tests/program_support.sh
light
programme=$root/tests/programmes/taller
cd "$scratch" || exit 1

run() { "$exante" run "$programme" --seed 7 -n 2000 --lang en "$@"; }
# outputs FILE: the names in it, each once.
outputs() { tail -n +2 "$1" | cut -d, -f1 | sort -u | paste -sd' '; }
# is_part PART FULL: the lines of one file are among those of the other, in the same order.
is_part() { [[ -z $(diff "$1" "$2" | grep '^<') ]]; }

run --no-plots --quiet --draws --out full || complain 'full'

# try LIST EXPECTED NAMES OPTIONS...
try() {
  local list=$1 expected=$2
  shift 2
  rm -rf part
  run --no-plots --quiet --out part --only "$list" "$@" || complain "$list: failed"
  [[ $(outputs part/data/summary.csv) == "$expected" ]] ||
    complain "$list: $(outputs part/data/summary.csv) in place of $expected"
  is_part part/data/summary.csv full/data/summary.csv || complain "$list: other values"
}
try spending spending
try 'budget.*' 'budget.ceiling budget.ceiling.real budget.required budget.required.real'
try 'spending.2027, population.target ,linked.*' 'linked.contact linked.deal linked.form population.target spending'
try spending 'budget.ceiling spending' --only budget.ceiling
try 'presupuesto.requerido,indicador.*' 'budget.required indicator.contact indicator.deal indicator.form'
try 'participants,event.plan_met' 'event.plan_met participants' --threads 3
grep -q '^event.plan_met,' part/data/robustness.csv && [[ $(outputs part/data/robustness.csv) == event.plan_met ]] ||
  complain 'robustness of what was not asked'
is_part part/data/robustness.csv full/data/robustness.csv || complain 'other robustness'
try '*' "$(outputs full/data/summary.csv)"
cmp -s part/data/summary.csv full/data/summary.csv || complain 'all is not all'
tr -d ' \n' <part/data/run.json | grep -q '"only":\["\*"\]' || complain "run.json: $(cat part/data/run.json)"
try spending.2027 spending
[[ $(wc -l <part/data/summary.csv) == 2 ]] || complain 'more than a year'
[[ ! -e part/data/robustness.csv ]] || complain 'robustness without an event'

# A precision is of an output of its own; designs draw alike.
run --no-plots --quiet --out precise --only places --precision 'mean(spending.2027)=5%' || complain 'precision'
[[ $(outputs precise/data/summary.csv) == 'places spending' ]] || complain 'precision of what was not asked'
run --no-plots --quiet --out lhs --design lhs || complain 'design'
run --no-plots --quiet --out lhs-part --design lhs --only 'cost.*' || complain 'design, part'
is_part lhs-part/data/summary.csv lhs/data/summary.csv || complain 'a design gives other values'

# draws.csv: the columns of both runs that have the same name are the same.
run --no-plots --quiet --draws --out part --only 'spending.2027,event.plan_met.2028' || complain 'draws'
head -n 1 part/data/draws.csv | grep -q '^replicate,spending.2027,event.plan_met.2028,input\.' ||
  complain "draws: $(head -c 200 part/data/draws.csv)"
awk -F, 'NR == FNR { for (i = 1; i <= NF; i++) if (FNR == 1) place[$i] = i; line[FNR] = $0; next }
  FNR == 1 { for (i = 1; i <= NF; i++) of[i] = place[$i]; next }
  { split(line[FNR], full, ","); for (i = 1; i <= NF; i++) if ($i != full[of[i]]) exit 1 }' \
  full/data/draws.csv part/data/draws.csv || complain 'draws: other values'

# Charts and lines of what there is.
text=$(run --out drawn --only 'budget.*,price.index') || complain 'charts'
[[ -s drawn/charts/budget.svg && ! -e drawn/charts/board.svg ]] || complain "charts: $(ls drawn/charts)"
[[ $text == *$'\nBudget required, M$ nominal '* && $text == *'Price index'* ]] || complain "not shown: $text"
[[ $text != *'Probability'* && $text != *'standard error'* ]] || complain "shown: $text"
finish
