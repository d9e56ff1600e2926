#!/usr/bin/env bash
# The program in a bad environment: streams, folders, disks, gnuplot. Whatever fails, the exit code
# and a message say so, and results are the earlier ones or the new ones, whole.
source tests/program_support.sh
programme=$root/tests/programmes/taller
cd "$scratch" || exit 1
small=("$exante" run "$programme" -n 50 --threads 1)
numbers=("${small[@]}" --no-plots --quiet)
cp -r "$programme" grown
mkdir grown/variants
printf 'name,year,distribution,value,low,high,n,unit,grade,source\ncost.admin_share,,constant,0.1,,,,share,stated,x\n' \
  >grown/variants/dear.csv

# earlier: a folder `out` with whole results that no later run would write.
earlier() {
  rm -rf out
  "${numbers[@]}" --seed 1 --draws --out out || complain "the earlier run failed"
  snapshot out >out.before
}
# snapshot FOLDER: every file with its digest.
snapshot() { (cd "$1" && find . -type f -exec sha256sum {} + | sort); }

# fails_cleanly NAME CODE WORDS COMMAND...: exit code, a message with these words on stderr, the
# earlier results as they were and nothing else in the folder.
fails_cleanly() {
  local name=$1 code=$2 words=$3 got
  shift 3
  "$@" >stdout 2>stderr </dev/null
  got=$?
  [[ $got == "$code" ]] || complain "$name: exit $got, not $code: $(head -n 3 stderr)"
  grep -qF -- "$words" stderr || complain "$name: message: $(cat stderr)"
  diff out.before <(snapshot out) >/dev/null || complain "$name: the earlier results changed"
  no_leavings out || complain "$name: left behind: $(ls -A out)"
}

streams() {
  local code
  rm -rf out
  "${small[@]}" --no-plots --out out >/dev/full 2>stderr
  code=$?
  [[ $code == 3 ]] && grep -q 'no se pudo escribir la salida: no queda espacio en el disco' stderr ||
    complain "run >/dev/full: exit $code: $(cat stderr)"
  is_whole out || complain "run >/dev/full: results not whole"
  "$exante" describe "$programme" >/dev/full 2>stderr
  code=$?
  [[ $code == 3 && -s stderr ]] || complain "describe >/dev/full: exit $code"
  "$exante" --help >/dev/full 2>/dev/null
  code=$?
  [[ $code == 3 ]] || complain "--help >/dev/full: exit $code"

  rm -rf out
  "${small[@]}" --no-plots --out out >&- 2>stderr
  code=$?
  [[ $code == 3 && -s stderr ]] || complain "run, stdout closed: exit $code"
  is_whole out || complain "run, stdout closed: results not whole"
  rm -rf out
  "${small[@]}" --out out <&- >&- 2>&-
  code=$?
  [[ $code == 3 ]] || complain "run, all streams closed: exit $code"
  is_whole out && [[ -f out/charts/funnel.svg ]] || complain "run, all streams closed: not whole"
  "${small[@]}" --no-plots --out out --quiet 2>&- || complain "run, stderr closed: exit $?"

  # The reader of a pipe has gone: a quiet stop, never success.
  { "${small[@]}" --no-plots --out out 2>stderr; echo $? >code; } | true
  code=$(cat code)
  [[ $code == 141 || $code == 0 ]] && [[ ! -s stderr ]] || complain "run | true: exit $code: $(cat stderr)"
  is_whole out && no_leavings out || complain "run | true: results not whole"
  "$exante" describe "$programme" 2>stderr | head -c 0
  code=${PIPESTATUS[0]}
  [[ $code == 141 || $code == 0 ]] && [[ ! -s stderr ]] || complain "describe | head -c 0: exit $code"
}

