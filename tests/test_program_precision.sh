#!/usr/bin/env bash
# --precision: what is asked for is reached and said, a stop is the run of that many replicates, what
# cannot be reached is said with exit code 1, and what makes no sense is refused.
source tests/program_support.sh
programme=$root/scenarios/redes
cd "$scratch" || exit 1

run() { "$exante" run "$programme" --seed 7 --no-plots "$@"; }
digest() { sha256sum <"$1/data/summary.csv" | cut -c1-64; }
used() { sed -n 's/^ *"replicates": \([0-9]*\),/\1/p' "$1/data/run.json"; }

text=$(run --out two --lang en --precision 'p80(budget.required.2027)=0.15%' \
  --precision 'mean(event.goal_met.2027) = 0.006') || complain "two: exit $?"
[[ $text == *'Precision p80(budget.required.2027)=0.15%: '*' ± '*' M$nominal, with 95% confidence ('*' Reached.'* ]] ||
  complain "two: not said: $text"
[[ $text == *'Precision mean(event.goal_met.2027) = 0.006: '*' points, with 95% confidence (± 0.60 was asked for). Reached.'* ]] ||
  complain "two: the event is not said: $text"
n=$(used two)
((n > 16384 && n < 90000)) || complain "two: $n replicates"
is_whole two || complain 'two: not whole'
run --out once --quiet -n "$n" || complain 'once'
[[ $(digest two) == "$(digest once)" ]] || complain 'a stop is not the run of that many'
# the error of summary.csv is below the tolerance asked for: 1.96 standard errors of a probability
awk -F, '$1 == "event.goal_met" && $2 == 2027 { exit !(1.96 * $6 < 0.006) }' two/data/summary.csv ||
  complain 'summary.csv: not as close as asked for'

text=$(run --out threads --lang es --threads 3 --precision 'p80(budget.required.2027)=0,15%' \
  --precision 'mean(event.goal_met.2027) = 0,006') || complain "threads: exit $?"
[[ $(digest two) == "$(digest threads)" ]] || complain 'threads change the stop'
[[ $text == *'Precisión p80(budget.required.2027)=0,15%: '*'con 95 % de confianza'*'Alcanzada.'* ]] || complain "es: $text"

run --out first --quiet -n 30000 --precision 'sd(population.target.2026)=50%' || complain 'first'
[[ $(used first) == 30208 ]] || complain "first stage: $(used first), not 30000 in whole grains"
run --out easy --quiet --precision 'p50(beneficiaries)=100' || complain 'a total'
[[ $(used easy) == 16384 ]] || complain "easy: $(used easy)"
"$exante" run "$root/tests/programmes/curso" --no-plots --out drawn --quiet --draws --max-n 20000 \
  --precision 'p50(beneficiaries.2027)=9' || complain 'draws'
[[ $(wc -l <drawn/data/draws.csv) == $(($(used drawn) + 1)) ]] || complain 'draws: not those used'

errors=$(run --out short --lang en --max-n 20000 --quiet --precision 'mean(population.target.2026)=0.01' 2>&1 >/dev/null)
[[ $? == 1 ]] || complain 'not reached: not exit 1'
[[ $errors == *'Not reached with 20,000 replicates.'*'exante: the precision asked for was not reached with 20000 replicates, the most allowed (--max-n). The results are written, with their error.' ]] ||
  complain "not reached: $errors"
is_whole short && [[ $(used short) == 20000 ]] || complain 'not reached: results'
grep -q '"reached": false' short/data/run.json || complain 'not reached: run.json'
run --out short-once --quiet -n 20000 || complain 'short-once'
[[ $(digest short) == "$(digest short-once)" ]] || complain 'not reached is not the run of that many'

# refuse TEXT OPTION...: exit 2 with this text, and nothing written
refuse() {
  local expected=$1 got
  shift
  got=$(run --lang en --out refused "$@" 2>&1)
  [[ $? == 2 && $got == *"$expected"* && ! -e refused ]] || complain "$*: $got"
}
syntax='expected STAT(OUTPUT[.YEAR])=TOLERANCE'
refuse "$syntax" --precision ''
refuse "$syntax" --precision 'p80'
refuse "$syntax" --precision 'p80(budget.required.2027'
refuse "$syntax" --precision 'p80(budget.required.2027)'
refuse "$syntax" --precision 'p80(budget.required.2027)='
refuse "$syntax" --precision 'p80(budget.required.2027)=%'
refuse "$syntax" --precision 'p80(budget.required.2027)>=3'
refuse '"p81" is not a statistic' --precision 'p81(budget.required.2027)=0.5%'
refuse 'the tolerance must be above 0' --precision 'p80(budget.required.2027)=0%'
refuse 'the tolerance must be above 0' --precision 'p80(budget.required.2027)=-1'
refuse '"0.5x"' --precision 'p80(budget.required.2027)=0.5x'
refuse 'may hold a thousands mark or decimals' --precision 'p80(budget.required.2027)=1.000'
refuse 'Did you mean "budget.required"?' --precision 'p80(budget.requird.2027)=1%'
refuse 'budget.required has no year 2035. It has: 2026, 2027, 2028, 2029.' --precision 'p80(budget.required.2035)=1%'
refuse 'price.index has no total over the years' --precision 'mean(price.index)=1%'
refuse '--precision needs random replicates' --precision 'p80(budget.required)=1%' --design sobol
refuse 'add --precision' --max-n 1000000
refuse 'exceed the most of --max-n, 20000' -n 30000 --max-n 20000 --precision 'p80(budget.required)=1%'
got=$(run --out refused --precision 'x(y)=1' --precision 'p80(a)=0' --design halton 2>&1 >/dev/null | wc -l)
[[ $got == 3 ]] || complain "several errors: $got lines"
finish
