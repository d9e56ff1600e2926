// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_CHARTS_INDICATORS_H
#define CLI_RUN_CHARTS_INDICATORS_H

#include "cli/common/sheet.h"

/* Charts of a forecast, as cli/common/charts.h takes them: who has a meeting, a contact, a deal;
   who has each result. PLOTS_ERR_EMPTY when the programme has no such outputs. */
int cli_chart_indicators(cli_sheet_t *sheet);
int cli_chart_results(cli_sheet_t *sheet);

#endif
