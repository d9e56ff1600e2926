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
[[ $(<text) == *'inflation.persistence;;constante;0,3087;;;;razón;oficial;'* ]] || complain "rows: $(<text)"
cmp -s <(sed 's/^\xef\xbb\xbf//' es/inputs-filas.csv) <(grep '^nombre;\|^inflation' text) || complain 'inputs-filas.csv is not what is printed'
# Its words are those of a sheet in Spanish; a table with headings in English takes them too.
cp -r "$root/scenarios/redes" spanish
{ grep -v '^inflation' "$root/scenarios/redes/inputs.csv"; sed '1d; s/$/;/' es/inputs-filas.csv; } >spanish/inputs.csv
"$exante" run spanish -n 500 --no-plots --quiet --out taken || complain 'rows in Spanish are not taken'
grep -q '^inflation.persistence.*,official,' taken/data/inputs.csv || complain 'rows in Spanish'
fit ipc.csv --as inflation --grade official --out en --lang en --quiet || complain 'English'
cmp -s es/data/fit.csv en/data/fit.csv || complain 'the language changes the figures'
"$exante" fit ipc.csv --as inflation --out drawn --quiet || complain 'charts'
[[ -s drawn/charts/fit.svg && -s drawn/graficos.csv ]] || complain 'no chart'

