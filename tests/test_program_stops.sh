#!/usr/bin/env bash
# The program stopped half-way: Ctrl-C, kill -9 at random and at the worst moments, two runs at once,
# every write failing in turn. A folder holds the earlier results or the new ones, whole; where a
# kill fell between two files of a move, no run.json, and the next run clears up.
# THOROUGH=1 tries every call; otherwise every fourth.
source tests/program_support.sh
programme=$root/tests/programmes/taller
cd "$scratch" || exit 1
step=4
[[ -n ${THOROUGH:-} ]] && step=1
numbers=("$exante" run "$programme" -n 50 --threads 1 --no-plots --quiet --out out)
# A shell ignores SIGINT in what it starts in the background; a terminal does not.
plain=(env --default-signal=INT,HUP,TERM)

"${numbers[@]}" --seed 1 --draws || complain "the earlier run failed"
mv out out.before
earlier() {
  rm -rf out
  cp -r out.before out
}
is_earlier() { diff -rq out.before out >/dev/null; }
is_sanitized && LIMIT=10000
# listens PID SIGNAL: waits until the program has blocked the signal, which its own thread then takes
# (cli/command/interrupt.c): on a busy machine, or instrumented, it begins late.
listens() {
  local number blocked
  number=$(kill -l "$2")
  for _ in {1..1000}; do
    blocked=$(sed -n 's/^SigBlk:[[:space:]]*//p' "/proc/$1/status" 2>/dev/null)
    ((0x${blocked:-0} >> (number - 1) & 1)) && return
    kill -0 "$1" 2>/dev/null || return
    sleep 0.01
  done
}
milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# stop_at NAME SIGNAL SECONDS OPTIONS...: a long run stopped by a signal.
stop_at() {
  local name=$1 signal=$2 seconds=$3
  shift 3
  stop_verb "$name" "$signal" "$seconds" run "$programme" "$@"
}

# stop_verb NAME SIGNAL SECONDS VERB PROGRAMME OPTIONS...
stop_verb() {
  local name=$1 signal=$2 seconds=$3 pid code start took had=
  shift 3
  [[ ! -e out ]] || had=1
  "${plain[@]}" "$exante" "$@" --no-plots --out out >stdout 2>stderr &
  pid=$!
  listens $pid "$signal"
  sleep "$seconds"
  start=$(milliseconds)
  kill -s "$signal" $pid || complain "$name: it had ended before"
  wait $pid
  code=$?
  took=$(($(milliseconds) - start))
  [[ $code == 130 ]] || complain "$name: exit $code"
  ((took <= ${LIMIT:-20000})) || complain "$name: took $took ms"
  [[ $(cat stderr) == 'exante: interrumpido; no se escribió nada.' && ! -s stdout ]] ||
    complain "$name: said $(cat stderr stdout)"
  if [[ -n $had ]]; then
    is_earlier || complain "$name: the earlier results changed"
    no_leavings out || complain "$name: left behind: $(ls -A out)"
  else
    [[ ! -e out ]] || complain "$name: a folder was left"
  fi
}

