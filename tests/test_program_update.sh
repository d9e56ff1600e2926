#!/usr/bin/env bash
# update: what was learned is a variant that every verb takes, and that gives the forecast which update told;
# the same for any number of threads and in either language; and what nothing can be learned from, what contradicts
# itself or the programme, is refused with its line, and writes nothing.
source tests/program_support.sh
cp -r "$root/tests/programmes/taller" "$scratch/taller"
cd "$scratch" || exit 1
light
cat >observed.csv <<'END'
nombre;año;valor;de;rueda;error;fuente
postulantes;2027;171;;;;acta
admisibles;2027;140;;;;acta
beneficiarios;2027;118;;;;
participantes;2027;90;;;;
gasto;2027;22.345,5;;;1 %;
inflacion;2027;3,6 %;;;;
vinculados.contacto;2027;21;46;1;;
vinculados.negocio;2027;7;21;1;;
linked.contact;2027;15;44;2;;
linked.deal;2027;6;;2;;
spending;2026;20.000;;;;
END
update() { "$exante" update taller --observed "$1" --as "$2" -n 4000 --no-plots "${@:3}"; }
text=$(update observed.csv aprendido --out es --lang es) || complain 'update'
is_whole es || complain 'not whole'
[[ $text == *'Para usarla: --variant aprendido'* && $text == *'Postulantes 2027'* ]] || complain "said: $text"
[[ $text =~ 'k de Pareto '(0,[0-6][0-9]|−0,[0-9]+) ]] || complain "k: $text"
head -c 3 taller/variants/aprendido.csv | cmp -s - <(printf '\xEF\xBB\xBF') || complain 'no mark of UTF-8'
(($(wc -l <taller/posterior/aprendido.csv) == 4001)) || complain 'lines'
grep -q '^demand.applicants_per_place;;joint;' taller/variants/aprendido.csv || complain 'no joint row'
grep -q '^observed.spending;2027;normal;' taller/variants/aprendido.csv || complain 'spending has no error'

# The variant gives the forecast that update told, to the last digit.
"$exante" run taller --variant aprendido -n 4000 --no-plots --quiet --out run || complain 'run'
awk -F, '
  FNR == NR { if (FNR > 1) mean[$1 "," $2] = $4; next }
  FNR == 1 { for (c = 1; c <= NF; c++) if ($c == "after") after = c; next }
  { seen++; if ($after != mean[$1 "," $2]) { print $1, $2, $after, mean[$1 "," $2]; bad++ } }
  END { exit !(seen > 100 && !bad) }' run/data/summary.csv es/data/update.csv || complain 'another forecast'
grep -q '^applicants,2027,firms,171,0,' run/data/summary.csv || complain 'what was observed does not stand'
for verb in 'describe' 'sensitivity --output spending.2028 -n 1000' 'monitor --quick -n 500' 'solve --find plan.places.2028 --so-that mean(event.budget_suffices.2028)>=50% -n 500'; do
  # shellcheck disable=SC2086
  "$exante" $verb taller --variant aprendido --no-plots --quiet --out other >/dev/null 2>stderr
  (($? < 2)) || complain "$verb: $(cat stderr)"
  rm -rf other
done
"$exante" compare taller base aprendido -n 500 --no-plots --quiet --out compared 2>stderr || complain "compare: $(cat stderr)"
"$exante" run taller --variant aprendido -n 300 --no-plots --quiet --freeze --out sealed && printf 'name,year,value\nspending,2028,23000\n' >later.csv && "$exante" score sealed --observed later.csv --no-plots --quiet --out scored 2>stderr ||
  complain "freeze and score: $(cat stderr)"

