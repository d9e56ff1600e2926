#!/usr/bin/env bash
# What a hostile or a tired person types or keeps in files, for the verbs of analysis: exit 2 with a
# message, nothing executed, no control character on the terminal, nothing written; and programmes at
# the edge, which get a right answer or a clear refusal.
source tests/program_support.sh
cp -r "$root/tests/programmes/taller" "$scratch/taller"
cd "$scratch" || exit 1
mkdir taller/variants
head='name,year,distribution,value,low,high,n,unit,grade,source'
# variant NAME ROW...
variant() {
  { echo "$head"; printf '%s\n' "${@:2}"; } >"taller/variants/$1.csv"
}
variant dear 'cost.admin_share,,constant,0.1,,,,share,stated,x'
variant longer 'plan.places,2032,constant,100,,,,places,stated,x'
variant earlier 'plan.places,2026,constant,100,,,,places,stated,x'
variant none 'completion.workshop,,constant,0,,,,share,stated,x'

# refused WHAT WORDS ARGUMENTS...
refused() {
  local what=$1 words=$2 code
  shift 2
  "$exante" "$@" --lang en --no-plots --out out >stdout 2>stderr </dev/null
  code=$?
  [[ $code == 2 ]] || complain "$what: exit $code: $(cat stderr)"
  grep -qF -- "$words" stderr || complain "$what: $(cat stderr)"
  [[ $(wc -c <stderr) -lt 2500 ]] || complain "$what: a message of $(wc -c <stderr) bytes"
  ! LC_ALL=C grep -q $'[\x01-\x08\x0b-\x1f\x7f]' stderr || complain "$what: raw control characters"
  [[ ! -s stdout && ! -e out && ! -e touched ]] || complain "$what: something was written or run"
  rm -rf out touched
}

"$exante" run taller -n 100 --no-plots --quiet --freeze --out frozen || complain 'frozen'
# Texts at every place where the verbs take one.
long=$(printf 'a%.0s' {1..5000})
event='event.budget_suffices.2027'
for text in '"; system("touch touched"); #' '`touch touched`' "$long" $'a\nb\x1b[31m' $'\xff\xfe' ' ' '../../x' '%s%n' '.2027' 'añó' '{1}'; do
  refused "--find $text" '--find' solve taller --find "$text" --so-that "mean($event) >= 80%"
  refused "--so-that $text" '--so-that' solve taller --find plan.places.2027 --so-that "$text"
  refused "threshold $text" '--so-that' solve taller --find plan.places.2027 --so-that "mean($event) >= ${text:0:80}"
  refused "--between $text" '--between' solve taller --find plan.places.2027 --so-that "mean($event) >= 80%" --between 10 "$text"
  refused "--output $text" '--output' sensitivity taller --output "$text"
  refused "--group $text" '--group' sensitivity taller --output linked.deal --group "$text"
  refused "--precision $text" '--precision' run taller --precision "$text"
  refused "tolerance $text" '--precision' run taller --precision "mean(spending)=${text:0:80}"
  refused "--observed ${text:0:300}" "" score frozen --observed "${text:0:300}"
  refused "score ${text:0:300}" "" score "${text:0:300}" --observed frozen/data/summary.csv
  printf 'name,year,value\n"%s",2027,1\nspending,2027,"%s"\n' "${text//\"/\"\"}" "${text//\"/\"\"}" >observed.csv
  refused "observed $text" observed.csv score frozen --observed observed.csv
  refused "learned $text" observed.csv update taller --observed observed.csv --as learned
  refused "--as ${text:0:300}" '' update taller --observed /dev/null --as "$text"
  refused "--as of data ${text:0:300}" '--as' fit observed.csv --as "$text"
  refused "fit ${text:0:300}" '' fit "${text:0:300}" --as inflation
  printf 'expert,p5,p50,p95\n"%s",1,2,"%s"\n' "${text//\"/\"\"}" "${text//\"/\"\"}" >experts.csv
  refused "experts $text" experts.csv fit experts.csv --as demand.applicants_per_place
  refused "--design $text" '--design' run taller --design "$text"
  refused "--max-n $text" '--max-n' run taller --precision 'mean(spending)=1' --max-n "$text"
  refused "--most $text" '' value taller base dear --most "$text"
  refused "scenario $text" 'variant' value taller base "$text" --most linked.deal
  refused "reference $text" 'variant' compare taller "$text" base
done
refused 'nan' 'is not a finite number' solve taller --find plan.places.2027 --so-that 'mean(spending.2027) >= nan'
refused 'inf' 'is not a finite number' run taller --precision 'mean(spending)=inf'

