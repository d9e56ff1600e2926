// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_FIGURE_H
#define CLI_FIGURE_H

#include "cli/csv.h"
#include "models/figure.h"

/* A figure of a document in a cell. */

enum { CLI_FIGURE_DECIMALS = 12, CLI_FIGURE_CHARS = 30 }; /* at most */

/* Reads a cell: a number in the convention of its file, with % behind it when that is the unit; "-"
   or nothing is missing. `column` names the cell in messages; `decimals` is how many the document
   prints, or CLI_DECIMALS_WRITTEN for those written. cell->printed becomes the figure as
   a Chilean document prints it ("1.157.151", "6,90 %"), however a spreadsheet wrote it down.

   A number that has more decimals than it is said to have is refused, and so is a whole number said
   to have three: a spreadsheet of another country took the comma for a thousands mark. In files
   with decimal points, amounts and whole units with three decimals (34.249) are refused, since
   they may be thousands.

   Returns SIM_OK, with what is wrong in the report and *out missing then, or SIM_ERR_NO_MEMORY. */
int cli_figure_read(const cli_table_t *table, cli_cell_t *cell, const char *column,
                    const char *unit, int decimals, models_figure_t *out, cli_report_t *report);

#endif
