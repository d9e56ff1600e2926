// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_SHEET_TABLE_H
#define INPUTS_SHEET_TABLE_H

#include "inputs/sheet_used.h"
#include "inputs/table.h"
#include "inputs/xlsx/sheet.h"

/* From the cells of a sheet to a table.

        A            B          C          D
     1  # Datos del programa, versión de marzo          explanation: the row begins with #
     2  nombre       valor      fuente     # comentario header; column D is an explanation
     3  plan.cupos   517        ficha 4.2  preguntar    row                                       */

typedef struct {
  const char *variant; /* NULL: all rows. Otherwise those whose column "variante" or "variant" says
                          so, without that column; "": those where it is empty, or there is none */
  bool is_headless;    /* no header: numbers, row by row */
  inputs_sheet_others_t *others; /* what formulas may use; NULL: not known */
} inputs_sheet_rows_t;

/* Adds the rows to `out`, whose path names the sheet. Reported, with cells marked bad: formulas
   without value, errors of Excel, merged cells, values in a column without a name. SIM_OK,
   SIM_ERR_DOMAIN (reported) or SIM_ERR_NO_MEMORY. */
int inputs_sheet_table(const inputs_xlsx_sheet_t *sheet, const inputs_sheet_rows_t *rows,
                       inputs_table_t *out, words_report_t *report);

/* Adds the variants that the rows name to the `count` names that there are, each once, up to
   `most`; the caller frees each. Returns how many there are. */
size_t inputs_sheet_variants(const inputs_xlsx_sheet_t *sheet, char **names, size_t count,
                             size_t most);

#endif
