// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMPARE_CHARTS_BOARD_H
#define CLI_COMPARE_CHARTS_BOARD_H

#include "cli/common/sheet.h"

/* The probability of each event by year, a block for each scenario, with its difference from the
   reference. The subject of the sheet is a studies_comparison_t. As cli_chart_t. */
int cli_chart_compare_board(cli_sheet_t *sheet);

#endif
