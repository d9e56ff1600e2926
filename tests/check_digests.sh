#!/usr/bin/env bash
# The same summary.csv, to the byte, from every way to build and run the program: gcc and clang,
# -O0 to -O3, under valgrind, and with the C library told that the processor is an old one. Threads,
# locales and folders are for tests/test_program_same.sh. usage: check_digests.sh PROGRAM OTHER...
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
exit $failed
