#!/usr/bin/env bash
# run --widths: the same forecast, and each probability from half to triple, those of half and
# double being the ones of any run; no other table changes.
source tests/program_support.sh
programme=$root/scenarios/redes
cd "$scratch" || exit 1
run() { "$exante" run "$programme" -n 300 --no-plots "$@"; }

run --quiet --out plain || complain 'plain'
text=$(run --widths --lang en --out wide) || complain 'wide'
is_whole wide || complain 'wide: not whole'
for table in summary robustness inputs; do
  cmp -s plain/data/$table.csv wide/data/$table.csv || complain "--widths changes $table.csv"
done
[[ ! -e plain/data/widths.csv ]] || complain 'widths without being asked'
for width in 0.5 0.75 1.5 2 2.5 3; do
  [[ $text == *"  ×$width "* ]] || complain "×$width is not shown"
done
[[ $text != *$'\n'"  ÷2"* ]] || complain 'the half is shown twice'
# width FACTOR: output, year, probability of that width. column NAME: the same of a column of robustness.csv
width() { awk -F, -v w="$1" 'NR > 1 && $3 == w { print $1 "," $2 "," $4 }' wide/data/widths.csv; }
column() { awk -F, -v c="$1" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == c) k = i; next } { print $1 "," $2 "," $k }' wide/data/robustness.csv; }
[[ -n $(width 1) && $(width 1) == "$(column probability)" ]] || complain 'width 1 is not the forecast'
[[ $(width 0.5) == "$(column halved)" ]] || complain 'width 0.5 is not the half'
[[ $(width 2) == "$(column doubled)" ]] || complain 'width 2 is not the double'
[[ $(cut -d, -f3 wide/data/widths.csv | tail -n +2 | sort -u | tr '\n' ' ') == '0.5 0.75 1 1.5 2 2.5 3 ' ]] || complain 'other widths'
grep -q widths.csv wide/data/run.json || complain 'run.json does not list it'
# Where there is nothing to widen, or no event to tell of, that is said.
text=$("$exante" run "$programme" -n 50 --no-plots --lang en --widths --only spending --out none) || complain 'none'
[[ ! -e none/data/widths.csv ]] || complain 'widths without an event'
[[ $text == *'there is no widths.csv, since no event'* ]] || complain "no event: $text"
cp -r "$root/tests/programmes/taller" taller && sed -i 's/judgement/study/' taller/inputs.csv
text=$("$exante" run taller -n 50 --no-plots --lang en --widths --out none) || complain 'nothing judged'
[[ $text == *'there is no widths.csv, since no input has a spread that is judgement'* && ! -e none/data/widths.csv ]] || complain "nothing judged: $text"
# What was learned keeps its width, and that is said.
rm -r taller && cp -r "$root/tests/programmes/taller" taller && printf 'name,year,value\napplicants,2027,171\n' >observed.csv
"$exante" update taller --observed observed.csv --as known -n 500 --no-plots --quiet --out learned || complain 'update'
text=$("$exante" run taller --variant known -n 50 --no-plots --lang en --out known) || complain 'learned'
[[ $text == *'input that was learned (exante update) keeps its width'* || $text == *'inputs that were learned (exante update) keep their width'* ]] || complain "learned: $text"
finish
