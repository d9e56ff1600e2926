// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_CHECK_MARKS_H
#define CLI_CHECK_MARKS_H

#include "cli/check/check_tables.h"
#include "reports/annotate/mark.h"

/* What is to be marked in the workbook that was checked: each figure that takes part in a
   contradiction, and the claim that says it; and each that only agrees when it is cut. A cell has
   one mark, however many checks speak of it. */

typedef struct {
  char *sheet, *text; /* that a mark borrows */
  size_t said;        /* how many checks it tells of */
} cli_marked_t;

typedef struct {
  reports_mark_t *items;
  cli_marked_t *own; /* as many */
  size_t count, capacity;
} cli_marks_t;

/* SIM_OK or SIM_ERR_NO_MEMORY; free in any case with cli_marks_free. Only of a workbook. */
int cli_marks_find(const cli_audit_t *audit, cli_marks_t *out);
void cli_marks_free(cli_marks_t *self);

#endif