# Year 0000 is no year: not the total by another name.
refused 'find 0000' '--find' solve taller --find plan.places.0000 --so-that "mean($event) >= 80%"
refused 'so-that 0000' '"event.plan_met.0000" is not an output' solve taller --find plan.places.2027 --so-that 'mean(event.plan_met.0000) >= 0.1'
refused 'output 0000' '"linked.deal.0000" is not an output' sensitivity taller --output linked.deal.0000
refused 'precision 0000' '"spending.0000" is not an output' run taller --precision 'mean(spending.0000)=1'
refused 'most 0000' '"linked.deal.0000" is not an output' value taller base dear --most linked.deal.0000

# A decision between totals of five and of six years, or between M$ of two price years, is none.
refused 'other years' '"base" covers 2027–2031 and "longer" covers 2027–2032' value taller base longer --most linked.deal
"$exante" value taller base longer --most linked.deal.2028 -n 4096 --no-plots --quiet --out out || complain 'a common year'
rm -rf out
cp -r taller priced
sed -i 's/^inflation.start,2026/inflation.start,2025/' priced/inputs.csv
refused 'other prices' 'its unit is M$2027 in "base" and M$2026 in "earlier"' value priced base earlier --least spending.real.2027

# The same wrong file, read for each scenario, is wrong for each.
printf 'name_a,name_b,rank_correlation,sourc\nmeetings.kept,link.contact,0.5,x\n' >taller/correlations.csv
refused 'correlations, value' 'column "source" is missing' value taller base dear --most linked.deal
refused 'correlations, compare' 'column "source" is missing' compare taller base dear none
for cells in 'meetings.kept,link.contact,nan' 'meetings.kept,link.contact,1' '"; system(""touch touched"")",link.contact,0.5' \
  '../x,link.contact,0.5' 'meetings.kept,meetings.kept,0.5' 'cost.workshop.0000,link.contact,0.5'; do
  printf 'name_a,name_b,rank_correlation,source\n%s,x\n' "$cells" >taller/correlations.csv
  refused "correlation $cells" 'correlations.csv:2:' compare taller base dear
done
rm taller/correlations.csv

# Where nobody completes: no firm, hence no cost per deal.
refused 'undefined, sensitivity' 'cannot be shared out' sensitivity taller --variant none --output cost.per_deal.2027 -n 1000
refused 'undefined, value' 'too few' value taller base none --least cost.per_deal.2027 -n 4096
"$exante" solve taller --variant none --find plan.places.2027 --so-that 'p80(cost.per_deal.2027) <= 1000' -n 200 \
  --lang en --no-plots --out out >stdout
[[ $? == 1 ]] && grep -q 'the output is not defined at any value' stdout || complain "undefined, solve: $(cat stdout)"
"$exante" run taller --variant none --precision 'mean(cost.per_deal.2027)=1%' --lang en --no-plots --quiet --out out 2>stderr
[[ $? == 1 ]] && grep -q 'the output is defined in no replicate' stderr && grep -q 'cannot be reached: 16384 replicates' stderr || complain "undefined, precision: $(cat stderr)"
"$exante" compare taller none none+dear -n 200 --no-plots --lang en --out out >stdout || complain "undefined, compare: exit $?"
# A constant is precise at once.
"$exante" run taller --precision 'mean(budget.ceiling.2027)=0.001%' -n 1 --no-plots --out out --lang en >stdout || complain 'constant, precision'
grep -q '26,000.00 ± 0.00 M\$nominal, .* Reached.' stdout || complain "constant, precision: $(tail -3 stdout)"
grep -q '"replicates": 16384,' out/data/run.json || complain 'constant, precision: more than the first stage'
# An input that the noise hides is not said to have no effect.
"$exante" solve taller --find plan.places.2027 --so-that 'p80(cost.per_deal.2027) <= 500' -n 300 --lang en --no-plots --out out >stdout
grep -q 'does not change the output by more than the error of the simulation. The nearest: P80' stdout ||
  complain "hidden effect: $(grep Answer -A1 stdout; grep 'No answer' stdout)"

light
# Labels full of markup and code are drawn as text.
markup='"; system("touch touched"); # '\''x'\'' {/Bold a}^b_c@d %s $(touch touched) &amp; <b>'
for name in programme cost.workshop meetings.kept link.contact meetings.extra; do
  printf '%s;%s;%s\n' "$name" "\"${markup//\"/\"\"}\"" "\"${markup//\"/\"\"}\""
done | { printf 'name;es;en\n'; cat; } >taller/labels.csv
rm -rf out
"$exante" sensitivity taller --output linked.deal -n 1000 --quiet --out out || complain "markup, sensitivity: exit $?"
grep -q '{/Bold' out/charts/tornado.svg && [[ ! -e touched ]] || complain 'markup: not drawn as text'
rm -rf out
"$exante" value taller base dear --least spending -n 4096 --quiet --out out || complain "markup, value: exit $?"
"$exante" compare taller base dear -n 200 --quiet --out out || complain "markup, compare: exit $?"
"$exante" solve taller --find plan.places.2027 --so-that "mean($event) >= 80%" -n 200 --quiet --out out || complain "markup, solve: exit $?"
[[ ! -e touched ]] || complain 'markup: executed'
finish
