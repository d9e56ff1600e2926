#!/usr/bin/env bash
# exante compare, as a user meets it: differences that can be known beforehand, the same numbers as
# two runs, the same bytes for any number of threads, and what it refuses.
source tests/program_support.sh
programme=$root/scenarios/redes
cp -r "$programme" "$scratch/redes"
cd "$scratch" || exit 1
n=5000
is_sanitized && n=2000

compare() { "$exante" compare -n $n --no-plots --quiet "$@"; }

# column NAME FILE: the number of a column.
column() { head -1 "$2" | tr ',' '\n' | grep -nx "$1" | cut -d: -f1; }

# The first columns are a contract.
compare redes base recomendado --out known || complain "exit $?"
[[ $(head -1 known/data/compare.csv) == 'output,year,reference,variant,mean_difference,mc_se,p05,p50,p95,prob_positive,'* ]] ||
  complain "columns: $(head -1 known/data/compare.csv)"
is_whole known || complain 'run.json does not list what was written'
grep -q '"work": "compare"' known/data/run.json || complain 'run.json: no work'

# 2 % of 310,000 more each year, exactly.
[[ $(grep -c '^budget.ceiling.real,20..,base,recomendado,6200,0,6200,6200,6200,1,0,1,310000,316200,,M$2026,' known/data/compare.csv) == 4 ]] ||
  complain "the ceiling: $(grep budget.ceiling.real known/data/compare.csv)"
# What no row of the variant touches differs in no replicate.
[[ $(grep -E '^(budget.required|population.target|inflation|admissible),20' known/data/compare.csv |
  awk -F, '$5 != 0 || $6 != 0 || $11 != 1' | wc -l) == 0 ]] || complain 'what does not change changes'

# Layers: as the variants of a run, in order; and means that are those of two runs.
compare redes inflacion-alta recomendado+inflacion-alta seis-rondas --out layers || complain "layers: exit $?"
"$exante" run redes --variant inflacion-alta -n $n --no-plots --quiet --out one || complain 'one'
"$exante" run redes --variant recomendado --variant inflacion-alta -n $n --no-plots --quiet --out two || complain 'two'
awk -F, '
  FNR == 1 { for (i = 1; i <= NF; i++) at[FILENAME, $i] = i; next }
  FILENAME ~ /^one/ { if ($at[FILENAME, "defined"] == 1) one[$1, $2] = $4; next }
  FILENAME ~ /^two/ { if ($at[FILENAME, "defined"] == 1) two[$1, $2] = $4; next }
  $4 == "recomendado+inflacion-alta" && ($1, $2) in one && ($1, $2) in two {
    size = one[$1, $2] < 0 ? -one[$1, $2] : one[$1, $2]
    gap = $5 - (two[$1, $2] - one[$1, $2]); gap = gap < 0 ? -gap : gap
    if (gap > 2e-9 * size + 1e-12) { print $1, $2, $5, two[$1, $2] - one[$1, $2]; wrong++ }
    count++ }
  END { if (count < 300) print "only " count " outputs"; exit wrong > 0 || count < 300 }' \
  one/data/summary.csv two/data/summary.csv layers/data/compare.csv >gaps || complain "not the difference of two runs: $(head -3 gaps)"
[[ $(cut -d, -f4 layers/data/compare.csv | sort -u | wc -l) == 3 ]] || complain 'not two variants and a head'

# The pair alone gives the same rows as the pair in company, and any number of threads the same.
compare redes inflacion-alta recomendado+inflacion-alta --out pair --threads 1 || complain 'pair'
diff <(grep ',recomendado+inflacion-alta,' layers/data/compare.csv) \
  <(grep ',recomendado+inflacion-alta,' pair/data/compare.csv) >/dev/null || complain 'company changes a pair'
compare redes inflacion-alta recomendado+inflacion-alta --out threads --threads 5 || complain 'threads'
diff -r pair threads >/dev/null || complain '5 threads: other bytes'

