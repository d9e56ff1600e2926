#!/usr/bin/env bash
# A new programme: it runs as it stands, the same from the workbook and from the folder, in both languages, and has
# the years and parts that were asked for.
source tests/program_support.sh
cd "$scratch" || exit 1

# runs PROGRAMME OUT ARGUMENTS...: it is projected without a word of complaint.
runs() {
  local programme=$1 out=$2
  shift 2
  "$exante" run "$programme" -n 300 --no-plots --quiet --out "$out" "$@" 2>said && [[ ! -s said ]] || complain "$programme: $(cat said)"
}

for lang in es en; do
  "$exante" new $lang.xlsx --lang $lang >said || complain "$lang: $(cat said)"
  grep -qF "exante run $lang.xlsx" said || complain "does not say what follows: $(cat said)"
  "$exante" new $lang-2.xlsx --lang $lang --quiet && "$exante" new $lang --lang $lang --quiet || complain "$lang again"
  runs $lang.xlsx from-$lang.xlsx --lang $lang
  runs $lang from-$lang --lang $lang
  cmp from-$lang.xlsx/data/summary.csv from-$lang/data/summary.csv || complain "$lang: workbook and folder differ"
  mkdir -p x-$lang y-$lang
  (cd x-$lang && "$exante" new same.xlsx --lang $lang --quiet); (cd y-$lang && "$exante" new same.xlsx --lang $lang --quiet)
  cmp x-$lang/same.xlsx y-$lang/same.xlsx || complain "$lang: other bytes"
  "$exante" monitor $lang.xlsx -n 300 --quick --no-plots --quiet --lang $lang --out monitor-$lang || complain "monitor $lang"
done
"$exante" compare es.xlsx base menos-cupos -n 300 --no-plots --quiet --out compare || complain 'its variant'

