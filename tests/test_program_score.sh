#!/usr/bin/env bash
# score: the scores of a frozen forecast are those that follow from its draws, in every language and
# for any number of threads, from the folder, the record alone, a CSV or a workbook; and whatever was
# changed, or cannot have happened, is refused with its place.
source tests/program_support.sh
cp -r "$root/tests/programmes/taller" "$scratch/taller"
cd "$scratch" || exit 1
light
"$exante" run taller -n 400 --seed 3 --no-plots --quiet --freeze --draws --out frozen || complain 'run'
record=frozen/data/frozen.json
cat >observed.csv <<'END'
nombre;año;valor;de;rueda;fuente
postulantes;2027;131;;;acta
beneficiaries;2027;118;;;
beneficiaries;2026;100;;;
spending;2027;21.345,5;;;
indicador.negocio;2027;41,5 %;;;
event.budget_suffices;2027;sí;;;
event.places_filled;2027;0;;;
spending;;88.000;;;
linked.deal;2027;10;30;1;
END
rm -r taller # the record is enough

score() { "$exante" score "$@" --no-plots; }
score frozen --observed observed.csv --out es --lang es >text || complain 'score'
is_whole es || complain 'not whole'
grep -q '"work": "score"' es/data/run.json || complain 'run.json'
[[ $(<text) == *'1 fila no se evaluó'* ]] || complain "rounds are not told: $(<text)"

# By another road: the mean distance to the outcome, less half of that between replicates.
awk -F, '
  FNR == NR && FNR == 1 { for (c = 1; c <= NF; c++) if ($c == "spending.2027") column = c; next }
  FNR == NR { x[n++] = $column; next }
  $1 == "spending" && $2 == 2027 { y = $4; rank = $12; crps = $14; seen = 1 }
  function size(v) { return v < 0 ? -v : v }
  END {
    for (i = 0; i < n; i++) {
      own += size(x[i] - y); below += x[i] < y
      for (j = 0; j < n; j++) among += size(x[i] - x[j])
    }
    expected = own / n - among / (2 * n * n)
    exit !(seen && size(crps / expected - 1) < 1e-8 && size(rank - below / n) < 1e-12)
  }' frozen/data/draws.csv es/data/score.csv || complain 'CRPS or rank are not those of the draws'
# The log score is of the share of the replicates with the value, Brier of the probability.
awk -F, '
  function size(v) { return v < 0 ? -v : v }
  $1 == "beneficiaries" { counts += $18 > 0 && size($16 + log($18 / $19)) < 1e-8; previous = $22 == 100 }
  $1 == "event.places_filled" { events += size($20 - $21 * $21) < 1e-9 && size($18 / $19 - (1 - $21)) < 1e-9 }
  $1 == "event.budget_suffices" { events += size($20 - (1 - $21) ^ 2) < 1e-9 }
  $1 == "spending" && $2 == "" { totals++ }
  END { exit !(counts == 1 && previous && events == 2 && totals == 1 && NR == 8) }' es/data/score.csv || complain "score.csv: $(cat es/data/score.csv)"

same() { cmp -s "$1" "$2" || complain "$3"; }
score $record --observed observed.csv --out en --lang en --threads 3 --quiet || complain 'record alone'
same es/data/score.csv en/data/score.csv 'the record alone, language or threads change the scores'
same es/data/pooled.csv en/data/pooled.csv 'the same, pooled'
# A workbook, whose sheet Observado is a table of the programme.
cp -r "$root/tests/programmes/taller" again && cp observed.csv again/observed.csv
"$exante" convert again again.xlsx >/dev/null 2>&1 || complain 'convert'
score frozen --observed again.xlsx --out book --quiet || complain 'workbook'
same es/data/score.csv book/data/score.csv 'a workbook changes the scores'
"$exante" score frozen --observed observed.csv --out drawn --quiet || complain 'charts'
[[ -s drawn/charts/outcomes.svg ]] || complain 'no chart'

