#!/usr/bin/env bash
# exante value: against the draws of exante run, against a closed form, and the same bytes from any
# number of threads.
source tests/program_support.sh
programme=$root/scenarios/redes
cd "$scratch" || exit 1
LC_ALL=C
export LC_ALL

value() {
  local out=$1
  shift
  "$exante" value "$programme" "$@" --no-plots --quiet --out "$out" || complain "$out: exit $?"
}

# cell TABLE ROW COLUMN: a cell of a table, by the first cell of its row and the name of its column.
cell() {
  awk -F, -v row="$2" -v column="$3" '
    NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i }
    $1 == row { print $at }' "$1"
}

# near WHAT A B TOLERANCE: |A - B| is at most TOLERANCE.
near() {
  awk -v a="$2" -v b="$3" -v t="$4" 'BEGIN { d = a - b; exit !(a != "" && b != "" && d * d <= t * t) }' ||
    complain "$1: $2, expected $3 within $4"
}

# What the decisions are worth, recomputed from draws.csv. A replicate where one of them spends nothing compares none.
value ratio -n 4096 base sin-preparacion seis-rondas --most linked.deal.2027/spending.real.2027 \
  --set budget.ceiling=380000
for variant in base sin-preparacion seis-rondas; do
  layer=(--variant "$variant")
  [[ $variant == base ]] && layer=()
  "$exante" run "$programme" -n 4096 "${layer[@]}" --set budget.ceiling=380000 --draws --no-plots --quiet \
    --out "draws-$variant" || complain "draws of $variant"
  awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) { if ($i == "linked.deal.2027") a = i
             if ($i == "spending.real.2027") b = i } next }
    { if ($b == 0) print "none"; else printf "%.17g\n", 1000 * $a / $b }' "draws-$variant/data/draws.csv" >"ratio-$variant"
done
paste -d, ratio-base ratio-sin-preparacion ratio-seis-rondas | grep -v none | awk -F, '
  { most = $1; for (i = 1; i <= 3; i++) { sum[i] += $i; if ($i > most) most = $i } all += most
    for (i = 1; i <= 3; i++) best[i] += $i == most }
  END { for (i = 1; i <= 3; i++) if (sum[i] > top) top = sum[i]
        printf "%.10g %.10g %.10g %.10g %.10g\n", sum[1] / NR, sum[2] / NR, sum[3] / NR, (all - top) / NR, best[1] / NR }' >expected
read -r mean_base mean_without mean_six everything share <expected
near 'mean of base' "$(cell ratio/data/decisions.csv base mean)" "$mean_base" 1e-6
near 'mean of sin-preparacion' "$(cell ratio/data/decisions.csv sin-preparacion mean)" "$mean_without" 1e-6
near 'mean of seis-rondas' "$(cell ratio/data/decisions.csv seis-rondas mean)" "$mean_six" 1e-6
near 'everything' "$(cell ratio/data/value.csv everything estimate)" "$everything" 1e-6
near 'share of base' "$(cell ratio/data/decisions.csv base share_best)" "$share" 1e-4
[[ $(cell ratio/data/value.csv everything unit) == 'firms/1000 M$2026' ]] || complain 'unit of the ratio'

# A decision with a closed form. The form's costs give 2 c k = 309,999.97 in 2026, k = 517/0.931; those of
# version-1 are k (L1 + L2), lognormal with P5 240.3 and P95 324.2. Knowing L1 is worth
# k (t Φ(d) − E(L1) Φ(d − σ)), t = 2 c − E(L2), d = (log t − μ)/σ: 5,009.45. No chance is in it.
value cost -n 16384 version-1 documento --least budget.required.real.2026
for input in cost.preparation cost.round; do
  error=$(cell cost/data/value.csv "$input" mc_se)
  near "$input" "$(cell cost/data/value.csv "$input" estimate)" 5009.45 "$(awk -v e="$error" 'BEGIN { print 4 * e }')"
done
near 'inputs' "$(cell cost/data/value.csv inputs estimate)" "$(cell cost/data/value.csv everything estimate)" 0.01
for input in demand.applicants_per_place link.contact; do
  awk -v low="$(cell cost/data/value.csv "$input" low)" 'BEGIN { exit low + 0 > 0 }' || complain "$input has a value"
