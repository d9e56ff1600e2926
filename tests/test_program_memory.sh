#!/usr/bin/env bash
# Allocation number k fails, alone or with all that follow, for k = 1, 2, 3 …: the program ends with
# exit code 3 and a message, the earlier results as they were; or it did without that memory, and
# the results are right. Never a signal. THOROUGH=1 tries every k; otherwise the first 60 of `run`
# and then every 97th, and some 12 of each other verb.
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


# What is in out, but for what lies aside.
contents() { (cd out && find . -type f ! -path './.exante*' -exec sha256sum {} + | sort); }

# try NAME K COMMAND...: one failure, and what came of it.
try() {
  local name="$1 $2${FAIL_ON:+ and later}" k=$2 code
  shift 2
  FAIL_AT=$k LD_PRELOAD=$fail "$@" >stdout 2>stderr
  code=$?
  if [[ $code == 0 ]]; then
    cmp -s stdout stdout.good || complain "$name: exit 0 and another output"
    [[ ! -s stderr ]] || complain "$name: exit 0 and says $(cat stderr)"
    [[ ! -e out || $(contents) == "$good" ]] || complain "$name: exit 0 and other results"
    renew
    return
  fi
  failures=$((failures + 1))
  [[ $code == 3 ]] || complain "$name: exit $code: $(head -c 300 stderr)"
  [[ -s stderr ]] || complain "$name: exit $code without a word"
  # The folder aside may stay: removing it takes memory. The next run removes it.
  if [[ -e out && $(contents) != "$earlier" ]]; then
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

# all NAME FIRST STEP COMMAND...: k up to the number of allocations of the command: the first ones,
# then one in STEP (0: some 12 in all).
all() {
  local name=$1 first=$2 step=$3 count k
  shift 3
  FAIL_COUNT=$scratch/count LD_PRELOAD=$fail "$@" >stdout.good || complain "$name: exit $?"
  count=$(cat count)
  ((count > 1000)) || complain "$name: only $count allocations"
  ((step > 0)) || step=$((count / 12))
  [[ -z ${THOROUGH:-} ]] || step=$THOROUGH
  [[ ! -e out ]] || good=$(contents)
  renew
  failures=0
  for ((k = 1; k <= count; k += (k < first ? 1 : step))); do
    try "$name" "$k" "$@"
    FAIL_ON=1 try "$name" "$k" "$@"
  done
  ((failures > 10)) || complain "$name: only $failures failures"
}

# verb NAME COMMAND...: the same, for a verb with earlier results of its own.
verb() {
  rm -rf out out.earlier
  "$exante" "$@" --seed 9 --threads 1 --no-plots --quiet --out out 2>/dev/null || complain "$1: the earlier run failed"
  cp -r out out.earlier
  earlier=$(contents)
  all "$1" 1 0 "$exante" "$@" --threads 1 --no-plots --out out
}

all describe 60 97 "${describe[@]}"
"${run[@]}" --seed 9 --draws --quiet || complain 'the earlier run failed'
cp -r out out.earlier
earlier=$(contents)
all run 60 97 "${run[@]}"
verb compare grown base dear -n 300
verb solve grown --find plan.places.2027 --so-that 'p80(budget.required.2027) <= 25000' --between 119 125 -n 100
verb sensitivity grown --output linked.deal --group cost -n 1000
verb value grown base dear --least spending.2027/linked.deal.2027 -n 4096
verb run grown --design lhs -n 64
verb run grown --precision 'mean(spending)=5%' --max-n 1000
finish
