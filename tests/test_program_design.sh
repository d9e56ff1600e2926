#!/usr/bin/env bash
# --design: the same bytes for any number of threads, the number of replicates that it takes, and
# what it is worth.
source tests/program_support.sh
programme=$root/scenarios/redes
cd "$scratch" || exit 1
replicates=20000
is_sanitized && replicates=2000

run() { "$exante" run "$programme" --seed 7 --no-plots "$@"; }
digest() { sha256sum <"$1/data/summary.csv" | cut -c1-64; }
# error FOLDER OUTPUT YEAR: the standard error of a mean.
error() { awk -F, -v output="$2" -v year="$3" '$1 == output && $2 == year { print $6 }' "$1/data/summary.csv"; }

run -n $replicates --quiet --out plain || complain 'plain'
run -n 4000 --quiet --out random --design random || complain 'random'
run -n 4000 --quiet --out none || complain 'none'
[[ $(digest none) == "$(digest random)" ]] || complain 'random is not what no design is'
grep -q '"design": "random"' plain/data/run.json || complain 'run.json of no design'
for design in lhs sobol; do
  run -n $replicates --quiet --out $design --design $design || complain "$design"
  for threads in 1 3; do
    run -n 4000 --quiet --out threads-$threads --design=$design --threads $threads || complain "$design, threads"
  done
  [[ $(digest threads-1) == "$(digest threads-3)" ]] || complain "$design: threads change the result"
  [[ $(digest $design) != "$(digest plain)" ]] || complain "$design: nothing changed"
  grep -q "\"design\": \"$design\"" $design/data/run.json || complain "$design: run.json"
  for output in population.target budget.required budget.required.real; do
    awk -v plain="$(error plain $output 2027)" -v better="$(error $design $output 2027)" \
      'BEGIN { exit !(better > 0 && better < plain / 3.2) }' || complain "$design: $output gained nothing"
  done
done

text=$(run -n 1000 --out more --design sobol --lang es) || complain 'raised'
[[ $text == *"Muestreo: puntos de Sobol', en 32 repeticiones independientes de 32 puntos."* ]] ||
  complain "not said how: $text"
[[ $text == *'Se pidieron 1.000 réplicas; este muestreo necesita 1.024.'* ]] || complain "not said that n is raised: $text"
grep -q '"replicates": 1024,' more/data/run.json || complain 'run.json: replicates'
run -n 1024 --quiet --out exact --design sobol || complain 'exact'
[[ $(digest more) == "$(digest exact)" ]] || complain 'raised is not the number itself'
text=$(run -n 1024 --out exact --design sobol) || complain 'exact'
[[ $text != *'Se pidieron'* ]] || complain 'raised though exact'
run -n 100 --design lhs --draws --quiet --out drawn || complain 'draws'
[[ $(wc -l <drawn/data/draws.csv) == 129 ]] || complain 'draws: not 128'
cut -d, -f1 drawn/data/draws.csv | tail -n +2 | diff -q - <(seq 0 127) >/dev/null || complain 'draws: not in order'

# More random quantities than there are direction numbers: twelve years of redes.
cp -r "$programme" long
for ((year = 2030; year <= 2037; year++)); do
  grep -E '^(plan\.places|budget\.ceiling);2029;' "$programme/inputs.csv" | sed "s/;2029;/;$year;/"
done >>long/inputs.csv
text=$("$exante" run long -n 500 --no-plots --lang en --design sobol --out padded) || complain 'padded'
[[ $text == *"Sobol' points cover the first 512 of "*' random quantities; the others are drawn at random.'* ]] ||
  complain "padded: not said: $text"

# refuse TEXT OPTION...: exit 2 with this text, and nothing written
refuse() {
  local expected=$1 got
  shift
  got=$(run --out refused "$@" 2>&1)
  [[ $? == 2 && $got == *"$expected"* && ! -e refused ]] || complain "$*: $got"
}
refuse '--design: «halton» no sirve. Escriba random, lhs o sobol.' --design halton
refuse '--design: «» no sirve.' --design ''
refuse '-n: 1099511627776 réplicas son demasiadas para --design sobol. A lo más 68719476736.' -n 1099511627776 --design sobol
finish
