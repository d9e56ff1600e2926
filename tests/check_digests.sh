#!/usr/bin/env bash
# The same summary.csv, and the same tables of sensitivity and value, to the byte, from every way to
# build and run the program: gcc and clang, -O0 to -O3, under valgrind, and with the C library told
# that the processor is an old one. Threads, locales and folders are for tests/test_program_same.sh.
# usage: check_digests.sh PROGRAM OTHER...
set -uo pipefail
reference_program=$1
shift
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0
old_processor=GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2_Usable,-AVX512F_Usable,-FMA_Usable,-AVX2,-AVX512F,-FMA

# digest N PROGRAMME COMMAND...: of the summary.csv that the command writes.
digest() {
  local n=$1 programme=$2
  shift 2
  rm -rf "$scratch/out"
  "$@" run "$programme" -n "$n" --design "$design" --no-plots --quiet --out "$scratch/out" || return
  sha256sum <"$scratch/out/data/summary.csv"
}

# compare N NAME COMMAND...: both programmes against the reference of that size.
compare() {
  local n=$1 name=$2 programme got
  shift 2
  for programme in scenarios/redes tests/programmes/taller; do
    got=$(digest "$n" "$programme" "$@")
    if [[ -z $got || $got != "${reference[$n $programme $design]}" ]]; then
      echo "check-digests: $name: another summary.csv of $programme, n = $n, $design"
      failed=1
    fi
  done
}

# answers COMMAND...: of what sensitivity and value say and of the tables that they write.
answers() {
  rm -rf "$scratch/moves" "$scratch/worth"
  {
    "$@" sensitivity scenarios/redes --output beneficiaries.2027 --no-plots --lang en \
      -n 2048 --out "$scratch/moves" &&
      "$@" value scenarios/redes base sin-preparacion --most linked.deal/spending.real --no-plots \
        --lang en -n 4096 --out "$scratch/worth" &&
      cat "$scratch"/{moves,worth}/data/*.csv
  } 2>/dev/null | grep -v "$scratch" | sha256sum
  [[ ${PIPESTATUS[0]} == 0 ]]
}

# answer NAME COMMAND...: against the reference's.
answer() {
  local name=$1 got
  shift
  got=$(answers "$@") && [[ $got == "$expected" ]] && return
  echo "check-digests: $name: other answers of sensitivity or value"
  failed=1
}

declare -A reference
for design in lhs sobol random; do
  for n in 20000 2000; do
    for programme in scenarios/redes tests/programmes/taller; do
      reference[$n $programme $design]=$(digest $n $programme "$reference_program") || exit 1
    done
  done
  for program; do
    compare 20000 "$program" "$program"
  done
done
# random from here on
compare 20000 'an old processor' env $old_processor "$reference_program"
compare 2000 valgrind valgrind -q "$reference_program"
expected=$(answers "$reference_program") || exit 1
for program; do
  answer "$program" "$program"
done
answer 'an old processor' env $old_processor "$reference_program"
exit $failed
