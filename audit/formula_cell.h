// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_FORMULA_CELL_H
#define AUDIT_FORMULA_CELL_H

#include "audit/formula.h"
#include "inputs/csv.h"

/* Formulas in the cells of a table: read with the marks of the table, and refused in words. */

/* How a formula in this file writes numbers and arguments: as its other cells do. */
audit_formula_marks_t audit_formula_marks(const inputs_table_t *file);

/* Says what is wrong with a formula, at `place`; `where` names what holds it (a column). Not for
   AUDIT_FORMULA_NO_MEMORY. */
void audit_formula_report(words_report_t *report, const words_place_t *place, const char *where,
                          audit_formula_marks_t marks, audit_formula_error_t error,
                          const audit_formula_fault_t *fault);

#endif
