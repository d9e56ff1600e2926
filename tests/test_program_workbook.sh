#!/usr/bin/env bash
# The workbook of results of every verb: read by Python's own zip and XML, it holds the numbers of the tables
# for programs to their last digit, no formula whatever the labels, and the same bytes each time.
source tests/program_support.sh
reader=$root/tests/workbook
cd "$scratch" || exit 1
cp -r "$root/tests/programmes/taller" .
mkdir -p taller/variants
printf 'name,year,distribution,value,low,high,n,unit,grade,source\ncost.admin_share,,constant,0.1,,,,share,stated,x\n' \
  >taller/variants/dear.csv

# agrees FOLDER FILE SHEET=TABLE...: the file holds these tables, each on its sheet.
agrees() {
  local folder=$1 file=$2 pair
  shift 2
  python3 "$reader/read.py" "$folder/$file" >cells || { complain "$folder/$file cannot be read"; return; }
  ! grep '^bad' cells >bad || complain "$folder/$file: $(head -3 bad)"
  for pair in "$@"; do
    python3 "$reader/agree.py" cells "${pair%=*}" "$folder/data/${pair#*=}.csv" >differs 2>&1
    [[ ! -s differs ]] || complain "$folder/$file: $(head -3 differs)"
  done
}
# holds TEXT: a cell of the first sheet.
holds() { grep -qP "^(Resumen|Summary)\t[A-Z]+\d+\t[sn]\t\Q$1\E$" cells || complain "no cell holds: $1"; }

"$exante" run taller -n 200 --set 'cost.admin_share=0,25' --seed 7 --no-plots --quiet --out run
agrees run resultados.xlsx Resultados=summary Robustez=robustness Supuestos=inputs
# The answer stands first: each probability of the summary, by year, and what its charts show is in these cells.
for year in 2027 2031; do
  mean=$(awk -F, -v year=$year '$1 == "event.plan_met" && $2 == year { print $4 }' run/data/summary.csv)
  column=$([[ $year == 2027 ]] && echo B || echo F)
  awk -F'\t' -v mean="$mean" -v column=$column '$1 == "Resumen" && $2 ~ "^" column "[0-9]+$" && $3 == "n" && $4 + 0 == mean { found = 1 } END { exit !found }' cells ||
    complain "the probability of $year is not on the first sheet: $mean"
done
python3 - run/resultados.xlsx <<'PY' >said || complain "the answer: $(cat said)"
import re, sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
read = lambda name: book.read(name).decode()
for n, first in ((1, 'B'), (2, 'B')):
    chart = read(f'xl/charts/chart{n}.xml')
    ranges = re.findall(r'<c:val><c:numRef><c:f>Resumen!\$B\$(\d+):\$F\$\1</c:f>', chart)
    if len(ranges) < 3:
        sys.exit(f'chart {n} shows {len(ranges)} lines')
if read('xl/comments1.xml').count('Error de simulación: ') < 20:
    sys.exit('no errors at the cells')
PY
holds taller
holds 200.0
holds 7
holds "exante run taller --set cost.admin_share=0,25 -n 200 --seed 7 --lang es"
grep -q $'^Resumen\t.*0,25' cells || complain 'what was set by hand is not told'
"$exante" run taller -n 200 --set 'cost.admin_share=0,25' --seed 7 --no-plots --out again --threads 1 >stdout
cmp -s run/resultados.xlsx again/resultados.xlsx || complain 'the same run gives other bytes'
grep -qxF "Resumen"$'\t'"$(awk -F'\t' -v line="$(sed -n 3p stdout)" '$1 == "Resumen" && $4 == line { print $2; exit }' cells)"$'\t'"s"$'\t'"$(sed -n 3p stdout)" cells ||
  complain "the text of the terminal is not there: $(sed -n 3p stdout)"

"$exante" compare taller base dear -n 200 --no-plots --quiet --out compare --lang en
agrees compare results.xlsx Comparison=compare
holds 'base · dear'
# Its first sheet has the levels of the scenarios side by side: here, of what happens in every year.
python3 - cells compare/data/compare.csv <<'PY' >said || complain "side by side: $(cat said)"
import csv, sys
cells = {c: float(v) if k == 'n' else v for s, c, k, v in (line.rstrip('\n').split('\t') for line in open(sys.argv[1])) if s == 'Summary'}
row = next(r for r in csv.DictReader(open(sys.argv[2])) if r['output'] == 'event.budget_suffices' and not r['year'])
at = next(c[1:] for c, v in cells.items() if c[0] == 'A' and v == 'The ceiling pays for the plan')
heads = next(c[1:] for c, v in cells.items() if c[0] == 'A' and str(v).startswith('Probability that'))
got = [cells['B' + heads], cells['C' + heads], cells['B' + at], cells['C' + at]]
expected = ['base', 'dear', float(row['reference_mean']), float(row['variant_mean'])]
print(got, expected)
sys.exit(got != expected)
PY
"$exante" solve taller --find plan.places.2027 --so-that 'p80(budget.required.2027) <= 25000' --between 119 125 -n 100 --no-plots --quiet --out solve
agrees solve resultados.xlsx Búsqueda=solve Supuestos=inputs
"$exante" sensitivity taller --output linked.deal -n 1000 --no-plots --quiet --out sensitivity
agrees sensitivity resultados.xlsx Sensibilidad=sensitivity Respaldo=grades Supuestos=inputs
"$exante" value taller base dear --least spending -n 4096 --no-plots --quiet --out value
agrees value resultados.xlsx Valor=value Decisiones=decisions
"$exante" monitor taller -n 1000 --no-plots --quiet --out monitor
agrees monitor resultados.xlsx Monitoreo=monitor Supuestos=inputs
"$exante" charts "$root/scenarios/cuenta-publica-2025" --no-plots --quiet --out charts
agrees charts resultados.xlsx Gráficos=charts
"$exante" check "$root/scenarios/cuenta-publica-2025" --quiet --out check
agrees check resultados.xlsx Revisión=check

