// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_FIGURE_CELL_H
#define AUDIT_FIGURE_CELL_H

#include "audit/figure.h"
#include "inputs/csv.h"

/* A figure of a document in a cell. */

enum { AUDIT_DECIMALS_WRITTEN = -1 };

enum { AUDIT_FIGURE_DECIMALS = 12, AUDIT_FIGURE_CHARS = 30 }; /* at most */

/* Reads a cell: a number in the convention of its file, with % behind it when that is the unit; "-"
   or nothing is missing. `column` names the cell in messages; `decimals` is how many the document
   prints, or AUDIT_DECIMALS_WRITTEN for those written. cell->printed becomes the figure as
   a Chilean document prints it ("1.157.151", "6,90 %"), however a spreadsheet wrote it down.

   A number that has more decimals than it is said to have is refused, and so is a whole number said
   to have three: a spreadsheet of another country took the comma for a thousands mark. In files
   with decimal points, amounts and whole units with three decimals (34.249) are refused, since
   they may be thousands.

   Returns SIM_OK, with what is wrong in the report and *out missing then, or SIM_ERR_NO_MEMORY. */
int audit_figure_read(const inputs_table_t *table, inputs_cell_t *cell, const char *column,
                      const char *unit, int decimals, audit_figure_t *out, words_report_t *report);

#endif