done

# No input can change a decision that is better in every replicate: exactly 0.
value sure -n 4096 base objetado --least places.unfilled
awk -F, 'NR > 1 && ($4 != 0 || $6 != 0) { print "not 0: " $0; bad = 1 } END { exit bad }' sure/data/value.csv ||
  complain 'a sure decision'
[[ $(cell sure/data/decisions.csv base is_best) == 1 ]] || complain 'base fills more places'

# The same bytes from one thread and from three, and files as run.json lists them.
for threads in 1 3; do
  value "threads-$threads" -n 4096 base sin-preparacion seis-rondas --most linked.deal --threads "$threads"
done
diff -r threads-1 threads-3 >differences || complain "threads: $(cat differences)"
sed -n '/"results"/,/}/s/^ *"\(.*\)": "\([0-9a-f]\{64\}\)",\?$/\2  \1/p' threads-1/data/run.json >digests
[[ $(wc -l <digests) == 5 ]] && (cd threads-1 && sha256sum --quiet -c ../digests) || complain 'digests'

# What the terminal says of a tie, and of a ratio; where results go by themselves.
"$exante" value "$programme" base recomendado --most population.target.2026 -n 4096 --no-plots >tie
matches "$(<tie)" '{*}base y recomendado valen lo mismo en todas las réplicas: {*}Ningún dato por sí solo hace preferible otra decisión{*}Resultados en out/redes/value/base_recomendado_most_population.target.2026' ||
  complain "tie: $(<tie)"
[[ -f out/redes/value/base_recomendado_most_population.target.2026/data/run.json ]] || complain 'folder of results'
"$exante" value "$programme" base seis-rondas --most linked.deal/spending.real -n 4096 --no-plots --lang en >ratio.txt
matches "$(<ratio.txt)" '{*}All in firms per million pesos of 2026, percentages apart.{*}Best as things stand: {*}The expected value of a ratio is the mean of the ratio in each replicate, {*}Results in out/redes/value/base_seis-rondas_most_linked.deal_per_spending.real' ||
  complain "ratio: $(<ratio.txt)"

# Splits that move the criterion are said to be left out; undefined replicates, to have been.
"$exante" value "$programme" base documento --most participants.region.nuble/linked.deal.2026 -n 4096 --no-plots \
  --set link.contact=0.01 --lang en >splits
matches "$(<splits)" '{*}The splits (regions, association) influence this criterion; {*}the criterion is not defined in {*}% of the replicates: {*}' ||
  complain "splits: $(<splits)"

# The chart.
"$exante" value "$programme" base documento --least budget.required.real.2026 -n 4096 --quiet --out drawn ||
  complain "chart: exit $?"
for picture in svg png; do
  [[ -s drawn/charts/value.$picture ]] || complain "no value.$picture"
done
grep -q 'Lo que más conviene conocer antes de decidir es «' drawn/charts/value.svg || complain 'title of the chart'

# With one input that matters, all of them may be found to be worth less than it: that is said.
known=(--set budget.ceiling=380000 --set meetings.extra=3 --set link.contact=0.33 --set link.deal_per_contact=0.38
  --set completion.preparation=0.85 --set cost.round=279 --set cost.preparation=279 --set cost.round.fixed_share=0.5
  --set budget.revision=1 --set demand.waiting_list=0.5)
for seed in 1 2; do
  "$exante" value "$programme" base sin-preparacion --most linked.deal "${known[@]}" -n 4096 --seed "$seed" --no-plots --out short --lang en >short.txt
  all=$(cell short/data/value.csv inputs estimate) one=$(cell short/data/value.csv preparation.odds_ratio estimate)
  said=$(grep -c 'fell below that of a single one' short.txt)
  awk -v all="$all" -v one="$one" -v said="$said" -v seed="$seed" 'BEGIN { exit !(said == (one > all) && said == seed - 1) }' ||
    complain "seed $seed: all $all, one $one, said $said"
done
finish
