#!/usr/bin/env bash
# Several processes give what one gives, to the byte: files and terminal. One that dies ends the run
# with a message and nothing half-written. Needs mpirun.
# usage: check_mpi.sh BUILD
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
wrong=0
complain() {
  echo "check-mpi: $*" >&2
  wrong=1
}
mpi=(mpirun --oversubscribe --quiet)
[[ $(id -u) != 0 ]] || mpi+=(--allow-run-as-root)
redes=$root/scenarios/redes

# same PROCESSES VERB…
same() {
  local processes=$1
  shift
  rm -rf out many
  "$build/exante" "$@" --no-plots --out out >one.txt 2>&1 || complain "$*: exit $?"
  mv out one
  "${mpi[@]}" -n "$processes" "$build/exante-mpi" "$@" --no-plots --out out >many.txt 2>&1 ||
    complain "$processes processes, $*: exit $?"
  cmp one.txt many.txt >&2 || complain "$processes processes, $*: the terminal differs"
  diff -r one out >&2 || complain "$processes processes, $*: files differ"
  rm -rf one out
}
for processes in 1 3 4; do
  same $processes run "$redes" -n 4000 --threads 1
done
same 4 run "$redes" -n 300 --threads 2
same 3 run "$redes" -n 1024 --design lhs --threads 1
same 2 run "$redes" --precision 'mean(beneficiaries.2027)=0.3%' --threads 1
same 4 compare "$redes" base expansion -n 2000 --threads 1
same 3 sensitivity "$redes" --output beneficiaries.2027 -n 1024 --threads 1

# What is refused is said once.
refused() {
  "${mpi[@]}" -n 3 "$build/exante-mpi" "$@" >said.txt 2>&1 && complain "$*: not refused"
  [[ $(wc -l <said.txt) == 1 ]] || complain "$*: said $(cat said.txt)"
}
refused describe "$redes" --lang en
refused run "$redes" --draws
refused run nowhere

# dies LANG TEXT: the second process is killed in the middle of a long run.
dies() {
  local code pid
  mkdir -p out
  echo kept >out/earlier
  "${mpi[@]}" -n 3 "$build/exante-mpi" run "$redes" -n 2000000000 --threads 1 --no-plots --quiet --lang "$1" \
    --out out/new >said.txt 2>&1 &
  local job=$!
  for ((i = 0; i < 600; i++)); do
    pid=$(pgrep -P $job | sed -n 2p)
    [[ -n $pid && -n $(ls -A out | grep new) ]] && break
    sleep 0.1
  done
  sleep 0.5
  [[ -n $pid ]] && kill -KILL "$pid" || complain "no process to kill"
  wait $job
  code=$?
  ((code != 0)) || complain "a process died, and exit 0"
  grep -q "$2" said.txt || complain "a process died, and it said: $(cat said.txt)"
  [[ $(ls -A out) == earlier ]] || complain "a process died, and left $(find out)"
}
dies es 'uno de los procesos del cálculo terminó antes de tiempo'
dies en 'one of the processes of the computation ended early'
((wrong)) || echo "check-mpi: the same bytes by 1 to 4 processes; a death ends the run and leaves nothing"
exit $wrong
