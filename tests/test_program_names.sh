#!/usr/bin/env bash
# No name of an input or output, `word.word` or `word_word`, stands on a picture of any verb that draws, in either
# language, of programmes with their labels and without any; each has what chart_checks.py asks for: its table of
# marks, its resolution, and the theme of --theme.
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
        for name in re.findall(r"[A-Za-z_]+(?:\.[A-Za-z_]+)+|[a-z]+_[a-z_]+", html.unescape(shown)):
            if not name.endswith((".csv", ".json", ".md")):
                print(file, name, "in", shown[:120])
                wrong = 1
sys.exit(wrong or not files)
PY
}

# Data to fit, one of each kind, and what happened.
data() {
  cp "$root/scenarios/series/ipc.csv" series.csv
  printf '%s\n' value 2,4 3,1 2,8 4,5 3,3 5,2 2,2 3,9 >sample.csv
  printf 'value;of\n12;40\n15;44\n9;38\n' >counts.csv
  printf 'expert;p5;p50;p95\nA;0,2;0,3;0,5\nB;0,1;0,25;0,4\n' >experts.csv
  printf '%s\n' 'name,year,value,of,round' applicants,2026,1100,, admissible,2026,900,, beneficiaries,2026,470,, participants,2026,400,, \
    linked.contact,2026,120,180,1 >observed.csv
}
data

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
      local out=$kind/$lang/$verb$((++drawn))
      "$exante" "$verb" "$redes" "$@" "${theme[@]}" --lang "$lang" --quiet --out "$out" 2>stderr
      (($? < 2)) || complain "$kind $lang $verb $*: $(cat stderr)"
      python3 "$root/tests/chart_checks.py" "$out" "${theme[@]:+logo}" 2>said || complain "$kind $lang $verb $*: $(tail -n 1 said)"
    }
    theme=()
    [[ $kind == plain ]] || theme=(--theme "$root/tests/theme/theme.csv")
    draw run -n 500 --set meetings.extra=3 --set cost.round=200
    draw compare base objetado recomendado+inflacion-alta -n 500 --set meetings.extra=3
    draw solve --find plan.places.2026 --so-that 'mean(event.budget_suffices.2026) >= 80%' -n 500
    draw sensitivity --output budget.required.2027 --output participants.region.nuble.2026 -n 1000
    draw value base sin-preparacion expansion --most linked.deal/spending -n 4096
    draw monitor -n 500
    named "$kind $lang" "$kind/$lang"
    [[ $kind == labelled || -n ${THOROUGH:-} ]] || continue # the rest in both languages: make check-thorough
    draw solve --find inflation.mean --so-that 'p80(spending.component.round.2026) >= 80' -n 500
    draw solve --find cost.round --so-that 'sd(spending) <= 80' -n 500
    draw sensitivity --output linked.deal --group cost -n 1000
    draw value base sin-preparacion --most linked.partner.suppliers.2027 -n 4096
    cp -r "$redes" "taught-$lang" && programme=$redes redes=taught-$lang
    draw update --observed observed.csv --as learned -n 2000
    "$exante" run "$programme" -n 500 --no-plots --quiet --freeze --out "sealed-$lang" || complain 'freeze'
    redes=sealed-$lang draw score --observed observed.csv
    redes=series.csv draw fit --as inflation
    redes=sample.csv draw fit --as meetings.extra
    redes=counts.csv draw fit --as completion.preparation
    redes=experts.csv draw fit --as link.contact
    redes=$root/scenarios/cuenta-publica-2025 draw charts
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
