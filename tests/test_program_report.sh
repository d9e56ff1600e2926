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

# Each number of the document is that of its row, year and column, rounded as it is shown, or stands in a text of the
# programme; of 200 digits altered at random 188 or more are found out.
numbers() { python3 "$root/tests/report_numbers.py" "$@" >said 2>&1 || complain "numbers of $1: $(head -n 5 said)"; }
numbers one/informe.html one/data scenarios/redes/notes.csv scenarios/redes/labels.csv

[[ $(python3 -c 'import zipfile; print(zipfile.ZipFile("one/resultados.xlsx").read("xl/sharedStrings.xml").decode())') == *'>Recomendado (techo'* ]] ||
  complain 'a scenario of the workbook by its name, not its label'

# One answer, two writers: what the first page says, and its probabilities, stand on the first sheet of the workbook.
python3 - one <<'PY' >said || complain "the workbook: $(head -n 3 said)"
import html, re, sys, zipfile
page = open(sys.argv[1] + "/informe.html", encoding="utf-8").read()
first = page[page.index('<section id="resumen"'):page.index('<section id="proyeccion"')]
book = zipfile.ZipFile(sys.argv[1] + "/resultados.xlsx")
texts = set(map(html.unescape, re.findall(r"<t[^>]*>([^<]*)</t>", book.read("xl/sharedStrings.xml").decode())))
first = re.sub("</?span[^>]*>", "", first)  # which keep a range on one line
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
mkdir fondo/variants
cp "$root/tests/programmes/fondo/inputs.csv" fondo/all.csv
{ head -n 1 fondo/all.csv; grep '^budget.ceiling,,' fondo/all.csv | sed 's/140000/120000/'; } >fondo/variants/less.csv
rm fondo/all.csv
[[ -n ${THOROUGH:-} ]] || light
report charts fondo less --lang en --set budget.ceiling=+2%
for chart in board scenarios differences; do
  grep -q "id=\"c-compare_$chart-title\"" charts/report.html || complain "no chart $chart of the scenarios"
done
numbers charts/report.html charts/data
grep -q '&#60;script&#62;x' charts/report.html || complain 'the name of the programme'
grep -q '<script' charts/report.html && complain 'a label became markup'
# As a document for Word, where pandoc is: the same sentences, and each chart as a picture that says what it shows.
if command -v pandoc >/dev/null; then
  python3 - charts <<'PY' >said || complain "report.docx: $(cat said)"
import re, sys, zipfile
page = open(sys.argv[1] + "/report.html", encoding="utf-8").read()
book = zipfile.ZipFile(sys.argv[1] + "/report.docx")
text = book.read("word/document.xml").decode()
pictures = [name for name in book.namelist() if name.startswith("word/media/")]
said = re.findall(r'<wp:docPr[^>]* descr="([^"]+)"', text)
print(len(pictures), "pictures,", len(said), "with words, of", page.count("<figure"))
first = re.search(r"<li>([^<]*)<", page[page.index("<main>"):]).group(1)
plain = re.sub("<[^>]+>", "", text)
sys.exit(not (len(pictures) == len(said) == page.count("<figure")) or first[:20] not in plain)
PY
else
  skip 'report.docx: no pandoc'
fi
# As a PDF, where WeasyPrint is: made of the page, whole; with the same bytes when it is made again, which takes it many
# seconds and is left to make check-thorough.
if command -v weasyprint >/dev/null; then
  [[ $(head -c 5 charts/report.pdf) == %PDF- && $(tail -n 1 charts/report.pdf) == %%EOF ]] || complain 'report.pdf is not whole'
  if [[ -n ${THOROUGH:-} ]]; then
    (cd charts && SOURCE_DATE_EPOCH=315532800 weasyprint -q --encoding=utf-8 report.html ../again.pdf) || complain 'weasyprint'
    cmp charts/report.pdf again.pdf || complain 'report.pdf is another when it is made again'
  fi
else
  skip 'report.pdf: no weasyprint'
fi
pictures=$(grep -c '<figure' charts/report.html)
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

# The chapter of an account: its numbers, the same bytes again, its charts, and no scenario.
# Where WeasyPrint fails, all else is there, and it says how to make the PDF by hand.
mkdir fails && printf '#!/bin/sh\nexit 1\n' >fails/weasyprint && chmod +x fails/weasyprint
PATH=$PWD/fails:$PATH "$exante" report scenarios/cuenta-publica-2025 --quiet --out chapter >stdout 2>stderr
(($? == 3)) || complain "chapter: $(cat stderr)"
grep -qF 'weasyprint informe.html informe.pdf' stderr || complain "chapter: how to make the PDF: $(cat stderr)"
[[ ! -e chapter/informe.pdf ]] || complain 'chapter: a PDF that failed'
is_whole chapter || complain 'chapter: not whole'
numbers chapter/informe.html chapter/data scenarios/cuenta-publica-2025/labels.csv scenarios/cuenta-publica-2025/columns.csv
[[ $(grep -c '<figure' chapter/informe.html) == 8 ]] || complain 'chapter: eight charts'
grep -qE '<script|src=' chapter/informe.html && complain 'chapter: the page needs something else'
grep -qF 'Inversión por empresa apoyada: de' chapter/informe.html || complain 'chapter: its findings'
"$exante" report scenarios/cuenta-publica-2025 --quiet --no-plots --lang en --out chapter.en >stdout 2>stderr ||
  complain "chapter in English: $(cat stderr)"
grep -q '<h2 id="recursos-h">What it was spent on' chapter.en/report.html || complain 'chapter in English'

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
refused 'una cuenta no tiene escenarios' scenarios/cuenta-publica-2025 base
refused 'no es una opción de report' scenarios/redes --design sobol
finish
