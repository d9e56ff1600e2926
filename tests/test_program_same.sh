#!/usr/bin/env bash
# The same seed, inputs and version give the same bytes: for any number of threads, in any locale,
# time zone, folder, umask, with and without draws and charts, and again and again.
source tests/program_support.sh
programme=$root/scenarios/redes
cd "$scratch" || exit 1
many=5000 # ten blocks
few=1500  # three
is_sanitized && many=2000
replicates=$many

# same NAME COMMAND...: the command prints the reference digest.
same() {
  local name=$1 got
  shift
  got=$("$@")
  [[ $got == "$reference" ]] || complain "$name: summary.csv differs"
}
threads() {
  rm -rf out
  "$exante" run "$programme" -n "$replicates" --quiet --out out --no-plots --threads "$1" || complain "threads $1: exit $?"
  sha256sum <out/data/summary.csv | cut -c1-64
}
reference=$(threads 1)
[[ ${#reference} == 64 ]] || complain 'no reference'
run_json=$(cat out/data/run.json)
for count in 1 2 3 8 64; do
  same "$count threads" threads "$count"
  diff out/data/run.json <(echo "$run_json") >/dev/null || complain "$count threads: run.json differs"
done

replicates=$few
reference=$(threads 1)

in_locale() {
  rm -rf out
  env LC_ALL="$1" LANG="$1" "$exante" run "$programme" -n "$replicates" --quiet --out out --no-plots || complain "locale $1: exit $?"
  sha256sum <out/data/summary.csv | cut -c1-64
}
# A locale with a decimal comma and a dotless i, made here when there is none.
if command -v localedef >/dev/null && [[ -d /usr/share/i18n/locales ]]; then
  mkdir locales
  # Without its order of letters, which takes most of the time and which no number knows.
  awk '/^LC_COLLATE/ { off = 1; print "LC_COLLATE\ncopy \"POSIX\"" } /^END LC_COLLATE/ { off = 0 } !off' \
    /usr/share/i18n/locales/tr_TR >locales/source
  localedef -i ./locales/source -f UTF-8 locales/tr_TR.UTF-8 >/dev/null 2>&1 || skip 'no locale tr_TR'
  export LOCPATH=$PWD/locales
fi
for locale in C C.UTF-8 tr_TR.UTF-8 es_CL.UTF-8 nonsense; do
  same "locale $locale" in_locale "$locale"
done
unset LOCPATH
TZ=Asia/Kathmandu same 'time zone' threads 2
(umask 077 && same 'umask 077' threads 2; exit $wrong) || complain 'umask 077'
[[ $(stat -c %a out/data/summary.csv) == 600 ]] || complain 'umask 077: the file can be read by others'
(umask 022 && same 'umask 022' threads 2; exit $wrong) || complain 'umask 022'
[[ $(stat -c %a out/data/summary.csv) == 644 ]] || complain "umask 022: $(stat -c %a out/data/summary.csv)"

# Other ways to name the same programme.
elsewhere() {
  rm -rf "$scratch/out"
  (cd "$1" && "$exante" run "$2" -n "$replicates" --quiet --no-plots --out "$scratch/out") || complain "elsewhere $1: exit $?"
  sha256sum <"$scratch/out/data/summary.csv" | cut -c1-64
}
same 'within the programme' elsewhere "$programme" .
same 'from /' elsewhere / "$programme/"
cp -r "$programme" ./redes
same 'a copy' elsewhere "$scratch" redes
sed -i 's/\r$//' redes/inputs.csv
same 'a copy with other line ends' elsewhere "$scratch" redes

# Charts: the same bytes as well, from one run to the next; of `redes` without the PNG, which take most of the time.
charts_again() { # NAME ARGUMENT...
  local name=$1
  shift
  "$exante" run "$@" -n 500 --quiet --out "$name-1" --threads 1 || complain "$name-1"
  "$exante" run "$@" -n 500 --quiet --out "$name-2" --threads 3 || complain "$name-2"
  [[ -s $name-1/charts/board.svg ]] || complain "$name: no charts"
  diff -r "$name-1" "$name-2" >/dev/null || complain "$name: two runs differ in their charts or in run.json"
}
charts_again fondo "$root/tests/programmes/fondo"
light
charts_again charts "$programme"
for ((i = 0; i < ${REPEATS:-3}; i++)); do
  same "again, $i" threads 2
done
finish
