#!/usr/bin/env bash
# exante solve: answers that are known in closed form, agreement with exante run, what is said and
# written when there is no answer, and questions that are wrong.
source tests/program_support.sh
cp -r scenarios "$scratch/"
cd "$scratch" || exit 1

# solve CODE ARGUMENTS...: runs quietly into ./answer with few replicates, no charts.
solve() {
  local code=$1
  shift
  rm -rf answer
  "$exante" solve scenarios/redes --lang en --no-plots --out answer "$@" >stdout 2>stderr </dev/null
  local got=$?
  [[ $got == "$code" ]] || complain "solve $*: exit $got, not $code: $(cat stdout stderr)"
  [[ ! -f answer/data/solve.json ]] || load_answer
}

# The members of answer/data/solve.json, by their paths, such as interval95.low.
declare -A answer
load_answer() {
  local path value
  answer=()
  while IFS=$'\t' read -r path value; do
    answer[$path]=$value
  done < <(python3 -c '
import json
def walk(path, value):
    if isinstance(value, (dict, list)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            walk(f"{path}.{key}" if path else str(key), item)
    else:
        print(path, value, sep="\t")
walk("", json.load(open("answer/data/solve.json")))')
}

# is PATH VALUE
is() { [[ ${answer[$1]-} == "$2" ]] || complain "$1 is ${answer[$1]-}, not $2"; }

# says TEXT: on standard output.
says() { grep -qF -- "$1" stdout || complain "not said: $1: $(cat stdout)"; }

# Constants: 500 places cost 1000 · 279.11992263/0.931 = 299806.576...; in steps of 0.1.
solve 0 --variant documento -n 1000 --set plan.places.2026=500 --between 299000 301000 \
  --find budget.ceiling.2026 --so-that 'mean(event.budget_suffices.2026) >= 1'
is verdict smallest
is answer 299806.6
is interval95.low 299806.6
# A thousand replicates of a thousand show a probability of 0.996 (Wilson), never one of 1: whether
# an answer so near certainty is enough, no interval can say, and the upper end stays open.
is interval95.high 301000.0
is interval95.high_open True
is interval95.low_open False
is beyond.value 299806.5
# The form's own plan: 517 places for 310,000, and not one more.
solve 0 --variant documento -n 1000 --find plan.places.2026 --so-that 'mean(event.budget_suffices.2026) >= 100%'
is verdict largest
is answer 517
says 'Answer: at most 517 places.'
grep -qE '^value +probability +95% interval +holds' stdout || complain "headings: $(cat stdout)"
grep -q '^plan.places,2026,constant,517,' answer/data/inputs.csv || complain "the inputs beside the answer are those that were tried: $(grep plan.places answer/data/inputs.csv)"
# The mirror condition: the smallest plan that costs too much.
solve 0 --variant documento -n 1000 --find plan.places.2026 --so-that 'mean(event.budget_suffices.2026) <= 0'
is verdict smallest
is answer 518

# One lognormal cost: p80 = median · exp(0.8416212 σ) = 301.28..., required = places · cost/0.931.
# The ceiling is that of 100.5 places, so that the answer, 100, is five standard errors from both
# neighbours (a relative error of 9.5e-4 at 20,000 replicates is 0.1 places; 6e-7 per question).
read -r p80 mean sd < <(python3 -c '
from math import log, sqrt, exp
s = log(324.2/240.3)/(2*1.6448536269514722)
cost = sqrt(240.3*324.2)/0.931
mean = cost*exp(s*s/2)
for limit in 100.5*cost*exp(0.8416212335729143*s), 100.5*mean, 100.5*mean*sqrt(exp(s*s)-1):
    print("%.3f0" % limit, end=" ")')
one=(--variant version-1 --set cost.round=0 --find plan.places.2026 --between 96 105)
solve 0 -n 20000 "${one[@]}" --so-that "p80(budget.required.2026) <= $p80"
is answer 100
[[ ${answer[interval95.low]} -ge 99 && ${answer[interval95.high]} -le 101 ]] || complain 'interval too wide'
# The same question as a probability.
solve 0 -n 20000 "${one[@]}" --set budget.ceiling.2026="$p80" \
  --so-that 'mean(event.budget_suffices.2026) ≥ 80 %'
is answer 100
# The mean: median · exp(σ²/2).
solve 0 -n 20000 "${one[@]}" --so-that "mean(budget.required.2026) <= $mean"
is answer 100
# The standard deviation: mean · sqrt(exp(σ²) − 1); its error at n = 10,000 is 0.71 %, of 100 places:
# four of them are 2.8, in a range that shows it.
solve 0 -n 10000 "${one[@]}" --between 85 115 --so-that "sd(budget.required.2026) <= $sd"
[[ ${answer[answer]} -ge 97 && ${answer[answer]} -le 103 ]] || complain "sd: ${answer[answer]}"
[[ ${answer[interval95.low]} -lt ${answer[answer]} && ${answer[interval95.high]} -gt ${answer[answer]} ]] ||
  complain 'sd: no interval'

# A value tried is that value run; threads change nothing; the same question gives the same bytes.
ask=(-n 10000 --find plan.places.2026 --so-that 'mean(event.budget_suffices.2026) >= 0.8')
solve 0 "${ask[@]}" --threads 1
mv answer first
solve 0 "${ask[@]}" --threads 3
diff -r first answer >/dev/null || complain 'threads change the answer'
"$exante" run scenarios/redes -n 10000 --quiet --no-plots --out run --set plan.places.2026="${answer[answer]}"
python3 - <<'END' || complain 'solve and run --set differ'
import csv, json
answer = json.load(open("answer/data/solve.json"))["at_answer"]
row = [r for r in csv.DictReader(open("run/data/summary.csv"))
       if r["output"] == "event.budget_suffices" and r["year"] == "2026"][0]
assert abs(float(row["mean"]) - answer["statistic"]) < 1e-12
assert abs(float(row["mc_se"]) - answer["mc_se"]) < 1e-12
curve = list(csv.DictReader(open("answer/data/solve.csv")))
assert list(curve[0])[:4] == ["value", "statistic", "mc_se", "satisfied"]
values = [float(r["value"]) for r in curve]
assert values == sorted(set(values)) and len(values) >= 25
assert all((float(r["statistic"]) >= 0.8) == (r["satisfied"] == "1") for r in curve)
END

# No year: all years at once, and the total of the event.
solve 0 -n 2000 --find budget.ceiling --so-that 'mean(event.budget_suffices) >= 50%' --between 300000 600000
is find.year None
is verdict smallest

# Without an answer: said, exit 1 or 0, and the curve is there.
solve 0 -n 2000 --find plan.places.2026 --so-that 'mean(event.budget_suffices.2026) >= 0.8' --between 100 200
says 'Answer: the whole range satisfies the condition'
solve 1 -n 2000 --find budget.ceiling.2027 --so-that 'mean(event.places_filled.2027) >= 99%'
is verdict nowhere
says 'No answer: no value of the range satisfies the condition. The nearest: the probability is 9'
[[ -s answer/data/solve.csv && -s answer/data/run.json ]] || complain 'no curve without an answer'
solve 1 -n 2000 --find budget.ceiling.2027 --so-that 'sd(event.places_filled.2027) >= 0.4' --between 310000 480000
is verdict stretches
says 'the condition is not monotone on the range. It holds:'
solve 1 -n 2000 --find goal.deal --so-that 'mean(event.budget_suffices.2026) >= 0.8'
is verdict nowhere
says 'the input does not change the output'
solve 0 -n 2000 --find goal.deal --so-that 'mean(event.budget_suffices.2026) >= 0.1'
says 'the input does not change the output'

# wrong TEXT ARGUMENTS...: exit 2, TEXT on standard error, nothing written.
wrong() {
  local text=$1
  shift
  solve 2 -n 1000 "$@"
  grep -qF -- "$text" stderr || complain "solve $*: $(cat stderr)"
  [[ ! -e answer ]] || complain "solve $*: wrote"
}
good=(--find plan.places.2026)
wrong 'solve needs --find.' --so-that 'mean(spending) >= 1'
wrong 'solve needs --so-that.' "${good[@]}"
for text in 'mean event >= 1' 'mean(spending' '(spending) >= 1' '' 'mean() >= 1' 'mean(spending) >='; do
  wrong '--so-that "' "${good[@]}" --so-that "$text"
done
wrong '"p85" is not a statistic. Use one of: mean' "${good[@]}" --so-that 'p85(spending) >= 1'
wrong 'after the bracket >= or <= was expected, not "> 1"' "${good[@]}" --so-that 'mean(spending) > 1'
wrong '--so-that: "310.000" may hold a thousands mark' "${good[@]}" --so-that 'mean(spending) <= 310.000'
wrong '--so-that: "many" is not a number' "${good[@]}" --so-that 'mean(spending) <= many'
wrong 'Did you mean "spending"?' "${good[@]}" --so-that 'mean(spendin) <= 1'
wrong 'spending has no year 2035. It has: 2026, 2027, 2028, 2029.' "${good[@]}" --so-that 'mean(spending.2035) <= 1'
wrong 'price.index has no total over the years. Add a year' "${good[@]}" --so-that 'mean(price.index) <= 1'
wrong 'a probability from 0 to 1' "${good[@]}" --so-that 'mean(event.plan_met.2026) >= 80'
wrong 'is not a share' "${good[@]}" --so-that 'mean(spending.2026) >= 80%'
condition=(--so-that 'mean(event.budget_suffices.2026) >= 0.8')
wrong 'is not an input of this programme. Did you mean "plan.places"?' --find plan.place.2026 "${condition[@]}"
wrong 'plan.places has no year 2031. It has: 2026' --find plan.places.2031 "${condition[@]}"
wrong 'goal.deal takes no year' --find goal.deal.2026 "${condition[@]}"
wrong '--find "Plan": expected NAME' --find Plan "${condition[@]}"
wrong 'Write the lower one first' "${good[@]}" "${condition[@]}" --between 600 400
wrong '--between: "400.000" may hold' "${good[@]}" "${condition[@]}" --between 400.000 500
wrong 'there are not two values to try' "${good[@]}" "${condition[@]}" --between 400.2 401.5
wrong 'the end -5 of the range will not do' "${good[@]}" "${condition[@]}" --between -5 400
wrong 'say where to search, with --between' --find population.growth "${condition[@]}"
# The chart, in Spanish, with the answer and its interval; run.json lists every file.
rm -rf answer
"$exante" solve scenarios/redes -n 2000 --quiet --lang es --out answer --find plan.places.2026 \
  --so-that 'mean(event.budget_suffices.2026) >= 80%' >stdout 2>stderr || complain "chart: $(cat stderr)"
[[ ! -s stdout && ! -s stderr ]] || complain '--quiet says something'
for text in 'Cupos del plan, 2026: con 4' 'se pide al menos 80' 'respuesta; intervalo de 95 %: de 4'; do
  grep -qF "$text" answer/charts/solve.svg || complain "not on the chart: $text"
done
[[ -s answer/charts/solve.png ]] || complain 'no PNG'
(cd answer && sed -n '/"results"/,/}/s/^ *"\(.*\)": "\([0-9a-f]\{64\}\)",\?$/\2  \1/p' data/run.json >../digests &&
  sha256sum --quiet -c ../digests && [[ $(wc -l <../digests) == $(find . -type f ! -name run.json | wc -l) ]]) || complain 'run.json does not list the files'
# Where results go without --out.
"$exante" solve scenarios/redes -n 500 --quiet --no-plots --variant recomendado --find plan.places.2026 \
  --so-that 'mean(event.budget_suffices.2026) >= 80%' || complain 'exit of a plain run'
[[ -s out/redes/solve/recomendado+plan.places.2026+mean.event.budget_suffices.2026/data/solve.csv ]] ||
  complain "not where it belongs: $(find out -type f)"
# Rows of different units have no common value.
"$exante" solve "$root/tests/programmes/taller" -n 100 --lang en --no-plots --out answer --find budget.ceiling \
  --so-that 'mean(spending) >= 1' >stdout 2>stderr
[[ $? == 2 ]] && grep -qF 'rows in different units' stderr || complain "units: $(cat stderr)"
"$exante" solve "$root/tests/programmes/taller" -n 1000 --lang en --no-plots --out answer --find budget.ceiling.2029 \
  --so-that 'mean(event.budget_suffices.2029) >= 50%' >stdout 2>stderr || complain "a year of all years: $(cat stderr)"
load_answer
is find.unit 'M$2027'
rm -rf answer
finish