# The verbs of analysis publish through the same door: the same faults, once for each.
analyses() {
  local verb code
  local -a options
  for verb in compare solve sensitivity value; do
    case $verb in
      compare) options=(base dear -n 100) ;;
      solve) options=(--find plan.places.2027 --so-that 'mean(event.budget_suffices.2027)>=80%' -n 100) ;;
      sensitivity) options=(--output linked.deal -n 1000) ;;
      value) options=(base dear --most linked.deal -n 4096) ;;
    esac
    options=("$verb" grown "${options[@]}" --threads 1)
    rm -rf out file
    "$exante" "${options[@]}" --no-plots --out out >/dev/full 2>stderr
    code=$?
    [[ $code == 3 ]] && grep -q 'no se pudo escribir la salida: no queda espacio en el disco' stderr ||
      complain "$verb >/dev/full: exit $code: $(cat stderr)"
    is_whole out || complain "$verb >/dev/full: results not whole"
    rm -rf out
    { "$exante" "${options[@]}" --no-plots --out out 2>stderr; echo $? >code; } | true
    code=$(cat code)
    [[ $code == 141 || $code == 0 ]] && [[ ! -s stderr ]] || complain "$verb | true: exit $code: $(cat stderr)"
    is_whole out && no_leavings out || complain "$verb | true: results not whole"
    rm -rf out
    "$exante" "${options[@]}" --no-plots --out out <&- >&- 2>&-
    code=$?
    [[ $code == 3 ]] && is_whole out || complain "$verb, all streams closed: exit $code"
    : >file
    "$exante" "${options[@]}" --no-plots --quiet --out file 2>stderr
    code=$?
    [[ $code == 3 && ! -s file ]] && grep -q 'no se pudo escribir file: no es una carpeta' stderr ||
      complain "$verb into a file: exit $code: $(cat stderr)"
    PATH=/nowhere "$exante" "${options[@]}" --quiet --seed 5 --out out 2>stderr
    code=$?
    [[ $code == 3 && -s stderr ]] && is_whole out && grep -q '"seed": 5,' out/data/run.json && [[ ! -e out/charts ]] ||
      complain "$verb, no gnuplot: exit $code: $(cat stderr)"
  done
}

folders() {
  earlier
  : >file
  fails_cleanly 'out is a file' 3 'no se pudo escribir file: no es una carpeta' "${numbers[@]}" --out file
  fails_cleanly 'out lies in a file' 3 'file/below: no es una carpeta' "${numbers[@]}" --out file/below
  [[ -f file && ! -s file ]] || complain 'out is a file: the file changed'
  local long
  long=$(printf 'x%.0s' {1..300})
  fails_cleanly 'name too long' 3 'el nombre es demasiado largo' "${numbers[@]}" --out "new/a/$long"
  [[ ! -e new ]] || complain 'name too long: folders were left'
  fails_cleanly 'path too long' 3 'el nombre es demasiado largo' "${numbers[@]}" --out "new$(printf '/0123456789%.0s' {1..450})"
  [[ ! -e new ]] || complain 'path too long: folders were left'
  ln -s nowhere/at/all dangling
  fails_cleanly 'out is a dangling link' 3 'dangling' "${numbers[@]}" --out dangling
  fails_cleanly 'out below /proc' 3 '/proc/' "${numbers[@]}" --out /proc/here
  mkdir -p taken/data/summary.csv taken-charts
  : >taken-charts/charts
  fails_cleanly 'summary.csv is a folder' 3 'es una carpeta. No se cambió' "${numbers[@]}" --out taken
  fails_cleanly 'charts is a file' 3 'no es una carpeta. No se cambió' "${small[@]}" --out taken-charts
  [[ -z $(ls -A taken/data/summary.csv) && $(ls -A taken) == data && $(ls -A taken-charts) == charts ]] ||
    complain 'taken names: something was left'
  # A link to a folder is a folder; one in the place of a file is replaced, not followed.
  mkdir -p real linked/data
  ln -s real link
  "${numbers[@]}" --out link && is_whole real || complain 'out is a link: not whole'
  echo precious >target
  ln -s "$PWD/target" linked/data/summary.csv
  "${numbers[@]}" --out linked && is_whole linked || complain 'summary.csv was a link: not whole'
  [[ $(cat target) == precious ]] || complain 'a file outside was overwritten through a link'
  # What is not ours stays, even when an earlier run.json says that it is.
  echo mine >linked/notes.txt
  printf '{"results": {"../target": "x", "/etc/hostname": "x", ".hidden": "x", "charts/../notes.txt": "x"}}' \
    >linked/data/run.json
  "${numbers[@]}" --out linked
  [[ $(cat target) == precious && $(cat linked/notes.txt) == mine ]] || complain 'a foreign file was removed'
  printf '{"results": [' >linked/data/run.json
  "${numbers[@]}" --out linked || complain "a broken run.json stopped a run"
  rm linked/notes.txt
  is_whole linked || complain "after a broken run.json: not whole"
}