update observed.csv again --out en --lang en --threads 3 --quiet || complain 'threads'
cmp -s taller/posterior/aprendido.csv taller/posterior/again.csv || complain 'threads or language change what was learned'
for table in update learned taught; do cmp -s es/data/$table.csv en/data/$table.csv || complain "threads or language change $table.csv"; done
grep -q '^observed.inflation,2027,constant,0.036,' taller/variants/again.csv || complain 'in English another file'
"$exante" run taller --variant again -n 4000 --no-plots --quiet --out other && cmp -s run/data/summary.csv other/data/summary.csv || complain 'the variant in English is another'
"$exante" update taller --observed observed.csv --as drawn -n 2000 --quiet --out drawn 2>stderr || complain "charts: $(cat stderr)"
[[ -s drawn/charts/learned.svg ]] || complain 'no chart'
# Where what happened contradicts the inputs the warning names --robust, and with it they give way.
printf 'name,year,value\napplicants,2027,400\n' >far.csv
text=$(update far.csv narrow --out narrow --lang en) || complain "narrow: $text"
[[ $text == *'Take care: Applicants 2027, 400.'*'With --robust the inputs give way'* && $text != *'was wider'* ]] || complain "narrow: $text"
text=$(update far.csv wide --out wide --lang en --robust) || complain "robust: $text"
[[ $text == *'spread that is left  was wider'*'with probability 10%, to have 2 times the spread'* && $text != *'With --robust the inputs'* ]] || complain "robust: $text"
is_whole wide || complain 'robust: not whole'
[[ $(grep -o '"robust_after": "0\.[0-9]*"' wide/data/run.json) && ! $(grep robust narrow/data/run.json) ]] || complain "robust: $(cat wide/data/run.json)"
update far.csv wide-3 --out wide-3 --lang es --robust --threads 3 --quiet || complain 'robust: threads'
cmp -s taller/posterior/wide.csv taller/posterior/wide-3.csv && cmp -s wide/data/learned.csv wide-3/data/learned.csv || complain 'robust: threads change what was learned'
awk -F, 'FNR == 1 { for (c = 1; c <= NF; c++) { if ($c == "after_p50") p = c; if ($c == "wide") w = c } next }
  FNR == NR { narrow[$1] = $p; next }
  w && $w > 0.2 { gives += ($p > narrow[$1]) } END { exit !gives }' narrow/data/learned.csv wide/data/learned.csv || complain "robust: nothing gives way: $(cat wide/data/learned.csv)"
"$exante" run taller --variant wide -n 500 --no-plots --quiet --out wide-run 2>stderr || complain "robust: the variant: $(cat stderr)"
rm taller/*/{narrow,wide,wide-3}.csv
# A workbook takes the lines along.
"$exante" convert taller taller.xlsx >/dev/null 2>stderr && "$exante" run taller.xlsx --variant aprendido -n 4000 --no-plots --quiet --out book 2>stderr || complain "workbook: $(cat stderr)"
cmp -s run/data/summary.csv book/data/summary.csv || complain 'a workbook changes the forecast'

# What a component produced teaches of its completion, and of the last is who took part: Beta(0.81 · 64 + 90, 0.19 · 64 + 28).
printf 'name,year,value,of\nproduced.workshop,2027,90,118\n' >produced.csv
update produced.csv made --quiet --out made && grep -q '^observed.participants;2027;constant;90;' taller/variants/made.csv || complain 'produced: who took part is no row'
awk -F, '$1 == "completion.workshop" { middle = $8 } END { exit !(middle > 0.7753 && middle < 0.7833) }' made/data/learned.csv || complain "produced: $(cat made/data/learned.csv)"
"$exante" run taller --variant made -n 300 --no-plots --quiet --freeze --out made-run && printf 'name,year,value\nproduced.workshop,2027,90\nproduced.workshop,2028,95\n' >later.csv && text=$("$exante" score made-run --observed later.csv --no-plots --lang en --out made-score) && [[ $text == *'was not scored: Firms that complete'*' 2027.'* ]] ||
  complain "produced: $text"
rm taller/*/made.csv

# A programme of results, without rounds: what a year taught holds for the next.
cp -r "$root/tests/programmes/capacitacion" curso
printf 'name,year,value,of\nresult.certified,2027,250,360\nresult.employed,2027,190,\n' >results.csv
text=$("$exante" update curso --observed results.csv --as visto -n 4000 --no-plots --out curso-out --lang en) || complain 'results'
is_whole curso-out || complain 'results: not whole'
grep -q '^observed.result.certified,2027,constant,250,' curso/variants/visto.csv || complain 'the result is no row'
grep -q '^observed.participants,2027,constant,360,' curso/variants/visto.csv || complain 'of is no row'
# By hand: Beta(0.82 · 90 + 250, 0.18 · 90 + 110), of which 323.8/450 is the mean.
awk -F, '$1 == "result.certified" && $2 == "" { middle = $8 } END { exit !(middle > 0.7166 && middle < 0.7226) }' curso-out/data/learned.csv ||
  complain "what results taught: $(cat curso-out/data/learned.csv)"
