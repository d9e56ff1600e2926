// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_CHARTS_CHAIN_H
#define CLI_RUN_CHARTS_CHAIN_H

#include "cli/common/sheet.h"

/* From applicants to what comes of taking part, over all years. As cli_chart_t. */
int cli_chart_chain(cli_sheet_t *sheet);

/* Its title: how many of a hundred applicants come to its last stage, by the means. NULL when
   nobody applies. */
const char *cli_title_chain(cli_sheet_t *sheet);

#endif
