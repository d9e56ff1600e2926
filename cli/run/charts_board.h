// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_CHARTS_BOARD_H
#define CLI_RUN_CHARTS_BOARD_H

#include "cli/common/sheet.h"

/* The probability of each event by year, and how far it hangs on judged spreads when the subject of
   the sheet is a studies_robustness_t. As cli_chart_t. */
int cli_chart_board(cli_sheet_t *sheet);

#endif
