#!/usr/bin/env bash
# No name of an input or output, `word.word`, stands on a picture of any verb, in either language, of
# programmes with their labels and without any.
# shellcheck source=tests/program_support.sh
. tests/program_support.sh
light
cd "$scratch" || exit 1

# named LABEL FOLDER: draws nothing that reads as a name of this program.
named() {
  python3 - "$2" <<'PY' || complain "$1: a name of the program on a picture"
import html, pathlib, re, sys
files = sorted(pathlib.Path(sys.argv[1]).rglob("*.svg"))
wrong = 0
for file in files:
    text = re.sub(r"<style.*?</style>", "", file.read_text(encoding="utf-8"), flags=re.S)
    for shown in re.findall(r"<(?:text|tspan|title|desc)[^>]*>([^<]*)", text):
        for name in re.findall(r"[A-Za-z_]+(?:\.[A-Za-z_]+)+", html.unescape(shown)):
            if not name.endswith((".csv", ".json", ".md")):
                print(file, name, "in", shown[:120])
                wrong = 1
sys.exit(wrong or not files)
PY
}

drawn=0
cp -r "$root/scenarios/redes" plain
rm plain/labels.csv
for lang in es en; do
  for set in "labelled $root/scenarios/redes" "plain plain"; do
    read -r kind redes <<<"$set"
    [[ $kind.$lang == plain.en || $kind.$lang == labelled.es ]] || continue
    draw() { # VERB ARGUMENT...
      local verb=$1
      shift
      "$exante" "$verb" "$redes" "$@" --lang "$lang" --quiet --out "$kind/$lang/$verb$((++drawn))" 2>stderr
      (($? < 2)) || complain "$kind $lang $verb $*: $(cat stderr)"
    }
    draw run -n 500 --set meetings.extra=3 --set cost.round=200
    draw compare base objetado recomendado+inflacion-alta -n 500 --set meetings.extra=3
    draw solve --find plan.places.2026 --so-that 'mean(event.budget_suffices.2026) >= 80%' -n 500
    draw solve --find inflation.mean --so-that 'p80(spending.component.round.2026) >= 80' -n 500
    draw solve --find cost.round --so-that 'sd(spending) <= 80' -n 500
    draw sensitivity --output budget.required.2027 --output participants.region.nuble.2026 -n 1000
    draw sensitivity --output linked.deal --group cost -n 1000
    draw value base sin-preparacion expansion --most linked.deal/spending -n 4096
    draw value base sin-preparacion --most linked.partner.suppliers.2027 -n 4096
    draw monitor -n 500
    named "$kind $lang" "$kind/$lang"
  done
  programmes=(capacitacion nacional)
  [[ $lang == es ]] || programmes=(curso)
  for programme in "${programmes[@]}"; do
    redes=$root/tests/programmes/$programme kind=$programme
    draw run -n 500
    named "$programme $lang" "$programme/$lang"
  done
done

# It does find one that is there.
mkdir -p wrong
printf '<svg><text>cost.round</text></svg>\n' >wrong/a.svg
(complain() { exit 1; }; named wrong wrong) >/dev/null && complain "a name was not found"
finish