permissions() {
  local -a user=()
  earlier
  if [[ $(id -u) == 0 ]]; then
    if ! command -v setpriv >/dev/null; then
      skip 'permissions: setpriv is missing'
      return
    fi
    user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    chmod 755 "$scratch"
    # The program and the programme must be within the user's reach.
    cp "$exante" program
    cp -r "$programme" taller
    chmod -R a+rX taller program
    if ! "${user[@]}" ./program --version >/dev/null 2>&1; then
      skip 'permissions: another user cannot run programs here'
      return
    fi
  else
    cp "$exante" program
    cp -r "$programme" taller
  fi
  local -a run=("${user[@]}" ./program run taller -n 50 --threads 1 --no-plots --quiet)
  chmod 555 out
  fails_cleanly 'read-only folder' 3 'no se pudo escribir out: no hay permiso. No se cambió ningún resultado anterior. Con --out CARPETA se escriben en otra.' "${run[@]}" --out out
  mkdir closed
  chmod 000 closed
  fails_cleanly 'closed folder' 3 'no hay permiso' "${run[@]}" --out closed/below
  chmod 755 out closed
  chmod 000 taller/inputs.csv
  fails_cleanly 'unreadable input' 2 'no hay permiso para leer el archivo' "${run[@]}" --out out
  chmod 644 taller/inputs.csv
  chmod 000 taller
  fails_cleanly 'unreadable programme' 2 'no hay permiso para leer la carpeta' "${run[@]}" --out out
  chmod 755 taller
  # Nobody's home, and read-only ones.
  mkdir -m 777 free
  mkdir -m 555 home
  "${user[@]}" env -i HOME="$PWD/home" TMPDIR=/nonexistent PATH="$PATH" ./program run taller -n 50 --quiet --out free ||
    complain "read-only HOME: exit $?"
  is_whole free && [[ -f free/charts/funnel.svg ]] || complain 'read-only HOME: not whole'
}

environment() {
  rm -rf out
  env -i PATH="$PATH" "${small[@]}" --quiet --out out || complain "no HOME, no TMPDIR: exit $?"
  is_whole out && [[ -f out/charts/funnel.svg ]] || complain 'no HOME, no TMPDIR: not whole'
  # gnuplot is missing: numbers without charts, and no chart of an earlier run beside them.
  env -i PATH=/nonexistent "${small[@]}" --quiet --seed 5 --out out 2>stderr
  local code=$?
  [[ $code == 3 ]] && grep -q '^exante: sin gráficos: .*gnuplot' stderr ||
    complain "no gnuplot: exit $code: $(cat stderr)"
  is_whole out && grep -q '"seed": 5,' out/data/run.json || complain 'no gnuplot: not whole'
  [[ ! -e out/charts ]] || complain "no gnuplot: stale charts: $(ls out/charts)"
  env -i LANG=en_US.UTF-8 "${small[@]}" --out out >stdout 2>stderr
  code=$?
  [[ $code == 3 ]] && grep -q '^exante: no charts: .*gnuplot.* The numbers are complete.$' stderr &&
    grep -q '^Results in out$' stdout || complain "no PATH: exit $code: $(cat stderr)"
  # A gnuplot that fails, and one that says nothing and leaves nothing.
  mkdir bin
  printf '#!/bin/sh\necho broken >&2\nexit 7\n' >bin/gnuplot
  chmod +x bin/gnuplot
  PATH=$PWD/bin "${small[@]}" --quiet --out out 2>stderr
  code=$?
  [[ $code == 3 && -s stderr ]] && is_whole out && [[ ! -e out/charts ]] || complain "failing gnuplot: exit $code"
  printf '#!/bin/sh\nexit 0\n' >bin/gnuplot
  PATH=$PWD/bin "${small[@]}" --quiet --out out 2>stderr
  code=$?
  [[ $code == 3 && -s stderr ]] && is_whole out && [[ ! -e out/charts ]] || complain "mute gnuplot: exit $code"
}

full_disk() {
  earlier
  # A file too large is an error, not a signal.
  (ulimit -f 4 && fails_cleanly 'ulimit -f' 3 'el archivo sería demasiado grande. No se cambió ningún resultado anterior' \
    "${numbers[@]}" --seed 2 --out out && exit $((wrong > 0))) || complain 'ulimit -f'
  (ulimit -f 64 && fails_cleanly 'ulimit -f, draws' 3 'draws.csv: el archivo sería demasiado grande' \
    "${numbers[@]}" -n 2000 --draws --out out && exit $((wrong > 0))) || complain 'ulimit -f, draws'
  mkdir disk
  if ! mount -t tmpfs -o size=1100k none disk 2>/dev/null; then
    skip 'full disk: no right to mount one'
    return
  fi
  "${numbers[@]}" --out disk/out || complain 'small disk: the first run failed'
  snapshot disk/out >disk.before
  local code
  "${numbers[@]}" --seed 2 -n 3000 --draws --out disk/out 2>stderr
  code=$?
  [[ $code == 3 ]] && grep -q 'no queda espacio en el disco. No se cambió' stderr || complain "full disk: exit $code: $(cat stderr)"
  diff disk.before <(snapshot disk/out) >/dev/null && no_leavings disk/out || complain 'full disk: results changed'
  # Charts need more than there is; the numbers of the run go with them, and the earlier ones stay.
  "${small[@]}" --quiet --seed 3 --out disk/out 2>stderr
  code=$?
  [[ $code == 3 && -s stderr ]] && is_whole disk/out && no_leavings disk/out || complain "full disk, charts: exit $code"
  umount disk || complain 'the small disk stays mounted'
}

full_disk
light
streams
analyses
folders
permissions
environment
finish