# Two names for the same rows: no difference anywhere.
cp redes/variants/recomendado.csv redes/variants/copia.csv
compare redes recomendado copia --out same || complain 'same'
[[ $(awk -F, 'NR > 1 && ($5 != 0 || $6 != 0 || $7 != 0 || $9 != 0 || $10 != 0 || $11 != 1) && $12 > 0' same/data/compare.csv | wc -l) == 0 ]] ||
  complain "identical scenarios differ: $(head -3 same/data/compare.csv)"

# --set reaches every scenario, over its variants.
compare redes base recomendado --set budget.ceiling=310000 --out set || complain 'set'
[[ $(awk -F, 'NR > 1 && $5 != 0' set/data/compare.csv | wc -l) == 0 ]] || complain '--set does not reach the variant'

# Folders: by the names, with what was set, shortened when too long.
compare redes base recomendado+inflacion-alta --set goal.deal=0,25 || complain 'folder'
[[ -f 'out/redes/compare/base_vs_recomendado+inflacion-alta+goal.deal=0,25/data/compare.csv' ]] || complain "folder: $(find out)"
compare redes base baja-demanda documento expansion inflacion-alta objetado recomendado seis-rondas \
  sin-preparacion techo-nominal tendencia copia -n 200 || complain '12 scenarios'
ls out/redes/compare | grep -qE '^base_vs_[0-9a-f]{16}$' || complain "long folder: $(ls out/redes/compare)"

# A longer plan: the common years, no totals.
{ head -1 redes/variants/recomendado.csv
  grep -E '^(plan.places|budget.ceiling)[,;]2029' redes/inputs.csv | sed 's/\([,;]\)2029/\12030/'; } >redes/variants/largo.csv
compare redes base largo --out longer 2>said || complain "longer: $(cat said)"
grep -q 'se comparan los años en común, 2026–2029, y ningún total' said || complain "longer: $(cat said)"
awk -F, 'NR > 1 && ($2 == "" || $2 == 2030)' longer/data/compare.csv | grep -q . && complain 'longer: totals or years that one plan lacks'
"$exante" compare redes base largo --out longer -n 500 --no-plots >table 2>/dev/null || complain 'longer: table'

# A region that only the variant has is left out, and said so; the others are compared.
{ head -1 redes/variants/recomendado.csv
  grep -E '^region.nuble[,;]' redes/inputs.csv | sed 's/nuble/nueva/'; } >redes/variants/region.csv
compare redes base region --out region 2>said || complain "region: $(cat said)"
grep -q '^nota: 5 resultados quedan fuera: .* Por ejemplo: participants.region.nueva$' said || complain "region: $(cat said)"
[[ $(wc -l <said) == 1 ]] || complain "region: said more than once: $(cat said)"
grep -q region.nueva region/data/compare.csv && complain 'region: compared with nothing'
grep -q '^participants.region.nuble,2026,base,region,-' region/data/compare.csv || complain 'region: nuble is not compared'

# What is refused, with nothing written.
rm -rf out
# refused WHAT WORDS ARGUMENTS...: exit 2 and these words on standard error.
refused() {
  local what=$1 words=$2
  shift 2
  "$exante" compare "$@" -n 100 --no-plots >stdout 2>stderr
  local code=$?
  [[ $code == 2 ]] || complain "$what: exit $code"
  grep -qF -- "$words" stderr || complain "$what: $(cat stderr)"
  [[ ! -s stdout && ! -e out ]] || complain "$what: something was written"
}
refused 'no name' 'Existen: base, baja-demanda, copia, demanda-norte, documento, ' redes
refused 'one name' 'at least two' redes base --lang en
refused 'twice' 'el escenario «base» está dos veces' redes base recomendado base
refused 'unknown' '«recomendado»?' redes base recomendao
refused 'empty layer' '«» no puede ser' redes base recomendado+
refused 'base as a layer' 'base' redes recomendado base+objetado
refused 'path' '«../inputs» no puede ser' redes base ../inputs
refused 'thirteen' 'a lo más 12' redes base a b c d e f g h i j k l
refused 'no programme' 'nada' nada base recomendado
refused 'a wrong value' 'plan.places' redes base recomendado --set plan.places=muchos
refused '--variant' 'no es una opción de compare' redes base recomendado --variant objetado
no_leavings . || complain 'something was left aside'
finish