"$exante" run curso --variant visto -n 500 --no-plots --quiet --out curso-run || complain 'the variant of results'
grep -q '^result.certified,2027,people,250,0,' curso-run/data/summary.csv || complain "the result does not stand: $(grep '^result.certified,2027' curso-run/data/summary.csv)"

# refused WHAT WORDS ROWS [OPTION...]: nothing is written.
refused() {
  printf 'name,year,value,of,round,error\n%b' "$3" >rows.csv
  update rows.csv bad --out refused --lang en "${@:4}" >stdout 2>stderr
  local code=$?
  [[ $code == 2 ]] || complain "$1: exit $code: $(cat stderr)"
  grep -qF -- "$2" stderr || complain "$1: $(cat stderr)"
  [[ ! -s stdout && ! -e refused && ! -e taller/variants/bad.csv && ! -e taller/posterior/bad.csv ]] || complain "$1: something was written"
}
refused 'a name' 'rows.csv:2: name: nothing is learned from event.places_filled' 'event.places_filled,2027,1,,,\n'
refused 'an unknown name' 'rows.csv:2:1: name: "aplicants" is not an output of this forecast. Did you mean "applicants"?' 'aplicants,2027,1,,,\n'
refused 'a total' 'teaches year by year' 'spending,,50000,,,1%\n'
refused 'no error' 'rows.csv:2: error: how exact spending of 2027 is, is missing' 'spending,2027,22000,,,\nbeneficiaries,2027,118,,,\n'
refused 'an error of none' 'error: "0" will not do' 'spending,2027,22000,,,0\n'
refused 'an error too large' 'rows.csv:2: error: 8938 is 40% of spending of 2027, 22345: with such an error the figure could be less than nothing. Up to 12% is admitted, 2681.' 'spending,2027,22345,,,40%\nbeneficiaries,2027,118,,,\n'
refused 'money alone' 'rows.csv:2: name: spending says nothing without beneficiaries of 2027' 'spending,2027,22000,,,1%\n'
refused 'more admissible' 'rows.csv:3: value: admissible of 2027 is 101, more than applicants, 100, on line 2' 'applicants,2027,100,,,\nadmissible,2027,101,,,\n'
refused 'more than places' 'rows.csv:2: value: beneficiaries of 2027 is 121, more than plan.places, 120.' 'beneficiaries,2027,121,,,\n'
refused 'more deals' 'rows.csv:3: value: linked.deal of 2027 is 6, more than linked.contact, 5, on line 2' 'linked.contact,2027,5,40,1,\nlinked.deal,2027,6,,1,\n'
refused 'more contacts than of' 'of: 41 cannot be out of 40' 'linked.contact,2027,41,40,1,\n'
refused 'rounds of no participants' 'rows.csv:2: name: linked.contact says nothing without participants of 2027. Add it.' 'linked.contact,2027,21,46,1,\n'
printf 'name,year,value\napplicants,2027,171\n' >rows.csv
"$exante" update taller --observed rows.csv --as Base -n 4000 --no-plots --lang en --out refused 2>stderr
(($? == 2)) && grep -qF 'Base exists' stderr && [[ ! -e taller/variants/Base.csv ]] || complain "base: $(cat stderr)"
text=$(update rows.csv 'with' --set goal.deal=0.2 --variant aprendido 2>&1) && complain 'an update was updated'
text=$(update rows.csv 'with' --set goal.deal=0.2 --out with --lang en) || complain "with: $text"
[[ $text == *'To use it: --variant with --set goal.deal=0.2'* ]] || complain "with: $text"
rm taller/variants/with.csv taller/posterior/with.csv
refused 'produced by nobody' 'rows.csv:2: name: produced.workshop says nothing without beneficiaries of 2027. Add it.' 'produced.workshop,2027,90,,,\n'
refused 'produced beyond those who began' 'rows.csv:2: value: produced.workshop of 2027 is 119, more than beneficiaries, 118, on line 3' 'produced.workshop,2027,119,,,\nbeneficiaries,2027,118,,,\n'
refused 'produced, and another took part' 'rows.csv:3: value: what participants of 2027 says is not what line 2 says' 'produced.workshop,2027,90,118,,\nparticipants,2027,91,,,\n'
refused 'a component that is not there' 'is not an output of this forecast' 'produced.fair,2027,90,,,\n'
refused 'contacts of nobody' 'rows.csv:2: of: how many took part in the round is missing, which linked.contact of 2027 needs' 'linked.contact,2027,5,,1,\n'
refused 'contacts of the year' 'is given round by round' 'linked.contact,2027,5,40,,\n'
refused 'a result that is not there' 'is not an output of this forecast' 'result.placed,2027,5,40,,\n'
refused 'a round too many' 'is of a round that the year does not have; it has 2' 'linked.contact,2027,5,40,3,\n'
refused 'fewer than in rounds' 'value: participants of 2027 is 79, fewer than those who took part in the rounds of that year, 80' 'participants,2027,79,,,\nlinked.contact,2027,5,40,1,\nlinked.contact,2027,5,40,2,\n'
refused 'more than in all rounds' 'rows.csv:2: value: participants of 2027 is 90, and in all the rounds of that year 80 took part' 'participants,2027,90,,,\nlinked.contact,2027,5,40,1,\nlinked.contact,2027,5,40,2,\n'
refused 'served, and not applied' 'rows.csv:3: value: beneficiaries of 2027 is 101, more than applicants, 100, on line 2' 'applicants,2027,100,,,\nbeneficiaries,2027,101,,,\n'
refused 'took part, and not applied' 'rows.csv:2: value: participants of 2027 is 101, more than applicants, 100, on line 3' 'participants,2027,101,,,\napplicants,2027,100,,,\n'
refused 'took part, and not admitted' 'participants of 2027 is 91, more than admissible, 90, on line 2' 'admissible,2027,90,,,\nparticipants,2027,91,,,\n'
refused 'took part without a place' 'participants of 2027 is 121, more than plan.places, 120.' 'participants,2027,121,,,\n'
refused 'of, and another figure' 'says is not what line 2 says' 'applicants,2027,100,,,\nadmissible,2027,80,90,,\n'
refused 'out of nothing' 'rows.csv:2: of: it is not used with applicants. Leave of empty.' 'applicants,2027,80,90,,\n'
refused 'deals alone' 'rows.csv:2: name: linked.deal of 2027 needs the row linked.contact of the same round, with its of' 'linked.deal,2027,2,,1,\n'
refused 'deals of contacts alone' 'linked.deal of 2027 needs the row linked.contact of the same round' 'linked.deal,2027,2,6,1,\n'
refused 'inflation without its sign' 'rows.csv:2:16: value: "3.6" of inflation would be 360%. Write 3.6%, or 0.036.' 'inflation,2027,3.6,,,\n'
refused 'two figures' 'says is not what line 2 says' 'linked.contact,2027,5,40,1,\nlinked.deal,2027,2,6,1,\n'
refused 'inflation of later' 'inflation says nothing without inflation of 2027' 'inflation,2028,3%,,,\n'
refused 'nothing' 'nothing is learned from this' 'beneficiaries,2027,100,,,\n'
refused 'not a programme of it' 'nothing is learned from this' 'spending,2026,100,,,\n'
refused 'out of reach' 'Nothing was written' 'spending,2027,22345,,,0.00001%\nbeneficiaries,2027,118,,,\n'
refused 'a name taken' 'aprendido.csv exists, and is not replaced' 'applicants,2027,90,,,\n' --as aprendido
refused 'a name in other letters' '--as Aprendido: the variant aprendido exists, and on Windows both would be one file' 'applicants,2027,90,,,\n' --as Aprendido
for name in CON nul.2027 lpt1 dot.; do refused "$name" "--as $name: Windows has no file of that name" 'applicants,2027,90,,,\n' --as "$name"; done
refused 'a verb' '--as Compare: it is the name of a command' 'applicants,2027,90,,,\n' --as Compare
mkdir taller/correlations && touch taller/correlations/pairs.csv
refused 'correlations of that name' 'taller/correlations/pairs.csv exists' 'applicants,2027,90,,,\n' --as pairs
rm -r taller/correlations
refused 'a bad name' 'bad/name' 'applicants,2027,90,,,\n' --as bad/name
refused 'learned twice' 'are of an exante update already' 'applicants,2027,90,,,\n' --variant aprendido
"$exante" update taller --as bad --lang en 2>stderr && complain 'no file'
grep -q 'what happened is missing' stderr || complain "no file: $(cat stderr)"
"$exante" update taller --observed observed.csv --lang en 2>stderr && complain 'no name'
grep -q 'what to call what was learned is missing' stderr || complain "no name: $(cat stderr)"
"$exante" update taller.xlsx --observed observed.csv --as bad --lang en 2>stderr && complain 'a workbook'
cp taller.xlsx 'mi taller.xlsx'
"$exante" update 'mi taller.xlsx' --observed observed.csv --as bad --lang en 2>stderr && complain 'a workbook'
[[ $(<stderr) == *"folder. Make one of it and repeat with that:
  exante convert 'mi taller.xlsx' 'mi taller'
  exante update 'mi taller' --observed observed.csv --as bad" ]] || complain "a workbook: $(cat stderr)"

# Where a row comes from stands in the variant, whatever the file is called.
printf 'name;year;value;of;source\nadmissible;2027;90;100;minutes\nparticipants;2027;70;;\n' >few.csv
for file in '=x.csv' '@x.csv' '-x.csv'; do
  cp -- few.csv "./$file"
  rm -rf plain && cp -r "$root/tests/programmes/taller" plain
  "$exante" update plain --observed "./$file" --as named -n 1000 --no-plots --quiet --out named 2>stderr && "$exante" run plain --variant named -n 10 --no-plots --quiet --out named-run 2>stderr ||
    complain "$file: $(cat stderr)"
  grep -qF "minutes ($file:2)" plain/variants/named.csv && grep -qF "./$file:3" plain/variants/named.csv || complain "$file: $(cat plain/variants/named.csv)"
done
# Nothing is left of an update that failed: a file in the place of the folder of the variants.
rm -rf plain && cp -r "$root/tests/programmes/taller" plain && touch plain/variants
"$exante" update plain --observed few.csv --as named -n 1000 --no-plots --out refused --lang en >stdout 2>stderr
code=$?
((code == 3)) && grep -qF '"plain/variants/named.csv" could not be written' stderr && ! grep -q 'not exist' stderr && [[ ! -e plain/posterior && ! -e refused ]] ||
  complain "a file for a folder: $code $(cat stderr) $(ls plain)"
# The year that a count is out of is a row as well; a heading that is nearly one is told.
printf 'name,year,value,of\nadmissible,2027,90,100\n' >rows.csv
rm plain/variants && "$exante" update plain --observed rows.csv --as named -n 1000 --no-plots --quiet --lang en --out named && grep -q "^observed.applicants,2027,constant,100," plain/variants/named.csv || complain 'of is no row'
printf 'nombre,año,valor,ronda\npostulantes,2027,131,\n' >rows.csv
"$exante" update plain --observed rows.csv --as other --lang es 2>stderr
grep -qF 'columna desconocida «ronda». ¿Quiso decir «rueda»?' stderr || complain "a heading: $(cat stderr)"

# The lines of a variant, changed: refused with their place.
changed() {
  cp -r taller copy
  sed -i "$2" "copy/$3/aprendido.csv"
  "$exante" run copy --variant aprendido -n 10 --no-plots --quiet --out refused --lang en 2>stderr && complain "$1: was taken"
  grep -qF -- "$4" stderr || complain "$1: $(cat stderr)"
  rm -rf copy
}
changed 'a column' '1s/link.contact/link.contract/' posterior 'does not have the column link.contact'
changed 'a word' '5s/^4,[^,]*/4,x/' posterior 'aprendido.csv:5:3: '
changed 'another file' 's|posterior/aprendido.csv|../aprendido.csv|' variants 'cannot be the file of joint'
changed 'a value' '7s/^6,[^,]*/6,0.811/' posterior 'posterior/aprendido.csv is no longer what exante update wrote'
changed 'a line' '7d' posterior 'posterior/aprendido.csv is no longer what exante update wrote'
changed 'a code' 's/\(aprendido.csv \)./\1x/' variants 'take the code x'
changed 'no lines' '2,$d' posterior 'aprendido.csv'
finish
