#!/usr/bin/env bash
# A folder turned into a workbook, and that into a folder: no cell is lost, and the three give the same
# results.
source tests/program_support.sh
mkdir "$scratch/work"; cd "$scratch/work" || exit 1
for name in redes cuenta-publica-2025; do
  "$exante" convert "$root/scenarios/$name" "$name.xlsx" >said || complain "to a workbook: $(cat said)"
  "$exante" convert "$name.xlsx" "$name" --quiet || complain 'to a folder'
done
"$exante" convert redes redes-2.xlsx --quiet && cmp redes.xlsx redes-2.xlsx || complain 'the second workbook is another'

# Every cell, whatever its quotes and ends of lines.
python3 - "$root/scenarios" >said <<'PY' || complain "$(cat said)"
import csv, glob, os, sys
def cells(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter=";") if any(row)]
    # The variants share a sheet: a column without a value may come or go.
    kept = [k for k in range(len(rows[0])) if any(len(row) > k and row[k] for row in rows[1:])]
    return [[row[k] if len(row) > k else "" for k in kept] for row in rows]
names = glob.glob("**/*.csv", recursive=True)
there = [os.path.relpath(n, sys.argv[1]) for p in ("redes", "cuenta-publica-2025")
         for n in sorted(glob.glob(sys.argv[1] + "/" + p + "/**/*.csv", recursive=True))]
wrong = [n for n in there if n not in names or cells(sys.argv[1] + "/" + n) != cells(n)]
print("not as they were:", wrong, "of", len(there))
sys.exit(bool(wrong) or len(there) < 20)
PY

# same ARGUMENTS...: the run of folder, workbook and folder again has the same bytes.
same() {
  for programme in "$root/scenarios/redes" redes.xlsx redes; do
    "$exante" run "$programme" -n 200 --no-plots --quiet --out "out/$(basename "$programme")-$RANDOM" "$@" || complain "$programme $*"
  done
  [[ $(sha256sum out/*/data/summary.csv | cut -d' ' -f1 | sort -u | wc -l) == 1 ]] || complain "not the same: $*"
  rm -r out
}
same --variant factores-correlacionados --variant tendencia --set plan.places=400

# The figures of documents, which name each other as folders or as workbooks beside them.
mkdir books
cp redes.xlsx cuenta-publica-2025.xlsx books
for name in redes cuenta-publica-2025; do
  for programme in "$root/scenarios/$name" books/$name.xlsx; do
    "$exante" check "$programme" --quiet --out "out/$(basename "$programme")" >/dev/null 2>said
    [[ $? -lt 2 ]] || complain "check $programme: $(cat said)"
  done
  # But for the cell of each figure, the last column.
  cmp <(sed 's/,[^,]*$//' out/$name/data/check.csv) <(sed 's/,[^,]*$//' out/$name.xlsx/data/check.csv) ||
    complain "$name: other verdicts"
done

# What a workbook writes otherwise, and a destination with a slash at its end.
cp -r redes marks
sed -i 's/^\(programme;\)[^;]*/\1_x0041_ ñ/' marks/labels.csv
"$exante" convert marks marks.xlsx --quiet && "$exante" convert marks.xlsx marks-again/ --quiet || complain 'marks'
grep -q '^programme;_x0041_ ñ' marks-again/labels.csv || complain "a text became another: $(grep ^programme marks-again/labels.csv)"

# Nothing is replaced, nothing half-written stays, and a name never leads out of the folder.
! "$exante" convert redes redes.xlsx 2>said && grep -q 'ya existe' said || complain "replaces: $(cat said)"
! "$exante" convert redes.xlsx redes 2>said && grep -q 'ya existe' said || complain "replaces: $(cat said)"
! "$exante" convert redes other 2>said && grep -q 'uno de los dos' said || complain "folder to folder: $(cat said)"
! "$exante" convert redes nowhere/redes.xlsx 2>said && [[ ! -e nowhere ]] || complain "nowhere: $(cat said)"
cp -r redes outside
printf 'a\n1\n' >../escaped.csv 2>/dev/null
sed -i '2s/constant;[^;]*;/empirical;;/; 2s/[^;]*$/..\/escaped.csv/' outside/inputs.csv
"$exante" convert outside outside.xlsx --quiet && "$exante" convert outside.xlsx back --quiet
[[ $(find back -name 'escaped*' | wc -l) == 0 ]] || complain 'a path led out of the folder'
rm -f ../escaped.csv

# A sample goes along, however long its name; two that a sheet's name cannot tell apart are refused.
long=una-muestra-de-ventas-de-las-empresas
sample() { printf '%s;;empirical;;;;;share;judgement;%s\n' "$1" "$2"; }
cp -r redes sampled
head -n 1 sampled/inputs.csv | cut -d';' -f1-10 >sampled/variants/muestra.csv
sample meetings.kept $long-1.csv >>sampled/variants/muestra.csv
printf '0,5\n0,75\n0,9\n' | tee sampled/$long-1.csv >sampled/$long-2.csv
"$exante" convert sampled sampled.xlsx --quiet || complain 'a sample'
for programme in sampled sampled.xlsx; do
  "$exante" run $programme --variant muestra -n 200 --no-plots --quiet --out "out/$programme" || complain "a sample: $programme"
done
cmp out/sampled/data/summary.csv out/sampled.xlsx/data/summary.csv || complain 'a sample is not the same'
sample link.contact $long-2.csv >>sampled/variants/muestra.csv
! "$exante" convert sampled twins.xlsx 2>said && [[ ! -e twins.xlsx ]] || complain "two samples in one sheet: $(cat said)"

# Years before the plan: a number of a sheet has a point, whatever the sheet's language.
cp -r redes past
printf '%s\n' 'name;year;value;unit' 'spending;2023;1,234;M$nominal' 'spending;2024;91234,567;M$nominal' \
  'spending;2025;98000;M$nominal' 'budget.initial;2025;1.098.000,5;M$nominal' 'beneficiaries;2025;1234;' \
  'indicator.form;2025;54,321;%' 'inflation;2025;0,045;' >past/history.csv
"$exante" convert past past.xlsx --quiet || complain 'years before the plan'
for programme in past past.xlsx; do
  "$exante" monitor $programme -n 2000 --no-plots --quiet --out "out/$programme" || complain "monitor: $programme"
done
cmp out/past/data/monitor.csv out/past.xlsx/data/monitor.csv || complain 'the years before are others'
[[ -z $(find . -name '.exante-*') ]] || complain 'something is left aside'
finish
