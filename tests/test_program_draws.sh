#!/usr/bin/env bash
# --draws: which rows and columns draws.csv has, that summary.csv summarises it, and that a draw
# depends on nothing but its own name: not on other inputs, not on the number of replicates.
source tests/program_support.sh
shopt -s extglob
programme=$root/scenarios/redes
cd "$scratch" || exit 1
LC_ALL=C
export LC_ALL

n=600 # more than a block of replicates

draw() {
  local out=$1
  shift
  "$exante" run "$programme" --draws --no-plots --quiet --out "$out" "$@" || complain "$out: exit $?"
}

# changed A B: the columns that differ between two draws.csv, joined by spaces.
changed() {
  paste -d $'\036' "$1/data/draws.csv" "$2/data/draws.csv" | awk -F '\036' '
    NR == 1 { if ($1 != $2) { print "(other columns)"; exit } columns = split($1, name, ","); next }
    $1 != $2 {
      split($1, a, ","); split($2, b, ",")
      for (i = 1; i <= columns; i++) if (a[i] != b[i] && !(i in seen)) { seen[i] = 1 }
    }
    END { for (i = 1; i <= columns; i++) if (i in seen) printf "%s ", name[i] }'
}

draw base -n $n
is_whole base || complain 'base: not whole'
rows=$(wc -l <base/data/draws.csv)
[[ $rows == $((n + 1)) ]] || complain "rows: $rows"
head -n 1 base/data/draws.csv | tr , '\n' >columns
{
  echo replicate
  awk -F, 'NR > 1 { print $2 == "" ? $1 : $1 "." $2 }' base/data/summary.csv
  # A row that was read is one column, named as --set names it.
  "$exante" describe "$programme" | awk 'NR > 3 { print "input." $1 ($2 ~ /^20[0-9][0-9]$/ ? "." $2 : "") }'
  # What differs from year to year has a value for each year besides.
  for input in budget.revision cost.preparation cost.round demand.applicants_per_place; do
    printf "input.$input.year.%d\n" {2026..2029}
  done
} >expected
diff expected columns || complain 'the columns are not: replicate, outputs as in summary.csv, inputs'
[[ $(sort columns | uniq -d) == '' ]] || complain 'a column twice'

# The numbers of summary.csv are those of the draws: mean, and count of the defined ones.
awk -F, -v n=$n '
  function abs(x) { return x < 0 ? -x : x }
  FNR == 1 { file++ }
  file == 1 && FNR > 1 { for (i = 2; i <= NF; i++) if ($i != "") { sum[i] += $i; count[i]++ } }
  file == 1 && FNR > 1 && $1 != FNR - 2 { print "replicate " $1 " in row " FNR }
  file == 2 && FNR > 1 {
    if (count[FNR] && abs(sum[FNR] / count[FNR] - $4) > 1e-9 * (1 + abs($4))) print $1 "." $2 ": mean " $4
    if (abs(count[FNR] / n - $15) > 1e-12) print $1 "." $2 ": defined " $15
    if (!($7 <= $8 && $8 <= $9 && $9 <= $10 && $10 <= $11 && $11 <= $12 && $12 <= $13 && $13 <= $14) && $7 != "")
      print $1 "." $2 ": quantiles fall"
    rows++
  }
  END { if (rows < 300) print "only " rows " outputs" }' base/data/draws.csv base/data/summary.csv >differences
[[ ! -s differences ]] || complain "summary.csv is not that of draws.csv: $(head -n 5 differences)"
grep -qiE '(^|,)[-+]?(nan|inf)(,|$)' base/data/draws.csv base/data/summary.csv && complain 'a number that is not finite'

# One input set: the draws of the others keep every bit. For some, which outputs may move at all.
while read -r set inputs outputs; do
  draw set -n $n --set "$set"
  moved=$(changed base set)
  for column in $moved; do
    case $column in
      input.*) [[ $column == $inputs ]] || complain "--set $set changes the draws of $column" ;;
      *) [[ $column == $outputs ]] || complain "--set $set changes $column" ;;
    esac
  done
  [[ " $moved" == *" "$inputs" "* ]] || complain "--set $set changes nothing of $inputs"
done <<'END'
criterion.sales_band=0.5 input.criterion.sales_band *
completion.preparation=0.7 input.completion.preparation *
link.contact=0.2 input.link.contact [!p]*
link.round_effect_sd=0.1 input.link.round_effect_sd [!p]*
cost.round=+10% input.cost.round@(|.year.20??) *
inflation.sd=0.02 input.inflation.sd *
budget.ceiling.2028=200000 input.budget.ceiling.2028 *
plan.places.2026=400 input.plan.places.2026 *
goal.deal=0.1 input.goal.deal event.@(goal|all)_met*
association.baseline=0.3 input.association.baseline linked.@(baseline|net)*
END

# The first replicates are the same however many follow.
draw longer -n $((n + 500)) --threads 2
cmp <(head -n $((n + 1)) longer/data/draws.csv) base/data/draws.csv || complain "n = $((n + 500)) does not start like n = $n"
draw other -n $n --seed 2027
cmp -s other/data/draws.csv base/data/draws.csv && complain 'another seed gives the same draws'
draw threads -n $n --threads 3
cmp threads/data/draws.csv base/data/draws.csv || complain 'threads change the draws'
finish
