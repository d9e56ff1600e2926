// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_CHARTS_COMPONENTS_H
#define CLI_RUN_CHARTS_COMPONENTS_H

#include "cli/common/sheet.h"

/* What the spending of each year goes to: components and administration, by their means, which add
   up. As cli_chart_t. */
int cli_chart_components(cli_sheet_t *sheet);

/* Its title: which takes most of the spending, and what share. NULL when nothing is spent it all
   goes to one, or not all of it is known. */
const char *cli_title_components(cli_sheet_t *sheet);

#endif