interrupts() {
  stop_at 'SIGINT, new folder' INT 0.2 -n 1000000000
  earlier
  stop_at 'SIGINT' INT 0.2 -n 1000000000 --seed 2
  stop_at 'SIGTERM' TERM 0.2 -n 1099511627776 --threads 2
  stop_at 'SIGHUP' HUP 0.2 -n 1000000000 --threads 1
  stop_at 'SIGINT while writing draws' INT 0.3 -n 1000000000 --draws
  stop_at 'SIGINT at once' INT 0 -n 1000000000
  # nohup: a signal that was ignored stays ignored.
  (trap '' HUP && exec "$exante" run "$programme" --no-plots --quiet --out out -n 100000 --seed 3) &
  local pid=$!
  sleep 0.1
  kill -HUP $pid
  wait $pid || complain "SIGHUP under nohup: exit $?"
  is_whole out && grep -q '"seed": 3,' out/data/run.json || complain 'SIGHUP under nohup: not whole'
  # While gnuplot draws: a slow one, that leaves no orphan.
  mkdir bin
  printf '#!/bin/sh\necho $$ >>%q/pids\nexec sleep 7\n' "$PWD" >bin/gnuplot
  chmod +x bin/gnuplot
  earlier
  PATH=$PWD/bin:$PATH "${plain[@]}" "$exante" run "$programme" -n 50 --out out >stdout 2>stderr &
  pid=$!
  local start waited
  for ((waited = 0; waited < 100; waited++)); do
    [[ ! -s pids ]] || break
    sleep 0.1
  done
  start=$(milliseconds)
  kill -INT $pid
  wait $pid
  local code=$?
  [[ $code == 130 ]] || complain "SIGINT while drawing: exit $code"
  (($(milliseconds) - start <= ${LIMIT:-20000})) || complain "SIGINT while drawing: took too long"
  [[ $(cat stderr) == 'exante: interrumpido; no se escribió nada.' ]] || complain "SIGINT while drawing: $(cat stderr)"
  is_earlier && no_leavings out || complain 'SIGINT while drawing: results changed'
  [[ -s pids ]] || complain 'SIGINT while drawing: gnuplot was not yet there'
  while read -r pid; do
    ! kill -0 "$pid" 2>/dev/null || complain 'SIGINT while drawing: gnuplot lives on'
  done <pids
}

# Ctrl-C in each verb of analysis, over earlier results.
analyses() {
  cp -r "$programme" grown
  mkdir grown/variants
  printf 'name,year,distribution,value,low,high,n,unit,grade,source\ncost.admin_share,,constant,0.1,,,,share,stated,x\n' \
    >grown/variants/dear.csv
  earlier
  stop_verb 'SIGINT, compare' INT 0.2 compare grown base dear -n 1000000000 --threads 1
  stop_verb 'SIGINT, solve' INT 0.2 solve grown --find plan.places.2027 --so-that 'p80(spending.2027)<=25000' -n 1000000000 --threads 1
  stop_verb 'SIGINT, monitor' INT 0.2 monitor grown --quick -n 1000000000 --threads 1
  stop_verb 'SIGINT, sensitivity' INT 0.2 sensitivity grown --output linked.deal -n 1048576 --threads 1
  stop_verb 'SIGINT, value' INT 0.2 value grown base dear --most linked.deal/spending -n 1048576 --threads 1
  stop_verb 'SIGTERM, value at once' TERM 0 value grown base dear --most linked.deal/spending -n 1048576
  "$exante" run grown -n 50 --no-plots --quiet --freeze --out small || complain 'the run to freeze failed'
  # A record of many more replicates, sealed again by hand.
  sed 's/"replicates": 50/"replicates": 100000000/' small/data/frozen.json | head -n -2 >large.json
  printf '  "seal": "%s"\n}\n' "$(sha256sum <large.json | cut -c1-64)" >>large.json
  printf 'name,year,value\nspending,2027,20000\n' >observed.csv
  stop_verb 'SIGINT, score' INT 0.2 score large.json --observed observed.csv --threads 1
  stop_verb 'SIGINT, --design' INT 0.2 run grown --design sobol -n 100000000 --threads 1
  stop_verb 'SIGINT, --precision' INT 0.2 run grown --precision 'mean(spending)=0.000001%' --threads 1
}

# settled NAME: after a kill, then after the next run.
settled() {
  if [[ -e out/data/run.json ]]; then
    is_earlier_or_new || complain "$1: the folder has a run.json and is not whole: $(ls -A out)"
  fi
  "${numbers[@]}" --seed 4 || complain "$1: the next run failed: $?"
  is_whole out && grep -q '"seed": 4,' out/data/run.json || complain "$1: the next run is not whole: $(ls -A out)"
  no_leavings out || complain "$1: the next run leaves $(ls -A out)"
}
is_earlier_or_new() {
  rm -rf seen
  cp -r out seen
  rm -rf seen/.exante*
  is_whole seen
}

