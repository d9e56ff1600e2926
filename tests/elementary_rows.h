// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_ELEMENTARY_ROWS_H
#define TESTS_ELEMENTARY_ROWS_H

/* The values of tests/reference/elementary.csv, written with 25 digits. Include after cmocka.h. */

#include "tests/support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Distance in units in the last place of the double nearest to truth. */
static inline double ulps(double got, long double truth) {
  const double nearest = (double)truth;
  if (!isfinite(nearest) || !isfinite(got))
    return got == nearest ? 0.0 : (double)INFINITY;
  int exponent;
  (void)frexp(nearest, &exponent);
  const long double unit = ldexpl(1.0L, exponent - 53 < -1074 ? -1074 : exponent - 53);
  return (double)(fabsl((long double)got - truth) / unit);
}

/* The largest distance of function(x, y) from the rows called `what`; *rows counts them. */
static inline double worst_of_rows(const char *what, double (*function)(double, double),
                                   int *rows) {
  FILE *file = fopen("tests/reference/elementary.csv", "r");
  char line[160], name[16];
  double worst = 0.0, x, y;
  long double value;
  *rows = 0;
  assert_non_null(file);
  while (fgets(line, sizeof line, file))
    if (sscanf(line, "%15[^,],%lf,%lf,%Lf", name, &x, &y, &value) == 4 && !strcmp(name, what)) {
      worst = fmax(worst, ulps(function(x, y), value));
      ++*rows;
    }
  (void)fclose(file);
  return worst;
}

#endif
