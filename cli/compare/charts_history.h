// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMPARE_CHARTS_HISTORY_H
#define CLI_COMPARE_CHARTS_HISTORY_H

#include "cli/common/sheet.h"

/* The years before, the reference's forecast behind them, and the medians of the other scenarios on
   it. As cli_chart_t; the subject is a studies_comparison_t. */
int cli_chart_compare_history(cli_sheet_t *sheet);

#endif