# The charts, as they are in their folder.
"$exante" run taller -n 100 --quiet --out drawn || complain 'charts'
agrees drawn resultados.xlsx Resultados=summary
python3 - drawn <<'PY' >said || complain "pictures: $(cat said)"
import glob, sys, zipfile
book = zipfile.ZipFile(sys.argv[1] + '/resultados.xlsx')
inside = sorted(book.read(name) for name in book.namelist() if name.startswith('xl/media/'))
beside = sorted(open(name, 'rb').read() for name in glob.glob(sys.argv[1] + '/charts/*.png'))
print(len(inside), len(beside))
sys.exit(inside != beside or not inside)
PY

# Labels with marks of XML; those that begin like a formula are refused where they are read.
printf 'name,es,en\nprogramme,"Taller <b> & ""x"" _x0041_","x"\n' >taller/labels.csv
"$exante" run taller -n 100 --no-plots --quiet --out hostile || complain 'hostile labels'
agrees hostile resultados.xlsx Resultados=summary
holds 'Taller <b> & "x" _x0041_ (taller)'

# The other verbs that write one; and that Excel would open each as it is.
for lang in es en; do
  "$exante" new form-$lang.xlsx --form --quiet --lang $lang
  "$exante" new book-$lang.xlsx --quiet --lang $lang
  "$exante" convert "$root/scenarios/redes" redes-$lang.xlsx --quiet --lang $lang
done
"$exante" report taller -n 50 --no-plots --quiet --out report --lang en
python3 - form-es.xlsx planted.xlsx <<'PY'
import re, sys, zipfile
old, new = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2], 'w')
for name in old.namelist():
    data = old.read(name)
    if name == 'xl/worksheets/sheet2.xml':
        data, count = re.subn(b'<v>35</v>', b'<v>36</v>', data)
        assert count == 1
    new.writestr(name, data)
PY
"$exante" check planted.xlsx --quiet --no-plots --out planted
[[ -f planted/planted-revisado.xlsx ]] || complain 'no marked copy'
printf 'valor\n182,5\n240\n199\n310,2\n275\n228,9\n' >costs.csv
"$exante" fit costs.csv --as cost.workshop --unit 'M$2026' --grade survey --quiet --no-plots --out fit
printf 'nombre;año;valor\npostulantes;2027;250\n' >observed.csv
"$exante" run taller -n 200 --freeze --no-plots --quiet --out sealed
"$exante" score sealed --observed observed.csv --no-plots --quiet --out score
"$exante" update taller --observed observed.csv --as seen -n 2000 --no-plots --quiet --out update
mapfile -t books < <(find . -name '*.xlsx')
((${#books[@]} > 20)) || complain "only ${#books[@]} workbooks"
python3 "$reader/conform.py" "${books[@]}" >said 2>&1
[[ ! -s said ]] || complain "not as Excel wants it: $(head -5 said)"
for book in redes-es redes-en form-en; do
  rm -rf again && "$exante" convert $book.xlsx again --quiet || complain "$book is not read"
done

# What conform.py is for it finds: one fault of a kind at a time.
python3 - form-en.xlsx run/resultados.xlsx "$reader/conform.py" <<'PY' >said || complain "$(cat said)"
import subprocess, sys, zipfile
form, run, conform = sys.argv[1:]
SHEET, FORMULAS, BOOK = 'xl/worksheets/sheet2.xml', 'xl/worksheets/sheet3.xml', 'xl/workbook.xml'
faults = [(form, BOOK, 'name="Past"', 'name="History"'), (form, BOOK, 'name="Plan"', 'name="labels"'), (form, BOOK, 'name="Plan"', 'name="Pl:n"'),
          (form, FORMULAS, '<f>', '<f>='), (form, FORMULAS, 'priority="2"', 'priority="1"'), (form, 'xl/styles.xml', '#,##0', 'dd/mm/yy'),
          (form, 'xl/sharedStrings.xml', '<t>', '<t>' + 'x' * 33000), (form, '[Content_Types].xml', '/xl/worksheets/sheet2.xml', '/xl/other.xml'),
          (run, SHEET, ' width="', ' width="9'), (run, SHEET, '<autoFilter ref="A1', '<mergeCells><mergeCell ref="A1:B1"/></mergeCells><autoFilter ref="A1'),
          (run, BOOK, 'Resultados!$A', 'Ninguna!$A'), (run, SHEET, 't="s"', 't="d"'), (run, SHEET, '</row>', '</row'),
          (run, 'xl/worksheets/sheet1.xml', "location=\"'Resultados'", "location=\"'Ninguna'")]
files = []
for i, (book, part, old, new) in enumerate(faults):
    source = zipfile.ZipFile(book)
    files.append(f'fault{i}.xlsx')
    with zipfile.ZipFile(files[-1], 'w') as copy:
        for name in source.namelist():
            data = source.read(name).decode() if name.endswith(('xml', 'rels')) else source.read(name)
            if name == part:
                if old not in data:
                    print('no', old, 'in', part)
                data = data.replace(old, new, 1)
            copy.writestr(name, data)
found = subprocess.run([sys.executable, conform] + files, capture_output=True, text=True).stdout
missed = [fault for file, fault in zip(files, faults) if file + ':' not in found]
for _, part, old, new in missed:
    print('not found:', part, old, new[:40])
sys.exit(bool(missed))
PY
finish
