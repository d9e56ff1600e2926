#!/usr/bin/env bash
# The commands of README.md and README.es.md, run in order in a copy of scenarios/, give the output
# printed below them. In a ```console block a line that starts with "$ " is a command (continued
# after a \ at its end) and the lines up to the next one are what it prints; a line … alone stands
# for any lines. `make run` is played by what it runs; `make test` must promise that nothing fails;
# other makes, git, cd and sudo are left out.
source tests/program_support.sh

if is_sanitized; then
  skip 'documented commands: too long for an instrumented program'
  finish
fi
mkdir "$scratch/bin"
cat >"$scratch/bin/make" <<'MAKE'
#!/bin/sh
[ "$*" = run ] && exec build/exante run scenarios/redes
echo "make $* is not played here" && exit 126
MAKE
chmod +x "$scratch/bin/make"

# agrees EXPECTED FOUND: the files are the same, but for … and blanks at the end of lines.
agrees() {
  awk -v expected="$1" -v found="$2" '
    function trimmed(line) { sub(/[ \t]+$/, "", line); return line }
    function fits(i, j) {
      while (i <= wanted && want[i] != "…") {
        if (j > given || want[i] != give[j]) return 0
        i++
        j++
      }
      if (i > wanted) return j > given
      if (i == wanted) return 1
      for (; j <= given; j++) if (want[i + 1] == give[j] && fits(i + 1, j)) return 1
      return 0
    }
    BEGIN {
      while ((getline line < expected) > 0) want[++wanted] = trimmed(line)
      while ((getline line < found) > 0) give[++given] = trimmed(line)
      exit !fits(1, 1)
    }'
}

# try FILE COMMAND EXPECTED-FILE
try() {
  local file=$1 command=$2 expected=$3 code
  case $command in
    *make\ test) grep -qE '^[0-9]+ passed, 0 failed$' "$expected" ||
      complain "$file: make test: $(cat "$expected")"
      return ;;
    *make\ run) ;;
    git\ * | cd\ * | sudo\ * | *make\ * | *fresh-machine*) return ;;
  esac
  (cd "$scratch/$file" && PATH=$scratch/bin:$PATH timeout 100 bash -c "$command") >"$scratch/found" 2>&1 </dev/null
  code=$?
  ran=$((ran + 1))
  ((code < 124)) || complain "$file: $command: exit $code"
  agrees "$expected" "$scratch/found" ||
    complain "$file: $command: $(diff "$expected" "$scratch/found" | head -n 30)"
}

# each FILE: its commands, one after the other.
each() {
  local file=$1 line command='' inside='' continued=''
  local expected=$scratch/expected
  ran=0
  if [[ ! -f $root/$file ]]; then
    complain "$file is missing"
    return
  fi
  mkdir "$scratch/$file"
  cp -r "$root/scenarios" "$scratch/$file/"
  ln -s "$build" "$scratch/$file/build"
  # The end of a block ends a command.
  while IFS= read -r line; do
    if [[ -z $inside ]]; then
      [[ $line == '```console'* ]] && inside=yes
    elif [[ -n $continued ]]; then
      command+=$'\n'$line
      [[ $line == *\\ ]] || continued=''
    elif [[ $line == '$ '* || $line == '```' ]]; then
      [[ -z $command ]] || try "$file" "$command" "$expected"
      : >"$expected"
      command=${line#'$ '}
      [[ $line == *\\ ]] && continued=yes
      [[ $line == '```' ]] && inside='' command=''
    else
      printf '%s\n' "$line" >>"$expected"
    fi
  done <"$root/$file"
  [[ -z $inside ]] || complain "$file: a block is not closed"
  ((ran >= 2)) || complain "$file: only $ran commands were run"
}

each README.md
each README.es.md
finish
