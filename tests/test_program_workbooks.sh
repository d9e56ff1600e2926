#!/usr/bin/env bash
# Workbooks with something wrong in them, each with its exact message in both languages (tests/bad/workbooks.tsv):
# what is said, and that nothing is written.
source tests/program_support.sh
cases=$root/tests/bad/workbooks.tsv
breaker=$root/tests/workbook/break.py
cd "$scratch" || exit 1
"$exante" new base.xlsx --lang es --quiet
"$exante" run base.xlsx --lang es --quiet --out plain --no-plots -n 10
same='title-of-variants title-of-ones-own sheet-copied blanks-unseen numbers-as-text'
"$exante" new form.xlsx --form --lang es --quiet

# said LANG VERB EXIT TEXT: what the program says of libro.xlsx.
said() {
  local got
  "$exante" "$2" libro.xlsx --lang "$1" --quiet --out results $([[ $2 == run ]] && echo --no-plots -n 10) >stdout 2>stderr
  got=$?
  [[ $got == "$3" ]] || complain "$id, $1: ended with $got, not $3"
  [[ $(<stderr) == "${4%$'\n'}" ]] || complain "$id, $1: $(<stderr)"
  [[ $got == 0 || ! -e results ]] || complain "$id, $1: it wrote $(ls results)"
  # What is read in spite of how it is written gives the numbers of what it was made from.
  [[ $1 != es || " $same " != *" $id "* ]] || cmp -s results/data/summary.csv plain/data/summary.csv || complain "$id: other numbers"
  rm -rf results
}

count=0
while IFS= read -r line; do
  [[ $line != '#'* ]] || continue
  # Not by read: a tab is white space to it, and an empty field would be lost.
  mapfile -t fields <<<"${line//$'\t'/$'\n'}"
  id=${fields[0]}
  mapfile -t steps <<<"${fields[2]// ;; /$'\n'}"
  python3 "$breaker" "${fields[1]}.xlsx" libro.xlsx "${steps[@]}" 2>stderr || { complain "$id: $(tail -1 stderr)"; continue; }
  printf -v spanish %b "${fields[5]}"
  printf -v english %b "${fields[6]}"
  said es "${fields[3]}" "${fields[4]}" "$spanish"
  said en "${fields[3]}" "${fields[4]}" "$english"
  count=$((count + 1))
done <"$cases"

# The mark that Excel leaves beside a workbook that it has open.
printf 'user' >'~$base.xlsx'
"$exante" run '~$base.xlsx' --lang es >stdout 2>stderr
[[ $? == 2 && $(<stderr) == '~$base.xlsx: no es el libro sino la marca que Excel deja mientras lo tiene abierto. Cierre «base.xlsx» en Excel y escriba ese nombre.' ]] ||
  complain "the mark of an open workbook: $(<stderr)"
[[ $count -ge 40 ]] || complain "only $count wrong workbooks"
finish
