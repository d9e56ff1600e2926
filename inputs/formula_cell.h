// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_FORMULA_CELL_H
#define INPUTS_FORMULA_CELL_H

#include "inputs/csv.h"
#include "inputs/formula.h"

/* Formulas in the cells of a table: read with the marks of the table, and refused in words. */

/* How a formula in this file writes numbers and arguments: as its other cells do. */
inputs_formula_marks_t inputs_formula_marks(const inputs_table_t *file);

/* Says what is wrong with a formula, at `place`; `where` names what holds it (a column). Not for
   INPUTS_FORMULA_NO_MEMORY. */
void inputs_formula_report(words_report_t *report, const words_place_t *place, const char *where,
                           inputs_formula_marks_t marks, inputs_formula_error_t error,
                           const inputs_formula_fault_t *fault);

#endif