# The scores of one sealed forecast are not replaced by those of another, unless --out asks for it; those of the same are.
mkdir other && cp -r again other/taller && "$exante" run other/taller -n 300 --seed 4 --no-plots --quiet --freeze --out frozen2 || complain 'another'
score frozen --observed observed.csv --quiet && score frozen --observed observed.csv --quiet || complain 'the same again'
score frozen2 --observed observed.csv --lang en 2>stderr >stdout
[[ $? == 2 && ! -s stdout ]] && grep -qF 'it holds the scores of another frozen forecast' stderr || complain "another: $(cat stderr)"
score frozen2 --observed observed.csv --quiet --out out/taller/score/base || complain '--out'
score frozen --observed observed.csv --lang en --out frozen 2>stderr >/dev/null
(($? == 2)) && grep -qF 'it holds a sealed forecast' stderr || complain "on itself: $(cat stderr)"
rm -r out frozen2 other

# A forecast that was fed outcomes is not scored against them, nor against what follows from them.
printf 'name,year,value,error\napplicants,2027,131,\nbeneficiaries,2027,118,\nspending,2027,21345.5,1%%\n' >fed.csv
"$exante" update again --observed fed.csv --as fed -n 1000 --no-plots --quiet --out fed || complain 'update'
"$exante" run again --variant fed -n 300 --no-plots --quiet --freeze --out frozen-fed || complain 'fed: run'
text=$(score frozen-fed --observed observed.csv --lang en --out scored-fed) || complain 'fed: score'
[[ $text == *'What the forecast had among its inputs, or follows from that, was not scored: Applicants 2027, Beneficiaries 2027, Spending, M$ nominal 2027, The ceiling pays for the plan 2027, All places are filled 2027.'* ]] || complain "fed: $text"
[[ $text == *'learned from what happened up to 2027: 2 scored outputs are of those years, or include them'* ]] || complain "late: $text"
grep -qF '"learned_to": "2027"' scored-fed/data/run.json && grep -qF '"not_scored": "applicants.2027, beneficiaries.2027, spending.2027, event.budget_suffices.2027, event.places_filled.2027"' scored-fed/data/run.json && ! grep -q learned_to es/data/run.json ||
  complain "fed: $(cat scored-fed/data/run.json)"
[[ $(head -1 scored-fed/data/score.csv) == *,late && $(awk -F, '$NF == 1' scored-fed/data/score.csv | wc -l) == 2 && $(head -1 es/data/score.csv) != *late* ]] || complain "late: $(cat scored-fed/data/score.csv)"
printf 'name,year,value\nbeneficiaries,2028,110\n' >later.csv
text=$(score frozen-fed --observed later.csv --lang en --out scored-later) && [[ $text != *'learned from what happened'* && $text != *'among its inputs'* ]] || complain "later: $text"
[[ $(cut -d, -f1,2 scored-fed/data/score.csv | tail -n +2 | sort | tr '\n' ' ') == 'indicator.deal,2027 spending, ' ]] || complain "fed: $(cat scored-fed/data/score.csv)"
printf 'name,year,value\napplicants,2027,131\ncost.per_beneficiary,2027,181\nevent.places_filled,2027,0\n' >fed.csv
score frozen-fed --observed fed.csv --lang en --out refused 2>stderr >stdout
[[ $? == 2 && ! -s stdout && ! -e refused ]] && grep -qF 'had these outcomes among its inputs' stderr || complain "all fed: $(cat stderr)"

