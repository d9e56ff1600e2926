#!/usr/bin/env bash
# Allocation number k fails, alone or with all that follow, for k = 1, 2, 3 …: the program ends with
# exit code 3 and a message, the earlier results as they were; or it did without that memory, and
# the results are right. Never a signal. THOROUGH=1 tries every k; otherwise the first 60 and then
# every 97th.
source tests/program_support.sh
programme=$root/tests/programmes/taller
fail=$build/tests/fail_alloc.so
if is_sanitized; then
  skip 'failing allocations: the sanitizer has its own allocator'
  finish
fi
[[ -e $fail ]] || complain "$fail is missing"
step=97
[[ -n ${THOROUGH:-} ]] && step=1
run=("$exante" run "$programme" -n 300 --threads 1 --no-plots --out out)
describe=("$exante" describe "$programme")
cd "$scratch" || exit 1


# What is in out, but for what lies aside.
contents() { (cd out && sha256sum -- *); }

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

# all NAME COMMAND...: every k up to the number that the command needs.
all() {
  local name=$1 count k
  shift
  FAIL_COUNT=$scratch/count LD_PRELOAD=$fail "$@" >stdout.good || complain "$name: exit $?"
  count=$(cat count)
  ((count > 1000)) || complain "$name: only $count allocations"
  [[ ! -e out ]] || good=$(contents)
  renew
  failures=0
  for ((k = 1; k <= count; k += (k < 60 ? 1 : step))); do
    try "$name" "$k" "$@"
    FAIL_ON=1 try "$name" "$k" "$@"
  done
  ((failures > 30)) || complain "$name: only $failures failures"
}

all describe "${describe[@]}"
"${run[@]}" --seed 9 --draws --quiet || complain 'the earlier run failed'
cp -r out out.earlier
earlier=$(contents)
all run "${run[@]}"
finish
