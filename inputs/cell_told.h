// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_CELL_TOLD_H
#define INPUTS_CELL_TOLD_H

#include "inputs/number/number_report.h"
#include "inputs/table.h"

/* What is told of a cell: its text as its reader sees it, and numbers as they would write them. A
   sheet shows the number -0.2 as -0,2 to who reads Spanish, and takes it so; a text in it is
   quoted as it stands. */

/* The text for a message. */
const char *inputs_cell_shown(const inputs_cell_t *cell);

/* How a number is written where the table's reader would mend it: in a sheet by the language of the
   report, in a file by its separator. */
inputs_number_style_t inputs_cell_told(const inputs_table_t *table, words_lang_t lang);

/* Where the number of a cell stands, for inputs_number_read(&place, cell->text, …); what may stand
   there is for the caller to fill in. */
inputs_number_place_t inputs_cell_place(const inputs_table_t *table, const inputs_cell_t *cell,
                                        const char *field, words_report_t *report);

/* Reports the number of a cell that could not be read, by its style; `mend` is turned into that of
   the reader. */
void inputs_cell_report(const inputs_number_place_t *place, const inputs_cell_t *cell,
                        inputs_number_status_t status, char mend[INPUTS_NUMBER_SIZE]);

#endif
