#!/usr/bin/env bash
# score --history: a ledger that only grows, whose links anybody recomputes; what it says of all forecasts is what follows from its lines; and
# a byte that is changed, a line taken out or put in is refused with its line.
source tests/program_support.sh
cp -r "$root/tests/programmes/taller" "$scratch/taller"
cd "$scratch" || exit 1
for seed in 3 4; do
  "$exante" run taller -n 400 --seed $seed --no-plots --quiet --freeze --out frozen$seed || complain 'run'
done
# rows FILE ROWS: an observed.csv.
rows() { printf 'name,year,value\n%b' "$2" >"$1"; }
rows a.csv 'applicants,2027,131\nbeneficiaries,2026,100\nbeneficiaries,2027,118\nspending,2027,21345.5\nevent.places_filled,2027,0\n'
rows b.csv 'applicants,2027,90\nbeneficiaries,2027,80\nindicator.deal,2027,90%\n'
rows c.csv 'applicants,2027,131\nbeneficiaries,2026,100\nbeneficiaries,2027,1\nspending,2027,21345.5\nevent.places_filled,2027,0\n'
score() { "$exante" score "$1" --observed "$2" --history ledger.jsonl --no-plots --out out --lang "${3:-en}"; }

text=$(score frozen3 a.csv) || complain 'first'
[[ $text == *'1 frozen forecast, 4 outcomes, with this one'* ]] || complain "first: $text"
is_whole out || complain 'first: not whole'
cp ledger.jsonl one.jsonl
text=$(score frozen3 a.csv es) || complain 'again'
[[ $text == *'esta ya estaba en ledger.jsonl, que no cambia'* ]] || complain "again: $text"
cmp -s ledger.jsonl one.jsonl || complain 'the same outcome was added twice'
text=$(score frozen4 b.csv) || complain 'second'
[[ $text == *'2 frozen forecasts, 7 outcomes'* ]] || complain "second: $text"
cmp -s -n "$(stat -c %s one.jsonl)" ledger.jsonl one.jsonl || complain 'what was there was changed'
# A result that is corrected replaces what it was, and what it was stays in the file.
text=$(score frozen3 c.csv) || complain 'corrected'
[[ $text == *'2 frozen forecasts, 7 outcomes'* ]] || complain "corrected: $text"
(($(wc -l <ledger.jsonl) == 3)) || complain 'lines'
last=$(tail -n 1 ledger.jsonl)
[[ $text == *"Last link: $(sed 's/.*"link":"//; s/".*//' <<<"$last")"* ]] || complain 'the last link is not told'

# Anybody's road: each link is the digest of its line and follows on the one before.
before=$(printf '0%.0s' {1..64})
while IFS= read -r line; do
  link=$(sed 's/.*"link":"//; s/"}$//' <<<"$line")
  [[ $(sed 's/,"link":"[0-9a-f]*"}$//' <<<"$line" | tr -d '\n' | sha256sum | cut -c1-64) == "$link" ]] || complain 'a link is not that of its bytes'
  [[ $line == *"\"previous\":\"$before\",\"link\":\"$link\"}" ]] || complain 'a link does not follow'
  before=$link
done <ledger.jsonl

# What the lines say together: the last of each output of each forecast.
python3 - ledger.jsonl out/data/track.csv <<'END' || complain "track: $(cat out/data/track.csv)"
import csv, json, math, sys
scores = {}
for line in open(sys.argv[1]):
    entry = json.loads(line)
    for s in entry["scores"]:
        scores[entry["seal"], s["output"], s["year"]] = s
judged = [s for s in scores.values() if not s["event"]]
table = {r["measure"]: r for r in csv.DictReader(open(sys.argv[2]))}
def near(name, of, value):
    assert int(table[name]["n"]) == of and abs(float(table[name]["measured"]) - value) < 1e-8, (name, table[name], of, value)
near("inside_p05_p95", len(judged), sum(s["in_90"] for s in judged) / len(judged))
near("inside_p05_p95", len(judged), sum(s["p05"] <= s["value"] <= s["p95"] for s in judged) / len(judged))
near("mean_pit", len(judged), sum(s["pit"] for s in judged) / len(judged))
ratios = [math.log(s["crps"] / abs(s["value"] - s["plan"])) for s in judged if s["plan"] is not None and s["value"] != s["plan"]]
near("log_ratio_plan", len(ratios), sum(ratios) / len(ratios))
events = [s for s in scores.values() if s["event"]]
near("mean_brier", len(events), sum(s["brier"] for s in events) / len(events))
assert len(judged) == 6 and len(events) == 1
END

# refused WHAT LINE: the ledger as it stands is refused there, and nothing is written.
cp ledger.jsonl good.jsonl
refused() {
  cp ledger.jsonl before.jsonl
  score frozen4 a.csv >stdout 2>stderr
  local code=$?
  [[ $code == 2 ]] || complain "$1: exit $code"
  grep -q "^ledger.jsonl:$2: " stderr || complain "$1: $(cat stderr)"
  [[ ! -s stdout ]] || complain "$1: something was said"
  cmp -s ledger.jsonl before.jsonl || complain "$1: it was changed"
  cp good.jsonl ledger.jsonl
}
sed -i '2s/"value":80/"value":81/' ledger.jsonl
cmp -s ledger.jsonl good.jsonl && complain 'nothing was changed'
refused 'a value' 2
sed -i 2d ledger.jsonl
refused 'a line taken out' 2
sed -i '1{h;G}' ledger.jsonl
refused 'a line twice' 2
truncate -s -1 ledger.jsonl
refused 'a line cut short' 3
sed -i '1s/$/\r/' ledger.jsonl
refused 'a line end' 1
printf 'name,year,value\n' >ledger.jsonl
refused 'another file' 1
# A sealed line that is no score: whoever makes it knows the digest.
text='{"kind":"exante ledger, format 1","scores":[{}],"previous":"'$(printf '0%.0s' {1..64})'"'
printf '%s,"link":"%s"}\n' "$text" "$(printf '%s' "$text" | sha256sum | cut -c1-64)" >ledger.jsonl
refused 'no score' 1
score frozen4 a.csv >/dev/null || complain 'after all'
(($(wc -l <ledger.jsonl) == 4)) || complain 'lines after all'
# Where it cannot be written that is said before anything is written, and nothing is told to have been added.
"$exante" score frozen4 --observed a.csv --history none/ledger.jsonl --no-plots --out there --lang en >stdout 2>stderr
[[ $? == 3 && ! -e there && ! -s stdout ]] || complain "unwritable: $(cat stdout stderr)"
grep -q 'cannot be written to none/ledger.jsonl: .* Nothing was written' stderr || complain "unwritable: $(cat stderr)"
# A link stays a link, and the file that it leads to keeps its permissions; a new one has those of any file.
mkdir kept && cp ledger.jsonl kept/real.jsonl && head -2 ledger.jsonl >kept/real.jsonl && chmod 640 kept/real.jsonl && ln -s kept/real.jsonl link.jsonl
"$exante" score frozen4 --observed a.csv --history link.jsonl --no-plots --quiet --out out || complain 'a link'
[[ -L link.jsonl && $(stat -c %a kept/real.jsonl) == 640 && $(wc -l <kept/real.jsonl) == 3 ]] || complain "a link: $(ls -l link.jsonl kept)"
(umask 027 && "$exante" score frozen4 --observed a.csv --history new.jsonl --no-plots --quiet --out out) && [[ $(stat -c %a new.jsonl) == 640 ]] || complain "a new one: $(ls -l new.jsonl)"
ln -s nowhere/at.jsonl dangling.jsonl
"$exante" score frozen4 --observed a.csv --history dangling.jsonl --no-plots --out out --lang en 2>stderr >/dev/null && complain 'a link to nothing'
[[ -L dangling.jsonl ]] && grep -q 'dangling.jsonl: the file does not exist' stderr || complain "a link to nothing: $(cat stderr)"
[[ -z $(find . -name '.exante-*') ]] || complain 'something was left aside'
finish
