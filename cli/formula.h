// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_FORMULA_H
#define CLI_FORMULA_H

#include "cli/csv.h"
#include "models/formula.h"

/* Formulas in the cells of a table: read with the marks of the table, and refused in words. */

/* How a formula in this file writes numbers and arguments: as its other cells do. */
models_formula_marks_t cli_formula_marks(const cli_table_t *file);

/* Says what is wrong with a formula, at `place`; `where` names what holds it (a column). Not for
   MODELS_FORMULA_NO_MEMORY. */
void cli_formula_report(cli_report_t *report, const cli_place_t *place, const char *where,
                        models_formula_marks_t marks, models_formula_error_t error,
                        const models_formula_fault_t *fault);

#endif
