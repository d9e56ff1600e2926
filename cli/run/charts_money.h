// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_CHARTS_MONEY_H
#define CLI_RUN_CHARTS_MONEY_H

#include "cli/common/sheet.h"

/* What the plan costs in each year against its ceiling, and over all years. As cli_chart_t. */
int cli_chart_budget(cli_sheet_t *sheet);
int cli_chart_cost(cli_sheet_t *sheet);

#endif
