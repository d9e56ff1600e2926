#!/usr/bin/env bash
# Opening and saving every shipped CSV in a spreadsheet of Chile or of the United States changes no
# verdict of `check` and no number of `run` and `charts`, or is refused with the cell named.
# spreadsheet.py does what LibreOffice does (recorded in tests/spreadsheet/saved); with SPREADSHEET
# set to a script that takes its arguments, that saves the files instead (make check-spreadsheet).
source tests/program_support.sh
n=50
[[ -n ${THOROUGH:-} ]] && n=300
spreadsheet=${SPREADSHEET:-$root/tests/spreadsheet/spreadsheet.py}
python3 "$root/tests/spreadsheet/spreadsheet.py" --test "$root/tests/spreadsheet/probe.csv" \
  "$root/tests/spreadsheet/saved" || complain "another spreadsheet than the recorded one"
python3 "$root/tests/spreadsheet/plain.py" --check scenarios/*/ || complain "shipped numbers with thousands marks"

# essence FILE: of check.csv, what is claimed, its verdict, its fact and its note; other tables whole, and the
# probabilities under other spreads.
essence() {
  if [[ $1 == */check.csv ]]; then
    python3 -c 'import csv, sys
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")):
    print(next(iter(row.values())), row["verdict"], row["fact"], row["note"])' "$1"
  else
    cat "$1"
    [[ ! -f ${1%/*}/robustness.csv ]] || cat "${1%/*}/robustness.csv"
  fi
}

# work FOLDER: runs every verb on the files of FOLDER; one result file or refusal for each.
work() {
  local name code
  cd "$1" || exit 1
  mkdir results
  works=("check-redes check.csv check scenarios/redes" "check-account check.csv check scenarios/cuenta-publica-2025"
         "charts charts.csv charts scenarios/cuenta-publica-2025 --no-plots" "feria charts.csv charts tests/datasets/feria --no-plots"
         "taller summary.csv run tests/programmes/taller -n $n --no-plots" "redes summary.csv run scenarios/redes -n $n --no-plots")
  # Detecting special numbers changes more: the variants are tried so alone.
  for name in scenarios/redes/variants/*.csv; do
    [[ $1 == *-false ]] && break
    name=$(basename "$name" .csv)
    works+=("redes-$name summary.csv run scenarios/redes -n $n --no-plots --variant $name")
  done
  for name in "${works[@]}"; do
    read -r id table words <<<"$name"
    # shellcheck disable=SC2086
    "$exante" $words --out "out/$id" >/dev/null 2>"results/$id.said"
    code=$?
    if ((code == 0 || code == 1)) && [[ -f out/$id/data/$table ]]; then
      essence "out/$id/data/$table" >"results/$id"
    elif ((code == 2)) && grep -qE '^[^ ]+\.csv:[0-9]+:[0-9]+: ' "results/$id.said"; then
      echo refused >"results/$id"
    else
      echo "exit $code: $(head -n 3 "results/$id.said")" >"results/$id"
    fi
  done
  cd "$scratch" || exit 1
}

for place in as-shipped es-CL-true es-CL-false en-US-true en-US-false; do
  mkdir -p "$scratch/$place/tests"
  cp -r "$root/scenarios" "$scratch/$place/"
  cp -r "$root/tests/datasets" "$root/tests/programmes" "$scratch/$place/tests/"
done
cd "$scratch" || exit 1
work as-shipped
count=0
for place in es-CL-true es-CL-false en-US-true en-US-false; do
  find "$place" -name '*.csv' -print0 | xargs -0 "$spreadsheet" "${place%-*}" "${place##*-}" ||
    complain "$place: not saved"
  work "$place"
  for result in as-shipped/results/*; do
    id=$(basename "$result")
    [[ $id == *.said || ! -f $place/results/$id ]] && continue
    grep -qE '^(exit|refused)' "$result" && complain "$id as shipped: $(<"$result")"
    grep -qx refused "$place/results/$id" || cmp -s "$result" "$place/results/$id" ||
      complain "$place: $id: $(diff "$result" "$place/results/$id" | head -n 5)"
    # What Chilean planners do with Chilean files must work, not be refused.
    [[ $place == es-CL-* && $id != taller && $id != feria ]] && grep -qx refused "$place/results/$id" &&
      complain "$place: $id is refused: $(head -n 3 "$place/results/$id.said")"
    count=$((count + 1))
  done
done
((count >= 45)) || complain "only $count results compared"
finish
