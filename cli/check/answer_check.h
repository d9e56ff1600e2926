// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_CHECK_ANSWER_CHECK_H
#define CLI_CHECK_ANSWER_CHECK_H

#include "cli/check/check_tables.h"
#include "cli/check/copy.h"
#include "cli/common/answer.h"

/* What was found, for the first sheet of the workbook: how many claims have which verdict, each
   contradiction with its cell and what it should say, and the plan in its forecast. 0; −1 when out
   of memory. To be freed in any case. */
int cli_check_answer(cli_answer_t *out, const cli_audit_t *audit, const cli_check_copy_t *copy);

#endif
