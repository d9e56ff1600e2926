// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMPARE_ANSWER_COMPARE_H
#define CLI_COMPARE_ANSWER_COMPARE_H

#include "cli/common/answer.h"
#include "cli/compare/comparison.h"

/* The scenarios side by side, for the first sheet of the workbook: the probability of each event in
   all years, and the main outputs of all years with P5 and P95, what a result costs among them.
   0; −1 when out of memory. To be freed in any case. */
int cli_compare_answer(cli_answer_t *self, const cli_comparison_t *comparison);

#endif
