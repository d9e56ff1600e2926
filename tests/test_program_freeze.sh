#!/usr/bin/env bash
# run --freeze: a record whose seal anybody recomputes, of the summary that is beside it, of a folder
# and of a workbook; the same in every language and for any number of threads, and nothing else of the
# results changes.
source tests/program_support.sh
programme=$root/scenarios/redes
cd "$scratch" || exit 1
run() { "$exante" run "$programme" --variant version-1 --set budget.ceiling=-5% -n 300 --no-plots "$@"; }
summary() { sha256sum <"$1/data/summary.csv" | cut -c1-64; }
# sealed FOLDER: its seal is that of its bytes, and its summary the one that is there.
sealed() {
  local record=$1/data/frozen.json seal
  seal=$(sed -n 's/^  "seal": "\(.*\)"$/\1/p' "$record")
  [[ $(head -n -2 "$record" | sha256sum | cut -c1-64) == "$seal" ]] || complain "$1: the seal is not that of the bytes"
  grep -qF "\"summary\": \"$(summary "$1")\"" "$record" || complain "$1: the digest of summary.csv"
  is_whole "$1" || complain "$1: not whole"
}

text=$(run --freeze --lang es --out es) || complain 'es'
sealed es
[[ $text == *"Sello: $(sed -n 's/^  "seal": "\(.*\)"$/\1/p' es/data/frozen.json)"* ]] || complain "the seal is not said: $text"
run --freeze --lang en --threads 3 --quiet --draws --out en || complain 'en'
cmp -s es/data/frozen.json en/data/frozen.json || complain 'language, threads or draws change the record'
run --quiet --out plain || complain 'plain'
[[ ! -e plain/data/frozen.json ]] || complain 'frozen without being asked'
[[ $(summary plain) == "$(summary es)" ]] || complain 'freezing changes the numbers'
# Once more into the same folder, without: what is sealed is not replaced; sealed again it is.
cp -r es kept
run --quiet --lang es --out es 2>stderr
(($? == 2)) && grep -qF 'hay una proyección sellada' stderr && diff -r es kept || complain "again: $(cat stderr)"
run --freeze --quiet --lang es --out es 2>stderr || complain "sealed again: $(cat stderr)"
sealed es
"$exante" convert "$programme" redes.xlsx >/dev/null 2>&1 || complain 'convert'
"$exante" run redes.xlsx -n 300 --no-plots --quiet --freeze --design sobol --out book 2>/dev/null || complain 'workbook'
sealed book
(($(grep -c '"path": ' book/data/frozen.json) == 1)) || complain 'the workbook is there more than once'
finish
