// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_MATRIX_H
#define PLOTS_MATRIX_H

#include "plots/page.h"

typedef struct {
  const char *text; /* may be NULL */
  bool is_marked;   /* a mark stands before the text, which is bold */
} plots_cell_t;

typedef struct {
  const char *label;
  const plots_cell_t *cells; /* one for each column */
  bool is_total;             /* set off from the rows above */
} plots_matrix_row_t;

typedef struct {
  plots_caption_t caption;
  plots_foot_t foot;
  const char *const *columns; /* headings */
  size_t column_count;        /* 1..8 */
  const plots_matrix_row_t *rows;
  size_t count;         /* 1..400 */
  const char *marked;   /* what the mark says, for the key */
  const char *unmarked; /* what its absence says */
} plots_matrix_t;

/* Composes a table: rows by columns, with marks where a row belongs to a column. script:
   initialised here; freed by the caller, also after a failure. Returns PLOTS_OK, PLOTS_ERR_ARGUMENT
   or PLOTS_ERR_NO_MEMORY. */
int plots_matrix_script(const plots_matrix_t *chart, plots_script_t *script);

#endif
