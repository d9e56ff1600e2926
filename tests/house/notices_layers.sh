#!/usr/bin/env bash
# tests/check_layers.sh notices what it is there for.
source tests/program_support.sh
cp -r words process sim models inputs fits audit studies plots reports cli page "$scratch/"
mkdir "$scratch/build"
cp "$build"/lib*.a "$scratch/build/"
check=$root/tests/check_layers.sh
cd "$scratch" || exit 1
"$check" build >said 2>&1 || complain "the tree itself: $(cat said)"

# notices WORDS: the check fails and says so.
notices() {
  ! "$check" build >said 2>&1 || complain "not noticed: $1"
  grep -qF -- "$1" said || complain "$1: said $(cat said)"
}
# includes FOLDER LINE WORDS: a source of the folder with one more line.
includes() {
  printf '%s\n' "$2" >"$1/injected.c"
  notices "$3"
  rm "$1/injected.c"
}
includes sim '#include "models/table/input.h"' 'sim must not include models/'
includes sim '#include "cli/common/say.h"' 'sim must not include cli/'
includes models '#include "inputs/programme.h"' 'models must not include inputs/'
includes models '#include "plots/chart.h"' 'models must not include plots/'
includes plots '#include "sim/laws/beta.h"' 'plots must not include sim/'
includes plots '#include "cli/common/say.h"' 'plots must not include cli/'
includes cli '#include "say.h"' 'include by room'
includes sim/laws '#include "sim/estimate/rank.h"' 'circle of rooms: sim/'

# links FOLDER SOURCE WORDS: the folder's library with one more object.
links() {
  cp "build/lib$1.a" kept.a
  printf '%s\n' "$2" >injected.c
  gcc -c -o injected.o injected.c && ar r "build/lib$1.a" injected.o 2>/dev/null || complain "$3: cannot build"
  notices "$3"
  mv kept.a "build/lib$1.a"
}
links sim 'int models_secret(void); int sim_x(void); int sim_x(void) { return models_secret(); }' \
  'sim uses models_secret of models'
links plots 'int sim_secret(void); int plots_x(void); int plots_x(void) { return sim_secret(); }' \
  'plots uses sim_secret of sim'
links models 'int helper(void); int helper(void) { return 1; }' 'models exports helper without its prefix'
links cli 'int cli_x(void); int cli_x(void) { static int calls; return ++calls; }' 'cli keeps the mutable global calls'
links sim 'int sim_count = 3;' 'sim keeps the mutable global sim_count'
"$check" build >said 2>&1 || complain "the tree itself, again: $(cat said)"
finish
