#!/usr/bin/env bash
# The first sheet of the workbook of solve, sensitivity, value and check: what it says is what the tables for
# programs have, in both languages, also where nothing is found, nothing varies, nothing is worth knowing or nothing
# contradicts. Read with Python's own zip and XML.
source tests/program_support.sh
reader=$root/tests/workbook
redes=$root/scenarios/redes
cd "$scratch" || exit 1

# first FOLDER: its first sheet, a line a row: the label, then the numbers to ten digits.
first() {
  python3 "$reader/read.py" "$1"/res*.xlsx | python3 -c '
import re, sys
rows = {}
for line in sys.stdin:
    sheet, cell, kind, what = line.rstrip("\n").split("\t")
    if sheet in ("Resumen", "Summary"):
        row = int(re.sub("[A-Z]", "", cell))
        rows.setdefault(row, []).append(what if kind == "s" else "%.10g" % float(what))
print("\n".join("\t".join(rows[row]) for row in sorted(rows)))' >sheet
}
# has LINE: it has that row, whose cells are parted by tabs.
has() { grep -qxF "$1" sheet || complain "$what: no row: $1"; }
lacks() { ! grep -qF "$1" sheet || complain "$what: it says: $(grep -F "$1" sheet)"; }
says() { grep -qF "$1" sheet || complain "$what: it does not say: $1"; }
# charts COUNT: how many there are in the workbook of the last verb.
charts() {
  local count
  count=$(python3 -m zipfile -l out/res*.xlsx | grep -c 'xl/charts/chart')
  [[ $count == "$1" ]] || complain "$what: $count charts, not $1"
}
# answer CODE WHAT VERB ARGUMENTS...: into ./out, twice with the same bytes, and ./sheet.
answer() {
  local code=$1 got
  what=$2
  shift 2
  rm -rf out again
  "$exante" "$@" --no-plots --quiet --out out 2>stderr
  got=$?
  [[ $got == "$code" ]] || { complain "$what: ended with $got: $(head -3 stderr)"; return; }
  "$exante" "$@" --no-plots --quiet --out again 2>stderr
  cmp -s out/res*.xlsx again/res*.xlsx || complain "$what: the same run gives other bytes"
  first out
}
# field NAME ROW FILE: a number of the first row of a table whose first cells are ROW.
field() {
  python3 -c '
import csv, sys
name, row, file = sys.argv[1:]
for record in csv.DictReader(open(file)):
    if list(record.values())[: row.count(",") + 1] == row.split(","):
        print("%.10g" % float(record[name]))
        break' "$@"
}

# solve: the answer with its interval, the probability there, and its curve.
question=(solve "$redes" --find plan.places.2026 --so-that 'mean(event.budget_suffices.2026) >= 80%' -n 2000)
answer 0 'an answer' "${question[@]}" --lang es
value=$(python3 -c 'import json; a = json.load(open("out/data/solve.json")); print(a["answer"], a["interval95"]["low"], a["interval95"]["high"], sep="\t")')
IFS=$'\t' read -r most low high <<<"$value"
has $'Respuesta: a lo más (desde, hasta: intervalo de 95 %)\t'"$value"
has $'Ahora, en el escenario\t517'
says "Cupos del plan, 2026: con $most cupos o menos, «El techo alcanza para el plan» tiene 80"
says ' de probabilidad o más. Lo demás queda como en el escenario «base».'
says "Intervalo de 95 % de la respuesta: de ${low} a ${high}."
[[ $(grep -c '^cumple\|^no cumple' sheet) == $(($(wc -l <out/data/solve.csv) - 1)) ]] || complain 'the curve has other points'
charts 1
answer 0 'an answer in English' "${question[@]}" --lang en
has $'Answer: at most (from, to: 95% interval)\t'"$value"
says "Places of the plan, 2026: with $most places or less, \"The ceiling pays for the plan\" has a probability of 80% or more. All else stays as in the scenario \"base\"."
answer 1 'nothing found' "${question[@]}" --between 2000 3000 --lang es
says 'Cupos del plan, 2026: con ningún valor probado «El techo alcanza para el plan» tiene 80'
lacks 'Respuesta: a lo más'
grep -q '^cumple' sheet && complain 'nothing holds, and something holds'
answer 0 'everything holds' "${question[@]}" --between 10 20 --lang en
says 'Places of the plan, 2026: with every value tried, "The ceiling pays for the plan" has'
lacks 'Answer: at'
answer 1 'stretches' solve "$redes" --find budget.ceiling.2027 --so-that 'sd(event.places_filled.2027) >= 0.4' --between 310000 480000 -n 2000 --lang es
says 'Techo de presupuesto, 2027: solo por tramos la desviación estándar de'
says 'Sin respuesta única: la condición no es monótona en el rango.'
lacks 'Respuesta: a'

# sensitivity: each output below the other; what does not vary has no shares.
answer 0 'what moves it' sensitivity "$redes" --output beneficiaries.2027 --output places.2027 -n 1000 --lang es
row=$(grep $'^Presupuesto final sobre inicial\t' sheet)
[[ $(cut -f2-4 <<<"$row") == $(for name in total total_low total_high; do field $name beneficiaries,2027,budget.revision out/data/sensitivity.csv; done | paste -s) ]] ||
  complain "the share: $row"
says 'Beneficiarios, 2027: lo que más lo mueve es «Presupuesto final sobre inicial», con '
says 'no hay varianza que repartir.'
[[ $(grep -c 'parte de la varianza, por dato' sheet) == 1 ]] || complain 'shares of what does not vary'
charts 1

# value: each decision, and a tie is no decision.
answer 0 'a decision' value "$redes" base documento --least places.unfilled -n 4096 --lang es
has $'valor esperado\t'"$(field mean base out/data/decisions.csv)"$'\t'"$(field mean documento out/data/decisions.csv)"
says 'Hoy conviene documento: 249 esperados.'
charts 2
answer 0 'a tie' value "$redes" base seis-rondas --most places -n 4096 --lang en
says 'base and seis-rondas are worth the same in every replicate'
lacks 'remains the best'
charts 1

# check: a workbook that contradicts itself names the cell; a sound one says no more than that it agrees.
"$exante" new --form formulario.xlsx --lang es --quiet
answer 0 'no contradiction' check formulario.xlsx --lang es
says 'Ninguna contradicción en 27 comprobaciones: las cifras cuadran entre sí, lo que no prueba que sean ciertas.'
lacks 'Contradicciones'
python3 "$reader/marked.py" spoil formulario.xlsx indicator 36
answer 1 'a contradiction' check formulario.xlsx --lang en
says '1 contradiction among the figures of the document, in 27 checks: Formulario!B24: '
grep -qP '^Formulario!B24: .*, %\t36\t35\t1\t35$' sheet || complain "the contradiction: $(grep '^Formulario' sheet)"
answer 1 'two documents' check "$root/scenarios/cuenta-publica-2025" --lang es
says '7 contradicciones entre las cifras del documento'
finish
