#!/usr/bin/env bash
# make install puts the program, its manual, its completion, the scenarios and the library where they
# are found and run from there; make uninstall leaves nothing, and what was there before stays.
source tests/program_support.sh
if is_sanitized; then
  skip 'an installed program: the library would want the sanitizer'
  finish
fi
place=$scratch/place
made() { tools/install.sh "$1" "$build" "$2" "$3" || complain "$1 fails"; }

mkdir -p "$place/usr/share/man" "$place/usr/bin"
echo other >"$place/usr/bin/other"
(cd "$place" && find . | sort) >"$scratch/before"
made install "$place" /usr
made install "$place" /usr # over an earlier one
there=$place/usr

# from a folder without scenarios, by name
(cd "$scratch" && "$there/bin/exante" run redes -n 200 --no-plots --quiet --out here) ||
  complain 'the installed program does not find redes'
[[ -s $scratch/here/data/summary.csv ]] || complain 'the installed program wrote nothing'

for page in man1 es/man1; do
  LC_ALL=C.UTF-8 groff -man -ww -Tutf8 -K utf8 "$there/share/man/$page/exante.1" >"$scratch/page" 2>"$scratch/said" ||
    complain "$page: not a manual page"
  [[ -s $scratch/said ]] && complain "$page: $(head -3 "$scratch/said")"
  grep -q -- '--precision' "$scratch/page" || complain "$page: no options"
done

# completes WORDS... : what the shell proposes for the last one
completes() {
  PATH=$there/bin:$PATH bash -c 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _exante
    printf "%s\n" "${COMPREPLY[@]}"' "$there/share/bash-completion/completions/exante" "$@"
}
# proposes EXPECTED WORDS...
proposes() {
  local expected=$1 got
  shift
  got=$(cd "$scratch" && completes "$@" | sort | tr '\n' ' ')
  [[ $got == "$expected " ]] || complain "completion of '$*': $got"
}
proposes 'run' exante ru
proposes 'redes' exante run red
proposes '--seed --set' exante run redes --se
proposes '--so-that' exante solve redes --so
proposes 'en es' exante run redes --lang ''
proposes 'objetado' exante run redes --variant obj
proposes 'recomendado' exante compare redes base reco

# a program of one's own
cat >"$scratch/own.c" <<'C'
#include <inputs/load.h>
#include <stdio.h>
#include <studies/forecast.h>
#include <words/numeral.h>
int main(int count, char **arguments) {
  inputs_programme_t inputs;
  words_report_t report;
  studies_forecast_t forecast;
  char text[WORDS_NUMBER_BYTES];
  words_report_init(&report, WORDS_ES);
  if (count != 2 || inputs_load(&(inputs_request_t){.folder = arguments[1]}, &inputs, &report) ||
      studies_forecast_run(&forecast, &inputs.inputs, 2026, &(sim_run_options_t){.replicates = 200}, false))
    return 1;
  words_numeral(text, 1157151, 0, WORDS_ES);
  printf("%s %zu\n", text, forecast.count);
  studies_forecast_free(&forecast);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}
C
flags=$(PKG_CONFIG_SYSROOT_DIR=$place PKG_CONFIG_PATH=$there/lib/pkgconfig pkg-config --cflags --libs exante) ||
  complain 'pkg-config does not find exante'
# shellcheck disable=SC2086
gcc -std=gnu17 -Wall -Wextra -Werror "$scratch/own.c" -o "$scratch/own" $flags || complain 'a program of one'\''s own does not build'
outputs=$(($(wc -l <"$scratch/here/data/summary.csv") - 1))
[[ $("$scratch/own" "$there/share/exante/scenarios/redes") == "1.157.151 $outputs" ]] ||
  complain 'a program of one'\''s own says something else'

# into a folder that is not there, as those who make packages do
made install "$scratch/new/place" /usr
[[ -x $scratch/new/place/usr/bin/exante ]] || complain 'a folder that is not there is not made'

made uninstall "$place" /usr
(cd "$place" && find . | sort) >"$scratch/after"
cmp -s "$scratch/before" "$scratch/after" || complain "left: $(diff "$scratch/before" "$scratch/after" | head)"
finish