kills() {
  local i pid
  RANDOM=2026
  for ((i = 0; i < 20; i++)); do
    earlier
    "${numbers[@]}" -n 3000 --seed 2 --draws 2>/dev/null &
    pid=$!
    sleep "0.0$(printf '%03d' $((RANDOM % 700)))"
    kill -9 $pid 2>/dev/null
    { wait $pid; } 2>/dev/null
    settled "kill -9, number $i"
  done
}

# Several runs into one folder, none of which may spoil another.
together() {
  local round seed pid rounds=2
  [[ -z ${THOROUGH:-} ]] || rounds=4
  for ((round = 1; round <= rounds; round++)); do
    local -a pids=()
    rm -rf out
    for seed in 1 2 3 4; do
      "${numbers[@]}" --seed $seed -n $((seed * 200)) $([[ $seed == 2 ]] && echo --draws) 2>stderr.$seed &
      pids+=($!)
    done
    for pid in "${pids[@]}"; do
      wait "$pid" || complain "runs at once, round $round: exit $?: $(cat stderr.*)"
    done
    is_whole out && no_leavings out || complain "runs at once, round $round: not whole: $(ls -A out)"
  done
}

# inject CALL WHAT NUMBER: the numbers' run with one system call changed; its exit code.
inject() {
  timeout 30 strace -f -qq -o trace -e trace="$1" -e inject="$1:$2:when=$3" "${numbers[@]}" --seed 2 >stdout 2>stderr
}

calls_of() {
  strace -f -qq -o trace -e trace="$1" "${numbers[@]}" --seed 2
  grep -cE "(^| )$1\(" trace
}

faults() {
  if is_sanitized; then
    skip 'failing calls: the leak checker does not run under strace'
    return
  fi
  if ! command -v strace >/dev/null || ! strace -qq -o trace true 2>/dev/null; then
    skip 'failing calls: strace is missing or not allowed'
    return
  fi
  local call error count k code
  for call in write fsync mkdir rename close openat flock; do
    earlier
    count=$(calls_of "$call")
    ((count > 0)) || complain "$call: never called"
    for error in ENOSPC EIO; do
      # The first files opened and closed are shared libraries.
      for ((k = 1; k <= count; k += step)); do
        earlier
        inject "$call" "error=$error" "$k"
        code=$?
        case $code in
          0) is_whole out || complain "$call $k $error: exit 0, not whole" ;;
          2 | 3) [[ -s stderr ]] || complain "$call $k $error: exit $code without a word"
            if grep -q 'repita la corrida' stderr; then
              [[ ! -e out/data/run.json ]] || is_earlier_or_new || complain "$call $k $error: not whole"
            else
              is_earlier || complain "$call $k $error: the earlier results changed: $(cat stderr)"
            fi ;;
          127) grep -q 'shared lib' stderr || complain "$call $k $error: exit $code" ;;
          *) complain "$call $k $error: exit $code: $(cat stderr)" ;;
        esac
        settled "after $call $k $error"
      done
    done
  done
  # Death at each step of the move.
  for call in rename unlink fsync rmdir; do
    earlier
    count=$(calls_of "$call")
    for ((k = 1; k <= count; k++)); do
      earlier
      inject "$call" signal=KILL "$k" 2>/dev/null
      settled "killed at $call $k"
      # Twice in a row.
      earlier
      inject "$call" signal=KILL "$k" 2>/dev/null
      inject "$call" signal=KILL "$((count - k + 1))" 2>/dev/null
      settled "killed at $call $k, and again"
    done
  done
}

interrupts
analyses
kills
together
# Every system call in turn takes minutes.
[[ -n ${THOROUGH:-} ]] && faults
finish