# takes INPUT PREFIX FILE OPTION...: a programme takes the rows in place of those that begin so, and their pairs.
takes() {
  rm -rf programme rows ran
  cp -r "$root/tests/programmes/taller" programme
  fit "$3" --as "$1" "${@:4}" --out rows --quiet --lang en || complain "$1: not fitted"
  more=$(head -1 rows/inputs-rows.csv) && more=${more#*,source}
  grep -v "^$2" "$root/tests/programmes/taller/inputs.csv" | sed "1s/\$/$more/; 2,\$s/\$/${more//[!,]/}/" >programme/inputs.csv
  sed 1d rows/inputs-rows.csv >>programme/inputs.csv
  [[ ! -e rows/correlations-rows.csv ]] || cp rows/correlations-rows.csv programme/correlations.csv
  "$exante" run programme -n 500 --no-plots --quiet --out ran || complain "$1: the programme does not take its rows"
}
takes inflation 'inflation' ipc.csv --years 2025-2031
takes population.potential 'population\.\(potential\|growth\)' firms.csv --unit firms --years 2027-2031
takes demand.applicants 'demand' firms.csv --unit firms --years 2027-2031
[[ $(wc -l <rows/inputs-rows.csv) == 6 && $(wc -l <rows/correlations-rows.csv) == 11 ]] || complain 'years or pairs'


printf 'valor\n182,5\n240\n199\n310,2\n275\n228,9\n205\n260\n187\n233\n' >costs.csv
printf '%s\n' value 101 99 98 103 97 102 100 100.5 99.5 101.5 >near.csv
printf 'value,of\n31,50\n18,40\n40,55\n25,61\n' >counts.csv
printf 'value,of\n31,50\n' >one.csv
printf 'expert,p5,p50,p95,weight\nA,120,150,210,2\nB,140,180,260,1\n' >experts.csv
printf 'experto;p5;p50;p95\nA;20 %%;35 %%;50 %%\nB;0,3;0,4;0,55\nC;0,1;0,2;0,3\n' >said.csv
printf 'valor\n20 %%\n35 %%\n0,41\n30 %%\n28 %%\n33 %%\n' >shares.csv
printf '%s\n' value 3% 3.4% 2.8% 2.6% 3.1% >rates.csv
takes cost.workshop 'cost\.workshop,' costs.csv --unit 'M$2027'
takes cost.workshop 'cost\.workshop,' costs.csv --unit 'M$2027' --new-value
takes cost.workshop 'cost\.workshop,' near.csv --unit 'M$2027'
[[ $(<rows/inputs-rows.csv) == *',spread_grade,min'*',0' ]] || complain "not cut at 0: $(<rows/inputs-rows.csv)"
takes criterion.rural 'criterion\.rural' counts.csv
[[ $(<rows/inputs-rows.csv) == *'criterion.rural,,proportion,0.5534,,,'* ]] || complain 'rows that differ'
takes criterion.rural 'criterion\.rural' one.csv
[[ $(<rows/inputs-rows.csv) == *'criterion.rural,,count,31,,,50,share,judgement,one.csv: 31 of 50 (exante fit),'* ]] || complain 'one row'
printf 'año;valor;de\n2024;51;95\n2019;31;50\n2020;48;80\n2021;40;55\n2022;25;61\n2023;66;90\n' >yearly.csv
takes completion.workshop 'completion\.workshop,' yearly.csv --grade official
[[ $(<rows/inputs-rows.csv) == *',spread_grade,year_sd'*'completion.workshop,,proportion,0.6056,,,63.62,share,official,"yearly.csv: 261 of 431 in 6 years, 2019–2024 (exante fit)",judgement,0.4421'* ]] ||
  complain "by year: $(<rows/inputs-rows.csv)"
printf 'year,value,of\n2015,20,50\n2017,23,55\n2018,31,70\n2020,19,48\n2021,40,95\n' >alike.csv
takes completion.workshop 'completion\.workshop,' alike.csv
[[ $(<rows/inputs-rows.csv) == *'completion.workshop,,count,133,,,318,share,'* && $(<rows/inputs-rows.csv) != *year_sd* ]] || complain "years alike: $(<rows/inputs-rows.csv)"
# That years differ is said of those that chance hardly parts so far, and of no others.
printf 'year,value,of\n2015,20,50\n2017,28,55\n2018,31,70\n2020,29,48\n2021,40,95\n' >maybe.csv
[[ $(fit yearly.csv --as completion.workshop --lang en --out by-year) == *'years differ by more than chance (dispersion 4.0; by chance, 1; chance alone goes as far'*'0.1%'* ]] ||
  complain 'years that differ'
fit maybe.csv --as completion.workshop --lang en --out maybe | tr -s '\n ' ' ' | grep -q 'chance alone may explain it' || complain 'years that may differ'
"$exante" fit maybe.csv --as completion.workshop --lang es --out maybe --quiet || complain 'years that may differ: chart'
sed 's/<[^>]*>//g' maybe/charts/fit.svg | tr -s '\n ' ' ' | grep -q 'azar solo puede explicar\|puede ser solo azar' || complain 'the title of years that may differ'
takes criterion.rural 'criterion\.rural' shares.csv
takes inflation.mean 'inflation\.mean' rates.csv
takes cost.workshop 'cost\.workshop,' experts.csv --unit 'M$2027'
[[ $(<rows/inputs-rows.csv) == *',points'*'0: 106 | 0.0'*' | 1: 274'* ]] || complain "points: $(<rows/inputs-rows.csv)"
takes criterion.rural 'criterion\.rural' said.csv
"$exante" fit experts.csv --as cost.workshop --unit 'M$2027' --out drawn-experts --quiet || complain 'experts: charts'
is_whole drawn-experts && [[ -s drawn-experts/charts/fit.svg ]] || complain 'experts: no chart'
# What a programme reads would be taken for thousands: it is written so that it cannot.
printf '%s\n' value 2.1351 2.1352 2.1348 2.1349 2.13505 >thousands.csv
takes demand.applicants_per_place 'demand' thousands.csv
printf '%s\n' value 2.1251 2.1352 2.1448 2.1349 2.13505 >thousands.csv
takes cost.workshop 'cost\.workshop,' thousands.csv --unit 'M$2027'
for data in costs counts yearly shares; do
  "$exante" fit $data.csv --as "$([[ $data == costs ]] && echo cost.workshop || echo criterion.rural)" --unit "$([[ $data == costs ]] && echo 'M$2027' || echo share)" \
    --out "drawn-$data" --quiet || complain "$data: charts"
  is_whole "drawn-$data" && [[ -s drawn-$data/charts/fit.svg ]] || complain "$data: no chart"
done

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
cost=(--as cost.workshop --unit 'M$2027')
rows 'value\n1\n2\n3\n4\n'
refused 'few values' 'data.csv: there are 4 values, and 5 are needed' data.csv "${cost[@]}"
rows 'value\n1\n2\n3\n4\n5\n'
refused 'few for one more' 'data.csv: there are 5 values, and 10 are needed' data.csv "${cost[@]}" --new-value
rows 'value\n7\n'
refused 'one value' 'data.csv: there is 1 value, and 5 are needed' data.csv "${cost[@]}"
rows 'value\n7\n7\n7\n7\n7\n7\n'
refused 'equal values' 'data.csv: all values are the same' data.csv "${cost[@]}"
awk 'BEGIN { print "value"; for (i = 0; i < 99999; i++) print (i % 5 ? 10 + i % 7 / 10 : 1e9) }' >heaps.csv
refused 'two heaps' 'heaps.csv: neither the normal nor the lognormal' heaps.csv "${cost[@]}" --new-value
refused 'sample of a year' 'population.potential is of a year' costs.csv "${firms[@]}"
refused 'sample of inflation' 'inflation is of a year' shares.csv --as inflation
refused 'one more share' '--new-value: of shares only the mean is given' shares.csv --as criterion.rural --new-value
refused 'counts of money' 'cost.workshop is not a share' counts.csv "${cost[@]}"
rows 'year,value,of\n2020,20,40\n2021,25,40\n2022,18,40\n2020,22,40\n'
refused 'a year twice' 'data.csv:5:1: 2020 is also on line 2' data.csv --as criterion.rural
rows 'year,value,of\n2020,20,40\n2021,25,40\n2022,18,40\n2023,41,40\n'
refused 'more than all' 'data.csv:5:' data.csv --as criterion.rural
rows 'year,value,of\n2020,20,40\n2021,25,40\n2022,18,40\n2023,22,40\n'
refused 'few years' 'data.csv: there are 4 years, and 5 are needed to know how much they differ' data.csv --as criterion.rural
rows 'year,value,of\n2020,1,40\n2021,2,40\n2022,0,40\n2023,3,40\n2024,1,40\n'
refused 'rare' 'in some year fewer than 5 cases are expected' data.csv --as criterion.rural
refused 'years of money' 'cost.workshop is not a share' yearly.csv "${cost[@]}"
awk 'BEGIN { print "year,value,of"; for (t = 0; t < 99999; t++) print 2000 + t % 90 ",5,9" }' >many.csv
refused 'years again and again' 'is also on line' many.csv --as criterion.rural
refused 'a model for a sample' '--model will not do for these data' costs.csv "${cost[@]}" --model mean
refused 'years for a sample' '--years will not do for these data' costs.csv "${cost[@]}" --years 2027
refused 'a new value of a series' '--new-value will not do for these data' firms.csv "${firms[@]}" --new-value
refused 'experts that are official' '--grade: what experts say is judgement' experts.csv "${cost[@]}" --grade official
refused 'experts on a year' 'population.potential is of a year' experts.csv "${firms[@]}"
rows 'expert,p5,p50,p95\nA,3,2,4\n'
refused 'quantiles that fall' 'data.csv:2:5: p50: "2" is not above the quantile before it' data.csv "${cost[@]}"
rows 'value,of\n0,100\n100,100\n'
refused 'rows that differ too much' 'data.csv: the rows differ so much' data.csv --as criterion.rural
rows 'month,amount\n1,2\n'
refused 'columns' 'data.csv:1: what data these are is not known: the first column is "month"' data.csv "${firms[@]}"
rows ''
refused 'empty' 'data.csv: ' data.csv "${firms[@]}"
finish
