#!/usr/bin/env bash
# An allocation fails, alone or with all that follow: the program ends with exit code 3 and a message,
# the earlier results as they were; or it did without that memory, and the results are right. Never
# a signal. Tried is the first allocation from each line of the source that has not been tried in an
# earlier verb, in turn alone and with all that follow: all those of describe, and every fourth of the
# verbs that simulate. THOROUGH=1 (make check-thorough) tries the first allocation of each path of four
# calls, in both ways.
source tests/program_support.sh
programme=$root/tests/programmes/taller
fail=$build/tests/fail_alloc.so
if is_sanitized; then
  skip 'failing allocations: the sanitizer has its own allocator'
  finish
fi
[[ -e $fail ]] || complain "$fail is missing"
run=("$exante" run "$programme" -n 300 --threads 1 --no-plots --out out)
describe=("$exante" describe "$programme")
cd "$scratch" || exit 1
# A programme with a variant, another with more years, and correlated inputs.
cp -r "$programme" grown
mkdir grown/variants
printf 'name,year,distribution,value,low,high,n,unit,grade,source\nplan.places,2032,constant,100,,,,places,stated,x\n' \
  >grown/variants/longer.csv
printf 'name,year,distribution,value,low,high,n,unit,grade,source\ncost.admin_share,,constant,0.1,,,,share,stated,x\n' \
  >grown/variants/dear.csv
printf 'name_a,name_b,rank_correlation,source\nmeetings.kept,link.contact,0.5,x\n' >grown/correlations.csv

# same_results A B: the same files, but for what lies aside.
same_results() { diff -rq -x '.exante*' "$1" "$2" >/dev/null; }

# try NAME K COMMAND...: one failure, and what came of it.
try() {
  local name="$1 $2${FAIL_ON:+ and later}" k=$2 code
  shift 2
  tries=$((tries + 1))
  FAIL_AT=$k LD_PRELOAD=$fail "$@" >stdout 2>stderr
  code=$?
  if [[ $code == 0 ]]; then
    cmp -s stdout stdout.good || complain "$name: exit 0 and another output"
    [[ ! -s stderr ]] || complain "$name: exit 0 and says $(cat stderr)"
    [[ ! -e out ]] || same_results out out.good || complain "$name: exit 0 and other results"
    renew
    return
  fi
  failures=$((failures + 1))
  [[ $code == 3 ]] || complain "$name: exit $code: $(head -c 300 stderr)"
  [[ -s stderr ]] || complain "$name: exit $code without a word"
  # The folder aside may stay: removing it takes memory. The next run removes it.
  if [[ -e out ]] && ! same_results out out.earlier; then
    complain "$name: the earlier results changed"
    renew
  fi
}

# renew: the earlier results again.
renew() {
  [[ ! -e out ]] && return
  rm -rf out
  cp -r out.earlier out
}

# all NAME STEP COMMAND...: at every STEPth place where the command allocates and no earlier one did.
all() {
  local name=$1 step=$2 k place
  shift 2
  FAIL_PATHS=$scratch/paths FAIL_DEPTH=$depth LD_PRELOAD=$fail "$@" >stdout.good ||
    complain "$name: exit $?"
  if [[ -e out ]]; then
    rm -rf out.good
    cp -r out out.good
    renew
  fi
  while read -r k place; do
    [[ -z ${known[$place]:-} ]] || continue
    known[$place]=1
    ((++places % step == 0)) || continue
    ((depth == 1 && places / step % 2)) || try "$name" "$k" "$@"
    ((depth == 1 && places / step % 2 == 0)) || FAIL_ON=1 try "$name" "$k" "$@"
  done <paths
}

# verb NAME COMMAND...: the same, for a verb with earlier results of its own.
verb() {
  rm -rf out out.earlier
  "$exante" "$@" --seed 9 --threads 1 --no-plots --quiet --out out 2>/dev/null || complain "$1: the earlier run failed"
  cp -r out out.earlier
  all "$1" $step "$exante" "$@" --threads 1 --no-plots --out out
}

declare -A known=()
depth=1 step=4 places=0 tries=0 failures=0
[[ -z ${THOROUGH:-} ]] || depth=4 step=1
all describe 1 "${describe[@]}"
"${run[@]}" --seed 9 --draws --quiet || complain 'the earlier run failed'
cp -r out out.earlier
all run $step "${run[@]}"
verb compare grown base dear -n 300
verb solve grown --find plan.places.2027 --so-that 'p80(budget.required.2027) <= 25000' --between 119 125 -n 100
verb monitor grown -n 300
verb sensitivity grown --output linked.deal --group cost -n 1000
verb value grown base dear --least spending.2027/linked.deal.2027 -n 4096
verb run grown --design lhs -n 64 --freeze
# Scores of a frozen forecast, with others before them.
rm -rf out out.earlier
"$exante" run grown -n 100 --no-plots --quiet --freeze --out frozen 2>/dev/null || complain 'the run to freeze failed'
printf 'name,year,value\nspending,2027,21000\nevent.places_filled,2027,1\n' >before.csv
printf 'name,year,value\nspending,2027,21345\nbeneficiaries,2027,118\nindicator.deal,2027,20\nevent.places_filled,2027,0\n' >observed.csv
"$exante" score frozen --observed before.csv --threads 1 --no-plots --quiet --out out || complain 'the earlier scores failed'
cp -r out out.earlier
all score $step "$exante" score frozen --observed observed.csv --threads 1 --no-plots --out out
# Rows from data of each kind.
printf '%s\n' value 182.5 240 199 310.2 275 228.9 205 260 187 233 >sample.csv
printf 'value,of\n31,50\n18,40\n' >counts.csv
printf 'expert,p5,p50,p95\nA,20%%,35%%,50%%\nB,30%%,40%%,55%%\n' >experts.csv
awk 'BEGIN { print "year,value"; for (t = 2000; t < 2016; t++) print t "," 100 + t * 41 % 23 }' >series.csv
for data in 'sample cost.workshop M$2027' 'counts completion.workshop share' 'experts completion.workshop share' 'series population.potential firms'; do
  read -r file input unit <<<"$data"
  rm -rf out out.earlier
  "$exante" fit $file.csv --as "$input" --unit "$unit" --no-plots --quiet --out out || complain "fit $file failed"
  cp -r out out.earlier
  all "fit $file" $step "$exante" fit $file.csv --as "$input" --unit "$unit" --no-plots --out out
done
verb run grown --precision 'mean(spending)=5%' --max-n 1000
((tries > 100 && failures > 80)) || complain "only $tries tries, $failures failures"
