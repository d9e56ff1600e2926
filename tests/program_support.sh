# shellcheck shell=bash
# Sourced by the tests of the program: $exante, a scratch folder, and what to say of a failure.
set -uo pipefail
root=$PWD
build=$(realpath "${BUILD:-build}")
exante=$build/exante
scratch=$(mktemp -d)
# Folders without permissions are among the cases.
trap 'chmod -R u+rwX "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
wrong=0

# complain TEXT...: one more failure.
complain() {
  printf '%s\n' "$*"
  wrong=$((wrong + 1))
}

# skip TEXT...: what could not be tried here, said in the log.
skip() { echo "skipped: $*"; }

# finish: the exit code of the test.
finish() { exit $((wrong > 0)); }

# is_sanitized: the program was built with a sanitizer, which has its own allocator and tracer.
is_sanitized() { [[ -n $(nm -D "$exante" | grep -E '__(asan|tsan|msan)_init') ]]; }

# matches TEXT PATTERN: TEXT is PATTERN, in which {*} stands for anything.
matches() {
  local text=$1 pattern=$2 glob='' piece
  while [[ $pattern == *'{*}'* ]]; do
    piece=${pattern%%'{*}'*}
    pattern=${pattern#*'{*}'}
    glob+=$(printf '%q' "$piece")'*'
  done
  glob+=$(printf '%q' "$pattern")
  # The quoting of %q for line ends, $'…', is undone here, and the rest taken literally.
  eval "[[ \$text == $glob ]]"
}

# tables_of FOLDER: the tables that its work, as run.json names it, must have written.
tables_of() {
  case $(sed -n 's/^ *"work": "\(.*\)",$/\1/p' "$1/data/run.json") in
    '') echo summary.csv ;;
    check) echo check.csv plan.csv ;;
    charts) echo charts.csv ;;
    compare) echo compare.csv ;;
    sensitivity) echo sensitivity.csv grades.csv ;;
    solve) echo solve.csv solve.json ;;
    value) echo value.csv decisions.csv ;;
    *) echo unknown ;;
  esac
}

# is_whole FOLDER: every file that run.json lists is there with its digest, and nothing else; the
# tables of its work are among them, and as many tables for people, all but the draws.
is_whole() {
  local folder=$1 table
  [[ -f $folder/data/run.json ]] || return 1
  sed -n '/"results"/,/}/s/^ *"\(.*\)": "\([0-9a-f]\{64\}\)",\?$/\2  \1/p' "$folder/data/run.json" \
    >"$scratch/digests"
  for table in $(tables_of "$folder"); do
    grep -q " data/$table$" "$scratch/digests" || return 1
  done
  [[ $(grep -c ' [a-z]*\.csv$' "$scratch/digests") == \
    $(grep ' data/.*\.csv$' "$scratch/digests" | grep -vc /draws.csv) ]] || return 1
  (cd "$folder" && sha256sum --quiet -c "$scratch/digests") >/dev/null 2>&1 || return 1
  diff <(cd "$folder" && find . -type f ! -path './.exante-*' ! -path ./data/run.json -printf '%P\n' | sort) \
    <(sed 's/^[0-9a-f]*  //' "$scratch/digests" | sort) >/dev/null
}

# no_leavings FOLDER: no hidden file of ours is in it.
no_leavings() { [[ -z $(find "$1" -name '.exante*' 2>/dev/null) ]]; }
