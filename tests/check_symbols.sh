#!/usr/bin/env bash
# Fails when a library uses a function of the mathematical library, of GSL or of muParser that is not
# in the tables below. The last digit of libm's exp, log, pow, tanh … depends on its version and on the
# processor, and what rests on it would not be the same everywhere; sim/elementary.h, sim/decimal.h,
# sim/laws/normal.h and sim/laws/student.h have what is needed instead. usage: check_symbols.sh BUILD
set -euo pipefail
shopt -s inherit_errexit
build=$1

# What IEEE 754 or C defines to the bit (fmin and fmax but for the sign of a zero).
exact='sqrt fabs floor ceil trunc rint nearbyint round lrint llrint lround llround fmin fmax fmod
remainder fma copysign frexp ldexp scalbn scalbln modf logb ilogb nextafter isnan isinf finite
__isnan __isinf __finite __fpclassify __signbit'

# What else a library may use, and why. A row that nothing needs is refused as well.
allowed='
plots  log                         where a text stands on a logarithmic axis of a chart
sim    gsl_sort                    moves numbers
sim    gsl_sort_index              moves numbers
sim    gsl_matrix_alloc            storage
sim    gsl_matrix_free             storage
sim    gsl_matrix_get              storage
sim    gsl_matrix_set              storage
sim    gsl_matrix_view_array       storage
sim    gsl_vector_alloc            storage
sim    gsl_vector_free             storage
sim    gsl_vector_get              storage
sim    gsl_vector_min              compares
sim    gsl_vector_view_array       storage
sim    gsl_vector_const_view_array storage
sim    gsl_bspline_alloc           storage
sim    gsl_bspline_free            storage
sim    gsl_bspline_knots           arithmetic
sim    gsl_bspline_eval_nonzero    arithmetic
sim    gsl_linalg_cholesky_decomp1 arithmetic and square roots
sim    gsl_linalg_cholesky_svx     arithmetic
sim    gsl_eigen_symmv             says whether correlations are possible, and the nearest that are, rounded
sim    gsl_eigen_symmv_alloc       storage
sim    gsl_eigen_symmv_free        storage
studies gsl_sort                   moves numbers
studies gsl_stats_quantile_from_sorted_data arithmetic
inputs mupEval                     a power other than ^2, ^3, ^4 is that of libm: of claims alone, judged within a tolerance; events have none
'

# What these functions of GSL could reach in libm themselves, by the objects of libgsl.a and
# libgslcblas.a that they draw in, and why that does not matter.
reached='
gsl_linalg_cholesky_decomp1 hypot only complex vectors use it, which lie in the same object
gsl_linalg_cholesky_svx     hypot only complex vectors use it, which lie in the same object
gsl_eigen_symmv             hypot eigenvalues by their last digit, see above
gsl_eigen_symmv_alloc       hypot not called: it lies in the same object as gsl_eigen_symmv
gsl_eigen_symmv_free        hypot not called: it lies in the same object as gsl_eigen_symmv
'

libm=$(${CC:-gcc} -print-file-name=libm.so.6)
[[ -e $libm ]] || { echo "symbols: no $libm to know its functions by" >&2; exit 1; }
names=$(objdump -T "$libm" | awk '$4 == ".text" { print $NF }' | sort -u)

# used LIBRARY: what it takes from elsewhere.
used() {
  objdump -t "$1" | awk '/\*UND\*/ { print $NF }' | sort -u
}

# imports: "folder function" of each function of libm, of its vectors (_ZGV…), of GSL or of muParser
# that computes.
imports() {
  local library
  for library in "$build"/lib*.a; do
    used "$library" | awk -v names="$names" -v folder="$(basename "${library#"$build"/lib}" .a)" '
      BEGIN { count = split(names, list, "\n"); for (i = 1; i <= count; i++) in_libm[list[i]] }
      $1 in in_libm || /^(gsl_|_ZGV|mupEval$)/ { print folder, $1 }'
  done
}

# judge ROWS: the imports (standard input) that no row allows, and the rows that nothing needs.
judge() {
  awk -v exact="$exact" -v rows="$1" '
    BEGIN {
      count = split(exact, list, /[ \n]+/)
      for (i = 1; i <= count; i++) is_exact[list[i]]
      count = split(rows, list, "\n")
      for (i = 1; i <= count; i++)
        if (split(list[i], word, " ") > 2) is_allowed[word[1] " " word[2]] = 0
    }
    $2 in is_exact { next }
    ($1 " " $2) in is_allowed { is_allowed[$1 " " $2]++; next }
    { print $1 " uses " $2 }
    END { for (row in is_allowed) if (!is_allowed[row]) { sub(/ /, " does not use ", row); print row ": the row is not needed" } }'
}

# inside FUNCTION...: "function function-of-libm" for what the objects of GSL draw in.
inside() {
  local gsl cblas
  gsl=$(${CC:-gcc} -print-file-name=libgsl.a) cblas=$(${CC:-gcc} -print-file-name=libgslcblas.a)
  [[ -e $gsl && -e $cblas ]] || { echo 'symbols: no libgsl.a, so not what GSL uses itself' >&2; return; }
  objdump -t "$gsl" "$cblas" | awk -v names="$names" -v asked="$*" '
    BEGIN { count = split(names, list, "\n"); for (i = 1; i <= count; i++) in_libm[list[i]] }
    /:  *file format/ { object = $1 NR; next }
    /\*UND\*/ { needs[object] = needs[object] " " $NF; next }
    /^[0-9a-f]+ ([gu!]|.w)/ { home[$NF] = object }
    END {
      functions = split(asked, ask, " ")
      for (f = 1; f <= functions; f++) {
        delete seen; delete told; last = 1; queue[1] = home[ask[f]]; seen[queue[1]]
        for (at = 1; at <= last; at++) {
          count = split(needs[queue[at]], list, " ")
          for (i = 1; i <= count; i++) {
            name = list[i]
            if (name in in_libm && !(name in told)) { told[name]; print ask[f], name }
            else if (name in home && !(home[name] in seen)) { queue[++last] = home[name]; seen[home[name]] }
          }
        }
      }
    }'
}

found=$(imports)
wrong=$(judge "$allowed" <<<"$found")
within=$(inside $(awk '$2 ~ /^gsl_/ { print $2 }' <<<"$found" | sort -u))
[[ -z $within ]] || wrong+=$(echo; judge "$reached" <<<"$within")
wrong=$(grep . <<<"$wrong" | sort) || exit 0
sed 's/^/symbols: /' <<<"$wrong" >&2
exit 1
