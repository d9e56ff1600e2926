#!/usr/bin/env bash
# exante sensitivity: its tables, that threads change nothing, groups, constant and undefined
# outputs, what it refuses, and its charts in both languages.
source tests/program_support.sh
programme=$root/scenarios/redes
cd "$scratch" || exit 1
LC_ALL=C
export LC_ALL

sensitivity() {
  local out=$1
  shift
  "$exante" sensitivity "$programme" --lang en --no-plots -n 2000 --out "$out" "$@" >"$out.txt" 2>&1
}

sensitivity base --output beneficiaries.2027 --output beneficiaries --threads 1 ||
  complain "base: exit $?: $(cat base.txt)"
is_whole base || complain 'base: not whole'
head -n 1 base/data/sensitivity.csv |
  grep -q '^output,year,input,first,first_low,first_high,total,total_low,total_high' ||
  complain 'the first columns of sensitivity.csv'
# Every input that varies once for each output, and chance; shares within their intervals and [0, 1].
awk -F, 'NR > 1 {
    count[$1 "." $2]++
    if ($3 == "chance") chance++
    for (i = 4; i <= 7; i += 3)
      if (!(0 <= $(i + 1) && $(i + 1) <= $i && $i <= $(i + 2) && $(i + 2) <= 1)) print "row " NR
    if ($7 > last[$1 "." $2] && last[$1 "." $2] != "") print "not by total index: row " NR
    last[$1 "." $2] = $7
  }
  END { for (o in count) if (count[o] != 26) print o ": " count[o]; if (chance != 2) print "chance" }' \
  base/data/sensitivity.csv >found
[[ ! -s found ]] || complain "sensitivity.csv: $(cat found)"
[[ $(grep -c '^beneficiaries,2027,' base/data/grades.csv) == 4 ]] || complain 'grades.csv'
grep -q 'rests on judgement alone' base.txt || complain 'the terminal does not speak of judgement'

sensitivity many --output beneficiaries.2027 --output beneficiaries --threads 3
cmp base/data/sensitivity.csv many/data/sensitivity.csv || complain 'threads change sensitivity.csv'
cmp base/data/grades.csv many/data/grades.csv || complain 'threads change grades.csv'

# An output is the same alone or among others.
sensitivity alone --output beneficiaries.2027
diff <(grep ',2027,' base/data/sensitivity.csv) <(tail -n +2 alone/data/sensitivity.csv) >/dev/null ||
  complain 'an output depends on the others asked for'

# A prefix makes one group of its inputs, and leaves the others as they are but for noise.
sensitivity costs --output beneficiaries.2027 --group cost
grep -q '^beneficiaries,2027,cost\.\*,' costs/data/sensitivity.csv || complain 'no group cost.*'
[[ $(wc -l <costs/data/sensitivity.csv) == 23 ]] || complain 'groups of --group cost'

sensitivity fixed --output budget.ceiling.2026 || complain "a constant output: exit $?"
[[ $(wc -l <fixed/data/sensitivity.csv) == 1 ]] || complain 'indices of a constant'
grep -q 'no variance to share out' fixed.txt || complain 'a constant is not said'

# refuses WORDS ARGUMENTS...: exit 2, says so, writes nothing.
refuses() {
  local words=$1
  shift
  sensitivity refused "$@"
  local code=$?
  [[ $code == 2 ]] || complain "$*: exit $code"
  grep -qF -- "$words" refused.txt || complain "$*: says $(cat refused.txt)"
  [[ ! -e refused ]] || complain "$*: left a folder"
}
refuses '--output is missing'
refuses 'Did you mean "beneficiaries"?' --output beneficiarys.2027
refuses 'no total over the years. Add a year after a point: 2026, 2027, 2028, 2029.' --output population.target
refuses 'beneficiaries has no year 2035. It has: 2026, 2027' --output beneficiaries.2035
refuses 'Expected OUTPUT or OUTPUT.YEAR' --output .2026
refuses 'no input is called "cosst"' --output beneficiaries --group cosst
refuses 'are constants or not in use' --output beneficiaries --group plan
refuses 'A number from 1000 to 1048576' --output beneficiaries -n 999
refuses 'cannot be shared out' --output cost.per_deal.2027 --set demand.applicants_per_place=0.01

# Charts of each kind, in both languages; those in Spanish with their PNG.
for lang in es en; do
  "$exante" sensitivity "$programme" --lang "$lang" -n 1000 --quiet --out "charts-$lang" \
    --output indicator.deal.2027 || complain "charts in $lang: exit $?"
  light
  for chart in indices tornado grades; do
    [[ -s charts-$lang/charts/$chart.svg && -s charts-$lang/charts/$chart.png ]] ||
      complain "$chart in $lang"
  done
done
grep -q 'lo que más mueve\|mueven más' charts-es/charts/indices.svg || complain 'no Spanish title'
no_leavings . || complain 'leavings'
finish
