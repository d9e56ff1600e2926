#!/usr/bin/env bash
# Runs every fuzz harness of a build for a while, from the shipped files on, with a fixed seed.
# usage: run.sh BUILD RUNS   (BUILD as made by `make fuzz`; RUNS inputs tried by each)
set -uo pipefail
build=$1 runs=$2
failed=0

# seed HARNESS BYTE FILE: the file, behind the byte that chooses it ('' for none), begins the search.
seed() {
  local folder=$build/corpus/$1
  mkdir -p "$folder"
  { printf '%b' "$2"; cat "$3"; } >"$folder/$(basename "$3").${2//[!0-9]/}"
}
# text HARNESS TEXT...
text() {
  local folder=$build/corpus/$1 line
  mkdir -p "$folder"
  shift
  for line; do printf '%s' "$line" >"$folder/$(printf '%s' "$line" | cksum | cut -d' ' -f1)"; done
}

rm -rf "$build/corpus"
seed fuzz_inputs '\x00' scenarios/redes/inputs.csv
seed fuzz_inputs '\x01' scenarios/redes/labels.csv
seed fuzz_inputs '\x02' scenarios/redes/variants/objetado.csv
text fuzz_inputs $'\x03budget.ceiling.2027=310.000' $'\x03cost.admin_share=0,069' $'\x03budget.ceiling=-15%'
seed fuzz_correlations '' "$(ls scenarios/redes/correlations/*.csv | head -n 1)"
seed fuzz_claims '\x00' scenarios/cuenta-publica-2025/claims.csv
seed fuzz_claims '\x01' scenarios/cuenta-publica-2025/figures.csv
text fuzz_formula '100*(a+b)/max(c,1)' 'potential*0.446' 'round(sqrt(abs(x)))' 'instruments.budget - 2^3'
byte=0
for name in instruments regions columns labels datasets; do
  seed fuzz_account "\\x0$byte" scenarios/cuenta-publica-2025/$name.csv
  byte=$((byte + 1))
done
text fuzz_texts '1.157.151,5' '310.000' '-1e-300' 'p80(spending.2026) <= 310000' 'Ñuñoa & "otros" <b>' "a'b''"
text fuzz_workbook $'\x01'"<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row><row r='2'><c r='A2' t='s'><v>2</v></c><c r='B2' t='str'><f>0.5*Notas!\$B\$2+'a b'!C3</f><v>x</v></c></row><row r='3'><c r='A3' t='s'><v>2</v></c><c r='B3' t='str'><f>Notas!B2</f><v>y</v></c></row></sheetData></worksheet>" \
  $'\x01'"<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>value</t></is></c></row><row r='2'><c t='str'><f>1+1</f><v>x</v></c><c r='B2' s='4'><v>0.85</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells></worksheet>" \
  $'\x02'"<sst><si><t>name</t></si><si><r><t>plan</t></r><r><t>.places_x0041_</t></r><rPh><t>x</t></rPh></si></sst>" \
  $'\x03'"<styleSheet><numFmts><numFmt numFmtId='170' formatCode='dd/mm/yyyy'/></numFmts><cellXfs><xf numFmtId='170'/><xf numFmtId='10'/></cellXfs></styleSheet>" \
  $'\x04'"<workbook><workbookPr date1904='1'/><sheets><sheet name='Inputs' sheetId='1' r:id='rId1'/><sheet name='Variantes' sheetId='2' r:id='rId2'/></sheets></workbook>"
text fuzz_marked $'\x06'"<worksheet><sheetData><row r='1'><c r='A1' s='0'><v>0</v></c><c s='1'/></row></sheetData><legacyDrawing r:id='b'/><extLst/></worksheet>" \
  $'\x01'"<x:styleSheet xmlns:x='m'><x:fills count='1'><x:fill/></x:fills><x:cellXfs count='2'><x:xf/><x:xf fillId='0'><x:alignment/></x:xf></x:cellXfs></x:styleSheet>" \
  $'\x02'"<comments><authors><author>tc={1}</author></authors><commentList><comment ref='A1' authorId='0'><text><t>x</t><rPh/></text></comment></commentList></comments>" \
  $'\x03'"<xml xmlns:v='v'><v:shapetype id=\"_x0000_t202\"/><v:shape id='_x0000_s1025'/></xml>" \
  $'\x03'"<xml xmlns:v='v'><v:shape id='a'><x:Anchor> 1, 2, 3, 4, 5, 6, 7, 8</x:Anchor><x:Row>0</x:Row><x:Column>0</x:Column></v:shape></xml>" \
  $'\x06'"<worksheet><sheetFormatPr defaultColWidth='9'/><cols><col min='1' max='2' width='3.5'/><col min='3' max='9' hidden='1'/></cols><sheetData><row r='1'><c r='A1' s='0'><v>0</v></c><c s='1'/></row></sheetData></worksheet>" \
  $'\x04'"<Relationships><Relationship Id='c' Type='x/comments' Target='../c.xml'/><Relationship Id='b' Type='x/vmlDrawing' Target='/xl/b.vml'/></Relationships>" \
  $'\x05'"<Types><Default Extension='vml' ContentType='x'/></Types>"
seed fuzz_programme '' tests/programmes/taller/inputs.csv

for harness in "$build"/fuzz_*; do
  [[ -x $harness && $harness != *.* ]] || continue
  name=$(basename "$harness")
  log=$build/$name.log
  # One slow input is a fault as well; leaks are looked for.
  if ! "$harness" -seed=2026 -runs="$runs" -max_len=32768 -timeout=10 -rss_limit_mb=4096 \
    -artifact_prefix="$build/$name-" "$build/corpus/$name" >"$log" 2>&1; then
    echo "fuzz: $name: see $log"
    grep -vE '^(#|INFO)' "$log" | head -n 20
    failed=1
  fi
done
exit $failed
