// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_CHARTS_CASES_H
#define CLI_RUN_CHARTS_CASES_H

#include "cli/common/sheet.h"

/* What comes of the plan over all years, as fifty equally likely cases: participants with a deal,
   else those with the last result, else participants. As cli_chart_t. */
int cli_chart_cases(cli_sheet_t *sheet);

/* Its title: how many there are in half of the cases or more, and in one of ten at most. NULL when
   nobody takes part. */
const char *cli_title_cases(cli_sheet_t *sheet);

#endif
