#!/usr/bin/env bash
# tests/check_symbols.sh notices what it is there for.
source tests/program_support.sh
mkdir "$scratch/build"
cp "$build"/lib*.a "$scratch/build/"
check=$root/tests/check_symbols.sh
cd "$scratch" || exit 1
"$check" build >said 2>&1 || complain "the tree itself: $(cat said)"
[[ ! -s said ]] || complain "the tree itself: $(cat said)"

# notices WORDS [CHECK]: it fails and says so.
notices() {
  ! "${2:-$check}" build >said 2>&1 || complain "not noticed: $1"
  grep -qxF -- "symbols: $1" said || complain "$1: said $(cat said)"
}

# calls FOLDER FUNCTION...: the folder's library with calls of these more, until `restore FOLDER`.
calls() {
  local folder=$1 function
  cp "build/lib$folder.a" kept.a
  for function in "${@:2}"; do
    echo "double $function(double); double ${folder}_$function(double);"
    echo "double ${folder}_$function(double x) { return $function(x); }"
  done >injected.c
  gcc -fno-builtin -c -o injected.o injected.c && ar r "build/lib$folder.a" injected.o 2>/dev/null ||
    complain "$*: cannot build"
}
restore() { mv kept.a "build/lib$1.a"; }

refused=(tanh exp pow log10 sin lgamma_r expf gsl_cdf_ugaussian_P _ZGVbN2v_exp)
for folder in words process sim models inputs fits audit studies plots reports cli; do
  calls "$folder" "${refused[@]}"
  ! "$check" build >said 2>&1 || complain "$folder: nothing noticed"
  { printf "symbols: $folder uses %s\n" "${refused[@]}"; echo 'symbols: gsl_cdf_ugaussian_P uses exp'; } | sort | cmp -s - <(sort said) ||
    complain "$folder: said $(cat said)"
  restore "$folder"
done
# what is exact may be used; what one folder may, another may not
calls sim sqrt floor rint nextafter frexp
"$check" build >said 2>&1 || complain "refused: $(cat said)"
restore sim
calls sim log
notices 'sim uses log'
restore sim

# as the compiler writes it
printf '%s\n' '#include <math.h>' 'double sim_x(double);' 'double sim_x(double x) { return tanh(x); }' >tanh.c
cp build/libsim.a kept.a
gcc -std=gnu17 -O3 -fno-math-errno -c -o tanh.o tanh.c && ar r build/libsim.a tanh.o 2>/dev/null || complain 'tanh.c'
notices 'sim uses tanh'
restore sim

# a row less, a row that nothing needs: of the table, and of what GSL reaches
without() {
  grep -v "$1" "$check" >less.sh && chmod +x less.sh
  ! cmp -s less.sh "$check" || complain "no row $1"
  notices "$2" ./less.sh
}
without '^plots  log ' 'plots uses log'
without '^gsl_eigen_symmv  *hypot' 'gsl_eigen_symmv uses hypot'
sed 's/^plots  log .*/&\nplots  tanh never/' "$check" >more.sh && chmod +x more.sh
notices 'plots does not use tanh: the row is not needed' ./more.sh
"$check" build >said 2>&1 || complain "the tree itself, again: $(cat said)"
finish
