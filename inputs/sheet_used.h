// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_SHEET_USED_H
#define INPUTS_SHEET_USED_H

#include "inputs/xlsx/sheet.h"

/* What a cell's formula uses of the workbook's other sheets, so that what is wrong is said of the
   cell that has to be mended. */

/* The other sheets, each read when it is first asked for. */
typedef struct {
  const inputs_book_t *book;
  inputs_xlsx_sheet_t *sheets; /* by their place in the book */
  bool *is_read;
} inputs_sheet_others_t;

/* The book must stay, its texts read. SIM_OK or SIM_ERR_NO_MEMORY; free in any case. */
int inputs_sheet_others_init(inputs_sheet_others_t *self, const inputs_book_t *book);
void inputs_sheet_others_free(inputs_sheet_others_t *self);

/* What follows for a cell from those that it is computed from. */
typedef struct {
  bool shows_empty;  /* it only shows one, which is empty */
  bool uses_empty;   /* it is computed from an empty one, which Excel takes for 0 */
  const char *shown; /* the percentage, "35 %", that it shows or is the hundredth of, or the day
                        that it shows; of `others`; NULL: none */
  bool divides;      /* it is the hundredth: of 35 % Excel makes 0.0035 */
} inputs_sheet_use_t;

/* Tells the report which cells of other sheets the cell of `file`, BOOK.xlsx!SHEET, is computed
   from, and what looks wrong with them. */
void inputs_sheet_used(inputs_sheet_others_t *others, const char *file,
                       const inputs_xlsx_cell_t *cell, words_report_t *report,
                       inputs_sheet_use_t *use);

#endif
