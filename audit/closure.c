// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/closure.h"

#include <math.h>

#define TOLERANCE 1e-6

static bool differs(double a, double b) {
  return fabs(a - b) > TOLERANCE;
}

/* How many excesses there are, their sum, and the last one's place. */
static size_t count_of(size_t n, const double *excess, double *sum, size_t *last) {
  size_t count = 0;
  *sum = 0.0;
  for (size_t i = 0; i < n; i++)
    if (differs(excess[i], 0.0)) {
      count++;
      *sum += excess[i];
      *last = i;
    }
  return count;
}

/* The one place with this excess; n when there is none or more than one. */
static size_t only(size_t n, const double *excess, double wanted) {
  size_t found = n;
  for (size_t i = 0; i < n; i++)
    if (!differs(excess[i], wanted)) {
      if (found < n)
        return n;
      found = i;
    }
  return found;
}

size_t audit_closure_find(size_t rows, size_t columns, const double *cells,
                          const double *row_excess, const double *column_excess,
                          audit_correction_t *out) {
  double row_sum, column_sum;
  size_t row = 0, column = 0, count = 0;
  const size_t bad_rows = count_of(rows, row_excess, &row_sum, &row);
  const size_t bad_columns = count_of(columns, column_excess, &column_sum, &column);
  if (bad_rows == 0 || bad_columns == 0 || differs(row_sum, column_sum))
    return 0;
  if (bad_rows == 1) {
    for (size_t c = 0; c < columns; c++)
      if (differs(column_excess[c], 0.0))
        out[count++] = (audit_correction_t){row, c, -column_excess[c]};
  } else if (bad_columns == 1) {
    for (size_t r = 0; r < rows; r++)
      if (differs(row_excess[r], 0.0))
        out[count++] = (audit_correction_t){r, column, -row_excess[r]};
  } else if (bad_rows == bad_columns) {
    for (size_t r = 0; r < rows; r++) {
      const size_t c = only(columns, column_excess, row_excess[r]);
      if (!differs(row_excess[r], 0.0))
        continue;
      if (c == columns || only(rows, row_excess, row_excess[r]) == rows)
        return 0;
      out[count++] = (audit_correction_t){r, c, -row_excess[r]};
    }
  }
  for (size_t i = 0; i < count; i++) {
    out[i].closing += cells[out[i].row * columns + out[i].column];
    if (out[i].closing < 0.0)
      return 0;
  }
  return count;
}
