// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_CHARTS_RISE_H
#define CLI_RUN_CHARTS_RISE_H

#include "cli/common/sheet.h"

/* The way from what the plan costs in its first year with places to what it costs in the next, held
   against that year's ceiling: by means, which add up. As cli_chart_t. */
int cli_chart_rise(cli_sheet_t *sheet);

/* Its title: how much more or less it costs, and what the ceiling lacks or has to spare. NULL when
   there is no second year with places. */
const char *cli_title_rise(cli_sheet_t *sheet);

#endif
