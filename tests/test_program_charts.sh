#!/usr/bin/env bash
# What charts say, in the files they are: parsed as XML, with what was assumed, and never without
# letters.
# shellcheck source=tests/program_support.sh
. tests/program_support.sh
light
cd "$scratch" || exit 1

# parsed FOLDER: every SVG below it is well formed and holds no character that XML forbids or
# discourages; no two charts share an identifier.
parsed() {
  python3 - "$1" <<'PY' || complain "$1: not fit to publish"
import pathlib, re, sys
from xml.parsers import expat

seen, wrong = {}, 0
files = sorted(pathlib.Path(sys.argv[1]).rglob("*.svg"))
for file in files:
    text = file.read_bytes()
    ids = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: ids.extend(
        value for name, value in attributes.items() if name == "id")
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        print(file, error)
        wrong = 1
    bad = [hex(ord(c)) for c in text.decode("utf-8")
           if re.match("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]", c)
           or ord(c) & 0xFFFE == 0xFFFE]
    if bad:
        print(file, bad[:5])
        wrong = 1
    for name in ids:
        if seen.setdefault(name, file) != file or ids.count(name) > 1:
            print(file, "repeats the identifier", name)
            wrong = 1
sys.exit(wrong or not files)
PY
}

# says FOLDER/FILE PATTERN: the texts of that chart, joined, match it.
says() {
  sed 's/<[^>]*>//g' "$1" | tr -s '\n\t ' ' ' | grep -q -- "$2" ||
    complain "$1 does not say: $2"
}

# marked FOLDER: the table of marks has rows of every chart that was drawn, and of no other; numbers of
# three of them are those of summary.csv, where there is one.
marked() {
  python3 - "$1" <<'PY' || complain "$1: its table of marks"
import csv, pathlib, sys
folder = pathlib.Path(sys.argv[1])
rows = list(csv.DictReader(open(folder / "data/charts.csv", encoding="utf-8")))
people = (folder / "graficos.csv").read_bytes()
assert people.startswith(b"\xef\xbb\xbf") and b"\r\n" in people and people.count(b"\r\n") == len(rows) + 1
assert {row["chart"] for row in rows} == {file.stem for file in (folder / "charts").glob("*.svg")}
assert all(row["value"] or (row["low"] and row["high"]) for row in rows)
if not (folder / "data/summary.csv").exists():
    sys.exit(0)
summary = {(r["output"], r["year"]): r for r in csv.DictReader(open(folder / "data/summary.csv"))}
checked = 0
# Shares of contacts for a purpose, summed over partners, are those of the forecast.
labels = dict(line.split(";")[:2] for line in open("redes/labels.csv", encoding="utf-8-sig") if line.startswith("purpose."))
contacts = float(summary["linked.contact", ""]["mean"])
for name, label in labels.items():
    own = summary["linked." + name, ""]
    share = sum(float(row["value"]) for row in rows if (row["chart"], row["series"]) == ("links", label))
    assert abs(share / 100 * contacts - float(own["mean"])) < 6 * float(own["mc_se"]), (label, share, own)
assert len(labels) == 8
for row in rows:
    output, scale = {("places", "Beneficiarios"): ("beneficiaries", 1), ("budget", "requerido"): ("budget.required", 1e3),
                     ("board", "El techo alcanza para el plan"): ("event.budget_suffices", 1e-2)}.get(
                         (row["chart"], row["series"]), (None, 0))
    if not output or not row["item"].isdigit():
        continue
    own = summary[output, row["item"]]
    quantiles = ("p05", "p95") if row["value"] else ("p25", "p75")
    pairs = [(row["value"], own["mean" if scale < 1 else "p50"])] if row["value"] else []
    if scale >= 1:
        pairs += list(zip((row["low"], row["high"]), (own[q] for q in quantiles)))
    for mark, figure in pairs:
        assert abs(float(mark) * scale - float(figure)) <= 1e-8 * abs(float(figure)), (row, own)
        checked += 1
assert checked >= 40, checked
PY
}

