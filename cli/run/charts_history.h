// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_CHARTS_HISTORY_H
#define CLI_RUN_CHARTS_HISTORY_H

#include "cli/common/sheet.h"

/* What history.csv says of the years before, with the forecast behind it. As cli_chart_t. */
int cli_chart_history(cli_sheet_t *sheet);

#endif
