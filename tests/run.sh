#!/usr/bin/env bash
# Runs test programs and scripts, two at a time, and shows the output of those that fail.
# usage: run.sh PROGRAM...   (from the root of the repository; BUILD names the build)
set -uo pipefail
export BUILD=${BUILD:-build}
# Two programs at a time on as many cores: threads that wait must not keep a core.
export OMP_WAIT_POLICY=passive
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

one() {
  local log=$2/$(basename "$1").log
  # Nothing of the caller's taste may reach a test.
  if ! env -u LC_ALL -u LANG -u LC_MESSAGES -u COLUMNS "$1" >"$log" 2>&1 </dev/null; then
    mv "$log" "$log.failed"
  fi
}
export -f one

scripts=(${SCRIPTS-tests/test_*.sh})
[[ -e ${scripts[0]:-} ]] || scripts=()
# scripts first: they are the longest
printf '%s\0' "${scripts[@]}" "$@" | xargs -0 -P "$(nproc)" -I{} bash -c 'one "$1" "$2"' _ {} "$logs"

shopt -s nullglob
failed=("$logs"/*.failed)
for log in "${failed[@]}"; do
  echo "--- $(basename "$log" .log.failed)"
  grep -vE '^\[( +OK +|=+| RUN +| +PASSED +)\]' "$log" | head -n 60
done
total=$(($# + ${#scripts[@]}))
echo "$((total - ${#failed[@]})) passed, ${#failed[@]} failed"
[[ ${#failed[@]} == 0 ]]
