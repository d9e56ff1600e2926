// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_CHECK_COPY_H
#define CLI_CHECK_COPY_H

#include "cli/check/check_tables.h"
#include "reports/annotate/annotate.h"

/* The workbook that was checked, with marks: programa-revisado.xlsx. */

typedef struct {
  char *name, *bytes; /* name NULL: there is none */
  size_t size;
  reports_annotated_t done;
} cli_check_copy_t;

/* Makes it when the dataset is a workbook with contradictions or truncated figures in it. What
   cannot be copied is said in the report, and there is none: SIM_OK too. SIM_ERR_NO_MEMORY. Free
   with cli_check_copy_free.
 */
int cli_check_copy(const cli_audit_t *audit, cli_check_copy_t *out, words_report_t *report);
void cli_check_copy_free(cli_check_copy_t *self);

/* Says which file it is and what it could not keep or mark; nothing when there is none. */
void cli_check_copy_print(const cli_check_copy_t *self, words_lang_t lang, FILE *file);

#endif
