#!/usr/bin/env bash
# fit: data become rows that a programme takes, from a CSV or from the sheet of a workbook, with a picture;
# and what data cannot bear is refused with its place.
source tests/program_support.sh
cd "$scratch" || exit 1
light
fit() { "$exante" fit "$@" --no-plots; }
# series FILE FIRST COUNT: a series by year, made.
series() {
  awk -v first="$2" -v count="$3" 'BEGIN { print "year,value"
    for (t = 0; t < count; t++) print first + t "," int(1000 * 1.03 ^ t * (1 + t * 41 % 23 / 200)) }' >"$1"
}
series firms.csv 2006 20
cp "$root/scenarios/series/ipc.csv" .

fit ipc.csv --as inflation --grade oficial --out es --lang es >text || complain 'fit'
is_whole es || complain 'not whole'
grep -q '"work": "fit"' es/data/run.json || complain 'run.json'
[[ $(<text) == *'inflation.persistence;;constant;0,3087;;;;ratio;official;'* ]] || complain "rows: $(<text)"
cmp -s <(sed 's/^\xef\xbb\xbf//' es/inputs-filas.csv) <(grep '^name;\|^inflation' text) || complain 'inputs-filas.csv is not what is printed'
fit ipc.csv --as inflation --grade official --out en --lang en --quiet || complain 'English'
cmp -s es/data/fit.csv en/data/fit.csv || complain 'the language changes the figures'
"$exante" fit ipc.csv --as inflation --out drawn --quiet || complain 'charts'
[[ -s drawn/charts/fit.svg && -s drawn/graficos.csv ]] || complain 'no chart'

# takes INPUT PREFIX FILE OPTION...: a programme takes the rows in place of those that begin so, and their pairs.
takes() {
  rm -rf programme rows ran
  cp -r "$root/tests/programmes/taller" programme
  fit "$3" --as "$1" "${@:4}" --out rows --quiet --lang en || complain "$1: not fitted"
  grep -v "^$2" "$root/tests/programmes/taller/inputs.csv" | sed '1s/$/,spread_grade/; 2,$s/$/,/' >programme/inputs.csv
  sed 1d rows/inputs-rows.csv >>programme/inputs.csv
  [[ ! -e rows/correlations-rows.csv ]] || cp rows/correlations-rows.csv programme/correlations.csv
  "$exante" run programme -n 500 --no-plots --quiet --out ran || complain "$1: the programme does not take its rows"
}
takes inflation 'inflation' ipc.csv --years 2025-2031
takes population.potential 'population\.\(potential\|growth\)' firms.csv --unit firms --years 2027-2031
takes demand.applicants 'demand' firms.csv --unit firms --years 2027-2031
[[ $(wc -l <rows/inputs-rows.csv) == 6 && $(wc -l <rows/correlations-rows.csv) == 11 ]] || complain 'years or pairs'


# refused WHAT WORDS FILE OPTION...
refused() {
  fit "${@:3}" --out refused --lang en >stdout 2>stderr
  local code=$?
  [[ $code == 2 ]] || complain "$1: exit $code: $(cat stderr)"
  grep -qF -- "$2" stderr || complain "$1: $(cat stderr)"
  [[ ! -s stdout && ! -e refused ]] || complain "$1: something was written"
}
# rows TEXT: a data.csv of these lines.
rows() { printf '%b' "$1" >data.csv; }
firms=(--as population.potential --unit firms)
series short.csv 2015 12
series long.csv 1700 260
refused 'few' 'short.csv: there are 12 years, and to project 4 years beyond the last 13 are needed' short.csv "${firms[@]}"
refused 'many' 'long.csv: there are 260 years, and at most 200 are fitted' long.csv "${firms[@]}"
fit short.csv "${firms[@]}" --years 2027-2029 --quiet --out fewer || complain 'three years from twelve'
refused 'past years' '--years: "2025-2028" will not do. Expected years after 2025' firms.csv "${firms[@]}" --years 2025-2028
refused 'far years' '--years: "2090" will not do' firms.csv "${firms[@]}" --years 2090
refused 'no years' '--years: "27-30" will not do' firms.csv "${firms[@]}" --years 27-30
refused 'model' '--model: "best" is not a rule' firms.csv "${firms[@]}" --model best
refused 'inflation that grows' '--model: "growth" will not do for inflation' ipc.csv --as inflation --model growth
refused 'no series' 'cost.round does not change from year to year' firms.csv --as cost.round --unit 'M$2026'
refused 'no input' 'which input they are for is missing' firms.csv
refused 'no file' 'none.csv' none.csv "${firms[@]}"
refused 'a folder' '' . "${firms[@]}"
awk 'BEGIN { print "year,value"; for (t = 2000; t < 2020; t++) print t ",500" }' >equal.csv
refused 'all equal' 'equal.csv: the values do not vary' equal.csv "${firms[@]}"
awk 'BEGIN { print "year,value"; for (t = 2000; t < 2020; t++) print t "," (t % 2 ? 1e9 : 3) }' >wild.csv
refused 'wild' 'the row would leave what population.potential can be' wild.csv "${firms[@]}"
awk 'BEGIN { print "year,value"; for (t = 0; t < 99999; t++) print 2000 "," t + 1 }' >same.csv
refused 'the same year' 'same.csv:3:1: 2000 is also on line 2' same.csv "${firms[@]}"
rows 'year,value\n2010,5\n2012,6\n'
refused 'gap' 'data.csv:3:1: year: between 2010 (line 2) and 2012 at least one year is missing' data.csv "${firms[@]}"
rows 'year,value\n2010,-5\n'
refused 'negative' 'data.csv:2:6: value: "-5" will not do for population.potential. Expected a number above 0' data.csv "${firms[@]}"
rows 'año;valor\n2010;3,4\n'
refused 'no percent sign' 'data.csv:2:6: valor: "3,4" will not do for inflation' data.csv --as inflation
rows 'año;valor\n2010;0.034\n'
refused 'point' 'data.csv:2:6' data.csv --as inflation
for cell in nan inf 1e308 text '=1+1' ''; do
  rows "year,value\n2010,$cell\n"
  refused "cell $cell" 'data.csv:2:6' data.csv "${firms[@]}"
done
rows 'month,value\n1,2\n'
refused 'columns' 'data.csv:1: what data these are is not known: the first column is "month"' data.csv "${firms[@]}"
rows ''
refused 'empty' 'data.csv: ' data.csv "${firms[@]}"
finish
