// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_CHARTS_LIMITS_H
#define CLI_RUN_CHARTS_LIMITS_H

#include "cli/common/sheet.h"

/* What limits the places of each year that has any: the plan, demand, the budget, the population.
   As cli_chart_t. */
int cli_chart_limits(cli_sheet_t *sheet);

/* Its title: what limits likeliest, in all years alike, or in the first and in the next that
   differs. NULL when there is no year with places. */
const char *cli_title_limits(cli_sheet_t *sheet);

#endif
