#!/usr/bin/env bash
# The verbs say the same of the same question: solve and value as exante run with the same -n and
# seed, to the digits that the tables show; compare a scenario that equals --set; sensitivity, which
# draws points of its own, within four standard errors (a false alarm in 6e-5 of comparisons, and
# seeds are fixed).
source tests/program_support.sh
cp -r scenarios/redes tests/programmes/taller "$scratch/"
cd "$scratch" || exit 1
mkdir taller/variants
head='name,year,distribution,value,low,high,n,unit,grade,source'
printf '%s\ncost.admin_share,,constant,0.1,,,,share,stated,x\n' "$head" >taller/variants/dear.csv
n=6000

quietly() { "$exante" "$@" --no-plots --quiet || complain "exit $?: $*"; }

# near WHAT A B TOLERANCE
near() {
  awk -v a="$2" -v b="$3" -v t="$4" 'BEGIN { d = a - b; exit !(a != "" && b != "" && d * d <= t * t) }' ||
    complain "$1: $2, expected $3 within $4"
}
# cell TABLE KEY COLUMN: of the row that begins with KEY.
cell() {
  awk -F, -v key="$2" -v column="$3" '
    NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i }
    index($0, key ",") == 1 { print $at }' "$1"
}
# equal WHAT A B: to nine digits.
equal() { near "$1" "$2" "$3" "$(awk -v b="$3" 'BEGIN { print (b < 0 ? -b : b) * 2e-9 + 1e-12 }')"; }
field() { sed -n "s/^ *\"$1\": \(.*[0-9]\),\?$/\1/p" answer/data/solve.json | head -1; }

# programme, variant, input, output.year of the condition, another output
while read -r programme variant find question other; do
  year=${question##*.}
  output=${question%.*}
  quietly run $programme -n $n --out base
  quietly run $programme -n $n --variant "$variant" --out variant

  quietly value $programme base "$variant" --most "$other" -n $n --out value
  for scenario in base variant; do
    name=$variant
    [[ $scenario == base ]] && name=base
    equal "$programme: value, mean of $name" "$(cell value/data/decisions.csv "$name" mean)" \
      "$(cell $scenario/data/summary.csv "${other%.*},${other##*.}" mean)"
  done
  # The base's own p75 as the limit for p80: an answer near to what the plan holds.
  threshold=$(cell base/data/summary.csv "$output,$year" p75)
  quietly solve $programme --find "$find" --so-that "p80($question) <= $threshold" -n $n --out answer
  quietly run $programme --set "$find=$(field answer)" -n $n --out there
  equal "$programme: solve, p80" "$(field statistic)" "$(cell there/data/summary.csv "$output,$year" p80)"
  equal "$programme: solve, low" "$(field low95)" "$(cell there/data/summary.csv "$output,$year" p80_low)"
  equal "$programme: solve, high" "$(field high95)" "$(cell there/data/summary.csv "$output,$year" p80_high)"

  "$exante" sensitivity $programme --output "$question" --output "$other" -n $n --no-plots --lang en --out shares >said ||
    complain "sensitivity: exit $?"
  for name in "$question" "$other"; do
    read -r mean error sd < <(sed -n "/\(^\|(\)$name)\?$/{n;s/,//g;s/^Mean \([0-9.]*\) (standard error \([0-9.]*\)) standard deviation \([0-9.]*\)\..*/\1 \2 \3/p}" said)
    row=${name%.*},${name##*.}
    [[ -n ${sd:-} ]] || sed -n "/$name/,+1p" said
    near "$programme: sensitivity, mean of $name" "$mean" "$(cell base/data/summary.csv "$row" mean)" \
      "$(awk -v a="$error" -v b="$(cell base/data/summary.csv "$row" mc_se)" 'BEGIN { print 4 * sqrt(a * a + b * b) }')"
    near "$programme: sensitivity, sd of $name" "$sd" "$(cell base/data/summary.csv "$row" sd)" \
      "$(awk -v b="$(cell base/data/summary.csv "$row" sd)" 'BEGIN { print 0.15 * b }')"
  done
done <<'END'
redes recomendado plan.places.2027 budget.required.2027 linked.contact.2027
taller dear plan.places.2028 budget.required.2028 linked.deal.2028
END

# A variant, --set of what it holds, and the two compared under that --set.
quietly run taller -n $n --set cost.admin_share=0,1 --out set
quietly run taller -n $n --variant dear --out layered
cmp -s set/data/summary.csv layered/data/summary.csv || complain '--set and a variant of the same row differ'
quietly compare taller base dear --set cost.admin_share=0,1 -n 500 --out none
[[ $(awk -F, 'NR > 1 && $12 > 0 && ($5 != 0 || $11 != 1)' none/data/compare.csv | wc -l) == 0 ]] ||
  complain 'compare: --set does not make them equal'
finish
