// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_XLSX_SHEET_H
#define INPUTS_XLSX_SHEET_H

#include "inputs/xlsx/book.h"

/* The cells of one sheet that hold something, row by row, and its merged ranges. */

enum {
  INPUTS_XLSX_COLUMNS_MAX = 256, /* in which something may stand */
  INPUTS_XLSX_CELLS_MAX = 2000000
};

typedef enum {
  INPUTS_XLSX_NUMBER,
  INPUTS_XLSX_TEXT,
  INPUTS_XLSX_DATE,      /* text: 2026-03-01 */
  INPUTS_XLSX_FAULT,     /* text: #N/A, #DIV/0! … */
  INPUTS_XLSX_UNCOMPUTED /* a formula that was saved without its value */
} inputs_xlsx_kind_t;

typedef struct {
  size_t row, column; /* from 1, as the sheet shows them: D7 is row 7, column 4 */
  inputs_xlsx_kind_t kind;
  double number; /* finite; of NUMBER */
  char *text;    /* UTF-8, without blanks around it; of TEXT, DATE and FAULT; NULL otherwise */
  bool is_formula;
  char *formula; /* where it uses another sheet and is not long; NULL otherwise */
} inputs_xlsx_cell_t;

typedef struct {
  size_t from_row, from_column, to_row, to_column;
} inputs_xlsx_range_t;

typedef struct {
  inputs_xlsx_cell_t *cells;
  size_t count, capacity;
  inputs_xlsx_range_t *merged;
  size_t merged_count;
} inputs_xlsx_sheet_t;

/* Reads sheet `index` of the book, whose texts must have been read. `place` names the sheet in what
   is reported. SIM_OK, SIM_ERR_DOMAIN (reported: damaged, too wide) or SIM_ERR_NO_MEMORY; free in
   any case with inputs_xlsx_sheet_free. */
int inputs_xlsx_sheet_read(const inputs_book_t *book, size_t index, const char *place,
                           inputs_xlsx_sheet_t *out, words_report_t *report);

void inputs_xlsx_sheet_free(inputs_xlsx_sheet_t *self);

#endif
