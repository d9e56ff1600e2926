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

# light: charts from here on without their PNG, where a test reads the SVG alone.
light() { [[ $PATH == "$root/tests/light:"* ]] || PATH=$root/tests/light:$PATH; }

# The functions below are called a thousand times: what bash can do itself it does without a process.

# contents VARIABLE FILE: the bytes of a text file, with its line ends.
contents() { IFS= read -r -d '' "$1" <"$2" || true; }

# matches TEXT PATTERN: TEXT is PATTERN, in which {*} stands for anything.
matches() {
  local text=$1 rest=$2 piece
  piece=${rest%%'{*}'*}
  [[ ${text:0:${#piece}} == "$piece" ]] || return 1
  [[ $rest == *'{*}'* ]] || { [[ $text == "$piece" ]]; return; }
  text=${text:${#piece}}
  rest=${rest#*'{*}'}
  while [[ $rest == *'{*}'* ]]; do
    piece=${rest%%'{*}'*}
    rest=${rest#*'{*}'}
    [[ $text == *"$piece"* ]] || return 1
    text=${text#*"$piece"}
  done
  [[ $text == *"$rest" ]]
}

# tables_of WORK: the tables that a work, as run.json names it, must have written.
tables_of() {
  case $1 in
    '') tables=(summary.csv) ;;
    chapter) tables=(charts.csv check.csv) ;;
    check) tables=(check.csv plan.csv) ;;
    charts) tables=(charts.csv) ;;
    compare) tables=(compare.csv levels.csv) ;;
    monitor) tables=(monitor.csv) ;;
    report) tables=(summary.csv monitor.csv) ;;
    fit) tables=(fit.csv) ;;
    score) tables=(score.csv pooled.csv) ;;
    update) tables=(update.csv learned.csv taught.csv) ;;
    sensitivity) tables=(sensitivity.csv grades.csv) ;;
    solve) tables=(solve.csv solve.json) ;;
    value) tables=(value.csv decisions.csv) ;;
    *) tables=(unknown) ;;
  esac
}

# is_whole FOLDER: every file that run.json lists is there with its digest, and nothing else; the
# tables of its work are among them, as many tables for people, all but the draws, and the workbook.
is_whole() {
  local folder=$1 line work='' name listed=0 top=0 data=0 sums=''
  local -a tables files
  local -A seen=()
  [[ -f $folder/data/run.json ]] || return 1
  while IFS= read -r line; do
    if [[ $line =~ ^\ *\"work\":\ \"(.*)\",$ ]]; then
      work=${BASH_REMATCH[1]}
    elif [[ $line =~ ^\ *\"results\" ]]; then
      listed=1
    elif ((listed)) && [[ $line =~ ^\ *\"(.*)\":\ \"([0-9a-f]{64})\",?$ ]]; then
      name=${BASH_REMATCH[1]}
      seen[$name]=1
      sums+="${BASH_REMATCH[2]}  $name"$'\n'
      [[ $name =~ ^[a-z]*\.csv$ ]] && top=$((top + 1))
      [[ $name =~ ^data/.*\.csv$ && $name != */draws.csv ]] && data=$((data + 1))
    elif [[ $line == *'}'* ]]; then
      listed=0
    fi
  done <"$folder/data/run.json"
  tables_of "$work"
  for name in "${tables[@]}"; do
    [[ -n ${seen[data/$name]:-} ]] || return 1
  done
  ((top == data)) || return 1
  [[ -n ${seen[resultados.xlsx]:-}${seen[results.xlsx]:-} ]] || return 1
  (cd "$folder" && exec sha256sum --status -c <<<"${sums%$'\n'}") 2>/dev/null || return 1
  shopt -s globstar dotglob nullglob
  files=("$folder"/**)
  shopt -u globstar dotglob nullglob
  for name in "${files[@]}"; do
    name=${name#"$folder"/}
    [[ -d $folder/$name || -z $name || $name == .exante-* || $name == data/run.json ]] && continue
    [[ -n ${seen[$name]:-} ]] || return 1
  done
}

# no_leavings FOLDER: no hidden file of ours is in it.
no_leavings() { [[ -z $(find "$1" -name '.exante*' 2>/dev/null) ]]; }
