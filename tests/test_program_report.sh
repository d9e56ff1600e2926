#!/usr/bin/env bash
# exante report: one page that stands alone, whose every number is in a table of data/; the same bytes
# again; labels that would be markup stay text; what it refuses.
source tests/program_support.sh
cp -r tests/programmes/taller tests/programmes/fondo "$scratch"
cp -r scenarios "$scratch"
cd "$scratch" || exit 1

report() {
  local out=$1
  shift
  "$exante" report "$@" -n 2000 --quiet --out "$out" >stdout 2>stderr || complain "$out: exit $?: $(cat stderr)"
  is_whole "$out" || complain "$out: not whole"
}

report one scenarios/redes recomendado --no-plots
report again scenarios/redes recomendado --no-plots --threads 3
cmp one/informe.html again/informe.html || complain 'threads or a second run change the page'
grep -q '<svg' one/informe.html && complain 'pictures without charts'
grep -qE 'https?:|<script|src=' one/informe.html && complain 'the page needs something else'

# Each number of a table of results is one of the tables, rounded as it is shown.
python3 - one/informe.html one/data >said <<'PY' || complain "$(head -n 5 said)"
import csv, html.parser, math, re, sys
class Tables(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(); self.tables = []; self.text = None
    def handle_starttag(self, tag, attrs):
        if tag == "table": self.tables.append({"caption": "", "rows": []})
        if tag == "tr": self.tables[-1]["rows"].append([])
        if tag in ("caption", "td", "th"): self.text = ""
    def handle_data(self, data):
        if self.text is not None: self.text += data
    def handle_endtag(self, tag):
        if tag == "caption": self.tables[-1]["caption"] = self.text
        if tag in ("td", "th"): self.tables[-1]["rows"][-1].append(self.text)
        if tag in ("caption", "td", "th"): self.text = None
page = Tables(); page.feed(open(sys.argv[1], encoding="utf-8").read())
known = set()
for name in ("summary", "robustness", "compare", "levels", "sensitivity", "monitor"):
    for row in csv.reader(open(f"{sys.argv[2]}/{name}.csv")):
        for cell in row:
            try: x = float(cell)
            except ValueError: continue
            known.update((x, 100 * x))
ordered = sorted(known)
import bisect
def is_known(text):
    plain = text.replace(".", "").replace(",", ".").replace("−", "-")
    digits = len(plain.split(".")[1]) if "." in plain else 0
    x, half = float(plain), 0.5 * 10 ** -digits * (1 + 1e-9)
    i = bisect.bisect_left(ordered, x - half - 1e-9 * abs(x))
    return i < len(ordered) and ordered[i] <= x + half + 1e-9 * abs(x)
looked = 0
for table in page.tables[:-1]:  # the last lists the inputs
    if "contradicen" in table["caption"]: continue
    for row in table["rows"][1:]:
        for cell in row[1:]:
            for text in re.findall(r"−?\d[\d.]*(?:,\d+)?", cell.replace("±", " ").replace("&lt;", "<")):
                if "<" in cell or ">" in cell: continue
                looked += 1
                if not is_known(text): print("not in data:", table["caption"], row[0], cell); sys.exit(1)
if looked < 300: print("only", looked, "numbers"); sys.exit(1)
PY

# One answer, two writers: what the first page says, and its probabilities, stand on the first sheet of the workbook.
python3 - one <<'PY' >said || complain "the workbook: $(head -n 3 said)"
import html, re, sys, zipfile
page = open(sys.argv[1] + "/informe.html", encoding="utf-8").read()
first = page[page.index('<section id="resumen"'):page.index('<section id="proyeccion"')]
book = zipfile.ZipFile(sys.argv[1] + "/resultados.xlsx")
texts = set(map(html.unescape, re.findall(r"<t[^>]*>([^<]*)</t>", book.read("xl/sharedStrings.xml").decode())))
said = [html.unescape(x) for x in re.findall(r"<li>(.*?)</li>|<th scope=\"row\"[^>]*>(.*?)</th>", first) for x in x if x]
if len(said) < 15: sys.exit(f"only {len(said)} texts on the first page")
for text in said:
    if text not in texts: sys.exit(f"not in the workbook: {text}")
sheet = book.read("xl/worksheets/sheet1.xml").decode()
values = [float(x) for x in re.findall(r"<v>([-\d.]+)</v>", sheet)]
for text in re.findall(r"<td style[^>]*>([\d,]+)\u00a0%</td>", first):
    if min(abs(x - float(text.replace(",", ".")) / 100) for x in values) > 0.0005 + 1e-9: sys.exit(f"not in the workbook: {text}")
PY

# A programme without rounds, in English, with hostile names, and with pictures.
printf 'name;es;en\nprogramme;"<script>x</script>&";"<script>x</script>&"\n' >fondo/labels.csv
report charts fondo --lang en --set budget.ceiling=+2%
grep -q '&#60;script&#62;x' charts/report.html || complain 'the name of the programme'
grep -q '<script' charts/report.html && complain 'a label became markup'
pictures=$(grep -c '<figure>' charts/report.html)
((pictures >= 4)) || complain "$pictures pictures"
python3 - charts/report.html >said <<'PY' || complain "$(cat said)"
import collections, re, sys
text = open(sys.argv[1], encoding="utf-8").read()
ids = collections.Counter(re.findall(r"""\sid=["']([^"']+)["']""", text))
twice = [name for name, n in ids.items() if n > 1]
links = [name for name in re.findall(r'href="#([^"]+)"', text) if name not in ids]
print("ids twice:", twice, "dead links:", links)
sys.exit(bool(twice or links or re.search(r"\b(firms?|rounds?|deals?)\b", text)))
PY

# refused WORDS ARGUMENTS...: exit 2, nothing written.
refused() {
  local words=$1
  shift
  "$exante" report "$@" -n 100 --out refused >stdout 2>stderr
  local code=$?
  [[ $code == 2 ]] || complain "$*: exit $code"
  grep -qF -- "$words" stderr || complain "$*: $(cat stderr)"
  [[ ! -e refused ]] || complain "$*: left something"
}
refused 'no existe la variante «nada»' taller nada
refused 'base' scenarios/redes base
refused 'no es una opción de report' scenarios/redes --design sobol
finish
