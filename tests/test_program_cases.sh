#!/usr/bin/env bash
# The command line, row by row of tests/program_cases.tsv: exit code, both streams, and the folder
# that must hold whole results (nothing may be written when the column is empty). In every column
# \n, \\ and \xNN stand for bytes; in stdout and stderr {*} stands for anything. \x00 alone is an
# empty argument.
source tests/program_support.sh
cp -r scenarios "$scratch/"
mkdir "$scratch/tests"
cp -r tests/programmes "$scratch/tests/"
cd "$scratch" || exit 1
# entries: the names in this folder, hidden ones too.
entries() {
  shopt -s dotglob nullglob
  names=(*)
  shopt -u dotglob nullglob
}

run_case() {
  local id=$1 environment=$2 arguments=$3 code=$4 folder=$5 out=$6 err=$7 word said
  local -a words=() argv=() settings=()
  read -ra words <<<"$arguments" || true
  for word in "${words[@]}"; do
    [[ $word == '\x00' ]] && word='' || printf -v word '%b' "${word/'\x00'/}"
    argv+=("$word")
  done
  read -ra settings <<<"$environment" || true
  ((${#settings[@]} == 0)) || settings=(env "${settings[@]}")
  "${settings[@]}" "$exante" "${argv[@]}" >stdout 2>stderr </dev/null
  local got=$?
  [[ $got == "$code" ]] || complain "$id: exit $got, not $code"
  printf -v out '%b' "$out"
  printf -v err '%b' "$err"
  contents said stdout
  matches "$said" "$out" || complain "$id: stdout: $(diff stdout <(printf '%s' "$out"))"
  contents said stderr
  matches "$said" "$err" || complain "$id: stderr: $(diff stderr <(printf '%s' "$err"))"
  printf -v folder '%b' "$folder"
  if [[ -n $folder ]]; then
    is_whole "./$folder" || complain "$id: no whole results in $folder"
    rm -rf "./${folder%%/*}"
  fi
  entries
  [[ ${names[*]} == "$before" ]] || complain "$id: left behind: ${names[*]}"
}

: >stdout
: >stderr
entries
before=${names[*]}
count=0
# Tabs would merge empty columns.
while IFS=$'\x1f' read -r id environment arguments code folder out err; do
  [[ $id == '#'* || -z $id ]] && continue
  run_case "$id" "$environment" "$arguments" "$code" "$folder" "$out" "$err"
  count=$((count + 1))
done < <(tr '\t' '\037' <"$root/tests/program_cases.tsv")
((count >= 100)) || complain "only $count cases"
finish