# refused WHAT WORDS RESULTS OBSERVED
refused() {
  score "$3" --observed "$4" --out refused --lang en >stdout 2>stderr
  local code=$?
  [[ $code == 2 ]] || complain "$1: exit $code: $(cat stderr)"
  grep -qF -- "$2" stderr || complain "$1: $(cat stderr)"
  [[ ! -s stdout && ! -e refused ]] || complain "$1: something was written"
}
# rows TEXT: an observed.csv of these rows.
rows() { printf 'name,year,value,of,round\n%b\n' "$1" >rows.csv; }
refused_row() { rows "$2" && refused "$2" "$1" frozen rows.csv; }
refused_row 'rows.csv:2:1: name: "beneficiarys" is not an output of this forecast. Did you mean "beneficiaries"?' 'beneficiarys,2027,1,,'
refused_row 'rows.csv:2:10: year: 2045 was not forecast for spending.' 'spending,2045,1,,'
refused_row 'rows.csv:2:11: year: inflation has no total over the years.' 'inflation,,1%,,'
refused_row 'is not a year' 'spending,27,1,,'
refused_row 'is not a year' 'spending,0000,1,,'
refused_row 'rows.csv:2:20: value: "1.5" does not serve for beneficiaries. Expected a whole number' 'beneficiaries,2027,1.5,,'
refused_row 'does not serve for beneficiaries' 'beneficiaries,2027,-1,,'
refused_row 'does not serve for indicator.deal. Expected a number from 0 to 100' 'indicator.deal,2027,101,,'
refused_row 'does not serve for spending' 'spending,2027,-5,,'
refused_row 'Write 1 or yes if it happened' 'event.places_filled,2027,2,,'
refused_row 'is also on line 2' 'spending,2027,5,,\nspending,2027,5,,'
refused_row 'of: 10 cannot be out of 9' 'linked.deal,2027,10,9,'
refused_row 'of: "x" will not do' 'linked.deal,2027,10,x,'
refused_row 'round: "0" will not do' 'linked.deal,2027,10,,0'
# What contradicts itself is refused, as by an update; that it was more than the plan had is scored.
refused_row 'rows.csv:3: value: admissible of 2027 is 101, more than applicants, 100, on line 2. Mend one of the two.' 'applicants,2027,100,,\nadmissible,2027,101,,'
refused_row 'rows.csv:2: value: participants of 2027 is 91, more than beneficiaries, 90, on line 3' 'participants,2027,91,,\nbeneficiaries,2027,90,,'
refused_row 'rows.csv:4: value: linked.deal of 2027 is 6, more than linked.contact, 5, on line 3' 'participants,2027,85,,\nlinked.contact,2027,5,40,1\nlinked.deal,2027,6,,1'
refused_row 'rows.csv:3: value: what admissible of 2027 says is not what line 2 says' 'applicants,2027,100,,\nadmissible,2027,80,90,'
refused_row 'participants of 2027 is 79, fewer than those who took part in the rounds of that year, 80' 'participants,2027,79,,\nlinked.contact,2027,5,40,1\nlinked.contact,2027,5,40,2'
rows 'beneficiaries,2027,999,,\nspending,2027,5,,' && score frozen --observed rows.csv --quiet --out more 2>stderr || complain "more than planned: $(cat stderr)"
refused_row 'it holds nothing to score' 'linked.deal,2027,10,,1\nspending,2026,10,,'
printf 'name,value\nspending,1\n' >rows.csv
refused 'no year' 'year' frozen rows.csv
refused 'no file' 'none.csv' frozen none.csv
refused 'no results' 'it does not exist' none observed.csv
refused 'not frozen' 'it is not a frozen forecast' es observed.csv
refused 'another file' 'it is not a frozen forecast' es/data/run.json observed.csv

# changed WHAT WORDS SED: the record with something changed; and the same, sealed again.
changed() {
  sed "$3" $record >changed.json
  cmp -s $record changed.json && complain "$1: nothing was changed"
  refused "$1" "$2" changed.json observed.csv
}
resealed() {
  sed "$3" $record | head -n -2 >changed.json
  printf '  "seal": "%s"\n}\n' "$(sha256sum <changed.json | cut -c1-64)" >>changed.json
  refused "$1, sealed again" "$2" changed.json observed.csv
}
changed 'a seed' 'it was changed after it was sealed' 's/"seed": 3/"seed": 4/'
changed 'a line end' 'it was changed' 's/"seed": 3,$/&\r/'
changed "the seal" "it was changed" "s|\"seal\": \"|&0|"
resealed 'the algorithm' 'Install exante ' 's|inversion/|inversion/9|'
resealed 'a seed' 'did not give the summary.csv that was sealed. Install exante ' 's/"seed": 3/"seed": 4/'
resealed 'an input' 'does not admit the inputs that were sealed' 's/plan.places/plan.plaza/'
sed -i '2s/,[0-9]*\./&9/' frozen/data/summary.csv
refused 'the summary' 'it is not the table that was sealed' frozen observed.csv
finish
