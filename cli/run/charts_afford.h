// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_CHARTS_AFFORD_H
#define CLI_RUN_CHARTS_AFFORD_H

#include "cli/common/sheet.h"

/* Which ceiling pays for how many places, with 50, 80 and 95 % certainty, in the first year
   whose ceiling suffices with less than 80 %, else in the first. As cli_chart_t. */
int cli_chart_afford(cli_sheet_t *sheet);

/* Its title; NULL: there is no such chart. */
const char *cli_title_afford(cli_sheet_t *sheet);

#endif
