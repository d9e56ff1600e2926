// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_CLOSURE_H
#define AUDIT_CLOSURE_H

#include <stdbool.h>
#include <stddef.h>

/* Where a cross table does not add up. */

/* A cell to blame, with the value at which its row and its column close. */
typedef struct {
  size_t row, column;
  double closing;
} audit_correction_t;

/* Places the errors of a table of `rows` × `columns` cells from what its rows and columns exceed
   their totals by (0 where they close). They are placed when rows and columns point to the same
   cells: one row takes all column excesses, one column all row excesses, or each row's excess is
   that of exactly one column; and no closing value is negative. Writes up to rows + columns
   corrections; returns their number, 0 when nothing exceeds or nothing can be placed. */
size_t audit_closure_find(size_t rows, size_t columns, const double *cells,
                          const double *row_excess, const double *column_excess,
                          audit_correction_t *out);

#endif