# What it offers: lists for the distribution, both grades and the unit of two sheets; grey where a distribution does not
# read; a comment for each head; a page to read first.
unzip_part() { python3 -c 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' "$@"; }
for sheet in 2 4; do
  unzip_part es.xlsx xl/worksheets/sheet$sheet.xml >sheet
  [[ $(grep -o '<dataValidation ' sheet | wc -l) == 4 ]] || complain "lists of sheet $sheet"
  [[ $(grep -o '<conditionalFormatting' sheet | wc -l) == 4 ]] || complain "grey cells of sheet $sheet"
  grep -q '"constante,proporción,conteo,normal,lognormal,uniforme,triangular,pert,peso,empírica,cuantiles,mezcla"' sheet || complain "distributions of sheet $sheet"
done
unzip_part es.xlsx xl/workbook.xml | grep -q 'name="Léame" sheetId="1"' || complain 'no page to read first'
[[ $(unzip_part es.xlsx xl/comments1.xml | grep -o '<comment ' | wc -l) == 13 ]] || complain 'comments of the heads'

# Years and parts.
"$exante" new 'lo mío' --years 2026-2027 --unit hogares --component Taller --component 'Asesoría técnica' --component Feria \
  --criterion 'Sin deudas' --region Ñuble --region "O'Higgins"  --result 'con empleo' --quiet 2>said && fail=0 || fail=1
((fail)) && grep -q "O'Higgins" said && [[ ! -e 'lo mío' ]] || complain "a name with a quote: $(cat said)"
"$exante" new 'lo mío' --years 2026-2027 --unit hogares --component Taller --component 'Asesoría técnica' --component Feria \
  --criterion 'Sin deudas' --region Ñuble --region 'La Araucanía' --result 'con empleo' >said || complain "parts: $(cat said)"
grep -qF "exante run 'lo mío'" said || complain "quotes: $(cat said)"
runs 'lo mío' parts
for name in produced.asesoria_tecnica,2027 participants.region.nuble,2026 indicator.con_empleo,2027 population.after.sin_deudas,2026; do
  grep -q "^${name%,*},${name#*,}," parts/data/summary.csv || complain "no $name"
done
grep -q 'hogares' parts/resumen.csv || complain 'its unit has no words'
"$exante" new one.xlsx --years 2030 --quiet && runs one.xlsx one

# From the form: all that must hold between its figures does, the inputs follow from their cells, and what does not hold
# is found with nothing but the form filled in.
for lang in es en; do
  "$exante" new form-$lang.xlsx --form --lang $lang >said && grep -qF "exante check form-$lang.xlsx" said || complain "form: $(cat said)"
  "$exante" new form-$lang --form --lang $lang --quiet || complain 'form in a folder'
  "$exante" check form-$lang.xlsx --lang $lang --quiet --out checked.xlsx 2>said && [[ ! -s said ]] || complain "form $lang: $(cat said)"
  "$exante" check form-$lang --lang $lang --quiet --out checked || complain "form of a folder, $lang"
  # But for the cell of each figure, the last column.
  cmp <(sed 's/,[^,]*$//' checked/data/check.csv) <(sed 's/,[^,]*$//' checked.xlsx/data/check.csv) &&
    cmp checked/data/plan.csv checked.xlsx/data/plan.csv || complain 'workbook and folder differ'
  runs form-$lang.xlsx run-form.xlsx --lang $lang
  runs form-$lang run-form --lang $lang
  cmp run-form/data/summary.csv run-form.xlsx/data/summary.csv || complain "form $lang: workbook and folder differ"
  "$exante" monitor form-$lang.xlsx -n 300 --quick --no-plots --quiet --lang $lang --out monitor-form || complain 'monitor of a form'
done
# Headings, names and words of its sheets are of its language, and are shown as they stand there.
python3 - form-es.xlsx <<'PY' >said || complain "in English: $(cat said)"
import re, sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
shared = re.findall(r'<t[^>]*>([^<]*)</t>', book.read('xl/sharedStrings.xml').decode())
wrong = {'figure', 'output', 'year', 'direction', 'rests_on', 'at_least', 'at_most', 'programme', 'name', 'unit', 'grade'}
english = [text for text in shared if text in wrong or text.startswith(('component.', 'population.', 'coverage.', 'budget.'))]
print(english)
sys.exit(bool(english))
PY
"$exante" describe form-es --lang es >said
grep -qE '^presupuesto\.techo +2027 +constante .* declarado ' said || complain "describe: $(head -5 said)"
grep -qE '^criterio\.sector +proporción .* fracción ' said || complain "describe: $(head -5 said)"
python3 - form-es.xlsx <<'PY' >said || complain "formulas: $(cat said)"
import re, sys, zipfile
from xml.etree import ElementTree
book, S = zipfile.ZipFile(sys.argv[1]), '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
cells = lambda n: {c.get('r'): c for c in ElementTree.fromstring(book.read(f'xl/worksheets/sheet{n}.xml')).iter(S + 'c')}
form, count = {k: c.find(S + 'v').text for k, c in cells(2).items() if c.find(S + 'v') is not None}, 0
for place, cell in cells(3).items():
    if cell.find(S + 'f') is None:
        continue
    count += 1
    formula = re.sub(r'Formulario!\$B\$(\d+)', lambda m: form['B' + m.group(1)], cell.find(S + 'f').text)
    value = eval(formula.replace('MIN', 'min'))
    if abs(value - float(cell.find(S + 'v').text)) > 1e-12 * abs(value):
        print(place, formula, cell.find(S + 'v').text)
        count = 0
        break
sys.exit(count < 20)
PY
# plant ID=VALUE...: the claims that then contradict.
plant() {
  local pair
  rm -rf planted
  cp -r form-es planted
  for pair; do sed -i -E "s/^([^;]*);[^;]*;(.*;F;${pair%%=*}\r?)$/\1;${pair#*=};\2/" planted/figures.csv; done
  "$exante" check planted --quiet --out wrong >/dev/null 2>said
  awk -F, '/,contradict/ { print $1 }' wrong/data/check.csv | tr '\n' ' '
}
planted() {
  local expected=$1 found
  shift
  found=$(plant "$@")
  [[ $found == "$expected " ]] || complain "$*: $found$(cat said)"
}
planted target_product target=34999 coverage_target=0,57
planted coverage_target coverage_target=0,71
plant coverage_target=0,61 >/dev/null
grep -q '^coverage_target,.*,truncates,' wrong/data/check.csv || complain 'a truncated percentage'
planted admin_share admin_share=9
planted production_asesoria_reached production_asesoria=171 cost_unit_asesoria=269,01
planted spend_total spend_taller=47000 cost_unit_taller=276,47
planted 'plan_years spending_year' spending_year=2028 plan_years=5
# Three contradictions, a truncation and a percentage that does not follow, all at once; the spending per beneficiary
# contradicts only because of the total.
planted 'coverage_target indicator spend_total admin_share cost_beneficiary' \
  potential=100003 coverage_target=0,70 indicator=36 spend_total=110000 admin_share=8,5
grep -q '^target_product,.*,truncates,' wrong/data/check.csv || complain 'the truncation among contradictions'
[[ $(awk -F, '$(NF - 1) != "" { print $1 "<" $(NF - 1) }' wrong/data/check.csv | sed 1d) == 'cost_beneficiary<spend_total' ]] ||
  complain "follows: $(awk -F, '$(NF - 1) != "" { print $1 "<" $(NF - 1) }' wrong/data/check.csv)"
# The same in the form filled in, in both languages, each told at its cell.
for lang in es en; do
  [[ $lang == es ]] && sheet=Formulario || sheet=Figures
  python3 "$root/tests/workbook/break.py" form-$lang.xlsx planted-$lang.xlsx "cell|$sheet|B3|n|100003" "cell|$sheet|B18|n|0.70" \
    "cell|$sheet|B24|n|36" "cell|$sheet|B34|n|110000" "cell|$sheet|B38|n|8.5"
  "$exante" check planted-$lang.xlsx --lang $lang --out wrong >said 2>&1
  [[ $(awk -F, '/,contradict/ { print $1 }' wrong/data/check.csv | tr '\n' ' ') == 'coverage_target indicator spend_total admin_share cost_beneficiary ' ]] ||
    complain "planted in $lang: $(head -3 said)"
  grep -q '^target_product,.*,truncates,' wrong/data/check.csv || complain "the truncation in $lang"
  for cell in B18 B24 B34 B38; do grep -qE "^  $sheet!$cell " said || complain "not told at $sheet!$cell: $(cat said)"; done
done
# As wide as a form may be; `check` simulates all its years, so without THOROUGH it has fewer.
[[ -n ${THOROUGH:-} ]] && wide=2027-2046 || wide=2027-2030
"$exante" new wide.xlsx --form --years "$wide" --unit hogares --region Norte --region Sur --quiet $(for i in {1..20}; do echo --component "c$i"; done) \
  $(for i in {1..30}; do echo --criterion "f$i"; done) && "$exante" check wide.xlsx --quiet --out wide 2>said || complain "a wide form: $(cat said)"
runs wide.xlsx run-wide

# What follows from a form's defaults is said where it is shown, until one of them is another number; the indicator
# of the year before serves the monitoring; and a forecast says that its document contradicts itself.
noted() {
  "$exante" run form.xlsx -n 100 --no-plots --lang es --out noted "$@" >said 2>&1 || complain "a form does not run: $(cat said)"
}
rm -f form.xlsx
"$exante" new form.xlsx --form --years 2027-2030 --lang es --quiet
noted
grep -q '^Nota sobre «Se cumple la meta de participantes con mejores ventas»: cerca de 50 % por construcción' said || complain 'no note on the goal'
! grep -q 'se contradice' said || complain 'a sound form contradicts itself'
noted --set meta.con_mejores_ventas=0,3
! grep -q 'por construcción' said || complain 'the note outlives its goal'
"$exante" monitor form.xlsx -n 1000 --quick --no-plots --lang es --out noted >said
grep -Eq '^Baja el indicador: con mejores ventas +[0-9]' said || complain "nothing to compare the first year with: $(grep '^Baja el' said)"
python3 "$root/tests/workbook/break.py" form.xlsx wrong.xlsx 'cell|Formulario|B34|n|100777'
mv wrong.xlsx form.xlsx
noted
grep -qx 'El documento en que se basa se contradice (3 contradicciones): exante check form.xlsx' said || complain "not said: $(tail -3 said)"
# Corrections of figures that are computed from each other hold one by one: the share follows from the total.
"$exante" check form.xlsx --lang es --out noted >said
grep -q 'Cada corrección vale con las demás cifras como están' said || complain 'corrections that need not add up'
python3 "$root/tests/workbook/break.py" form.xlsx wrong.xlsx 'cell|Formulario|B34|n|100000' 'cell|Formulario|B38|n|9'
"$exante" check wrong.xlsx --lang es --out noted >said
! grep -q 'Cada corrección vale' said && grep -q 'debería decir 8,00' said || complain "one correction: $(cat said)"
python3 "$root/tests/workbook/break.py" form.xlsx wrong.xlsx 'cell|Formulario|B21|x|'
mv wrong.xlsx form.xlsx
noted
"$exante" monitor form.xlsx -n 1000 --quick --no-plots --lang es --out noted >said
grep -Eq '^Baja el indicador: con mejores ventas +–' said || complain 'a year before that is not there'

# refuses TEXT ARGUMENTS...: with that text, and writes nothing.
refuses() {
  local text=$1 code
  shift
  "$exante" new none.xlsx "$@" >/dev/null 2>said
  code=$?
  [[ $code == 2 && ! -e none.xlsx ]] && grep -qF -- "$text" said || complain "$* ends with $code: $(cat said)"
}
refuses '--years: «2030-2027»' --years 2030-2027
refuses '--years: «2027-»' --years 2027-
refuses '--years: «1990-1991»' --years 1990-1991
refuses '--years: «2027-2099»' --years 2027-2099
refuses '--component: «taller» ya está' --component Taller --component taller
refuses '--component: «Admin share» ya está' --component 'Admin share'
refuses '--region: «=1+1» no sirve' --region =1+1
refuses '--criterion: «» no sirve' --criterion ''
refuses '--unit: «cupos» no sirve' --unit cupos
refuses '--component: son 21 y caben 20' $(for i in {1..21}; do echo --component "c$i"; done)
refuses '--criterion: son 31 y caben 30' --form $(for i in {1..31}; do echo --criterion "c$i"; done)
refuses '«--set» no es una opción de new' --set a=1
! "$exante" new es.xlsx 2>said && grep -q 'ya existe' said || complain "replaces: $(cat said)"
! "$exante" new es 2>said && grep -q 'ya existe' said || complain "replaces a folder: $(cat said)"
! "$exante" new m.xlsm 2>said && grep -q 'no lleva macros' said && [[ ! -e m.xlsm ]] || complain "macros: $(cat said)"
! "$exante" new nowhere/x.xlsx 2>said && [[ ! -e nowhere ]] || complain "nowhere: $(cat said)"
! "$exante" new 2>said && [[ -s said ]] || complain 'no destination'
EXANTE_SCENARIOS=$root/scenarios "$exante" new redes --quiet && [[ -f redes/inputs.csv ]] || complain 'a name that is installed'
no_leavings . || complain 'something is left aside'
finish