cp -r "$root/scenarios/redes" redes
# A name of 119 letters, and a label with all that XML takes for its own.
python3 - <<'PY'
path = "redes/labels.csv"
rows = open(path, encoding="utf-8-sig").read().split("\n")
for i, row in enumerate(rows):
    cells = row.split(";")
    if cells[0] == "programme":
        cells[1] = (cells[1] + " con enfoque de género para micro, pequeñas y medianas empresas de Ñuble y Aysén" * 2)[:119]
        rows[i] = ";".join(cells)
    if cells[0] in ("region.nuble", "component.round"):
        rows[i] = f'{cells[0]};"<b>""{cells[1]}"" & Cía\'s</b>]]>";"<b>""{cells[2]}"" & Co\'s</b>]]>"'
open(path, "w", encoding="utf-8-sig").write("\n".join(rows))
PY

set_by_hand=(--set budget.ceiling=350000 --set plan.places.2027=610)
words='Techo de presupuesto = 350.000 M$ de 2026; Cupos del plan 2027 = 610'
"$exante" run redes -n 500 --lang es --quiet --out run "${set_by_hand[@]}" || complain "run: $?"
"$exante" compare redes base expansion sin-preparacion documento -n 500 --lang es --quiet \
  --out compare "${set_by_hand[@]}" || complain "compare: $?"
"$exante" value redes base sin-preparacion --most linked.deal -n 4096 --lang es --quiet \
  --out value "${set_by_hand[@]}" || complain "value: $?"
"$exante" solve redes --find plan.places.2026 --so-that 'mean(event.budget_suffices.2026) >= 80%' -n 500 \
  --lang es --quiet --out solve || complain "solve: $?"
"$exante" sensitivity redes --output linked.deal -n 1000 --lang es --quiet --out sensitivity ||
  complain "sensitivity: $?"
cp -r "$root/scenarios/cuenta-publica-2025" account
sed -i 's/;Ñuble;/;"<b>""Ñuble"" \& Cía'"'"'s<\/b>]]>";/' account/labels.csv
"$exante" charts account --lang es --quiet --out account.out || complain "account: $?"
for verb in run compare value solve sensitivity account.out; do
  parsed "$verb"
  [[ $verb == account.out ]] || marked "$verb"
done
for chart in run/charts/budget.svg compare/charts/differences.svg value/charts/value.svg; do
  says "$chart" "$words"
  says "$chart" 'semilla 2026'
done
says compare/charts/scenarios.svg 'base / Expansión a 1.000 cupos / Sin preparación / Según el formulario; en todos'
says value/charts/value.svg 'mayor valor de participantes con negocio'
says run/charts/regions.svg '&lt;b&gt;&quot;Ñuble&quot; &amp; Cía&#39;s&lt;/b&gt;\]\]&gt;'
says run/charts/budget.svg 'el eje no parte de 0'
says run/charts/total_cost.svg 'un solo fondo'

# Small amounts, and what hardly ever happens.
"$exante" run redes -n 1000 --lang en --out small --set budget.ceiling=0,9 \
  --set cost.preparation=0,0005 --set cost.round=0,0007 >stdout || complain "small: $?"
grep -q '^Budget required, nominal M\$ .* 0\.67 ' stdout || grep -q ' 0\.67 ' stdout ||
  complain "small amounts on the terminal: $(grep -i required stdout)"
says small/charts/budget.svg '0\.67'
"$exante" run redes --variant version-1 --variant techo-nominal -n 20000 --lang es --out rare >stdout || complain "rare: $?"
grep -q '<.*0,1.*%' stdout || complain "a rare event on the terminal: $(grep alcanza stdout)"
says rare/charts/budget.svg '&lt;.*0,1.*%'

# No font at all: numbers without charts, and the package that is missing.
printf '<?xml version="1.0"?><fontconfig></fontconfig>\n' >fonts.conf
FONTCONFIG_FILE=$PWD/fonts.conf "$exante" run redes -n 200 --lang es --quiet --out nofont 2>stderr
code=$?
[[ $code == 3 ]] && grep -q '^exante: sin gráficos: .*fonts-roboto-unhinted' stderr && is_whole nofont &&
  [[ ! -e nofont/charts ]] || complain "no fonts: exit $code: $(cat stderr)"
finish
