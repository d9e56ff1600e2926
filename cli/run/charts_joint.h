// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_CHARTS_JOINT_H
#define CLI_RUN_CHARTS_JOINT_H

#include "cli/common/sheet.h"

/* Cost against what comes of it, replicate by replicate, for each year: whether the ceiling
   suffices and whether the goal is met, and both at once. Of the goals of a programme the last:
   deals before contacts, results in the order of the file. As cli_chart_t. */
int cli_chart_joint(cli_sheet_t *sheet);

/* Its title: how likely both are at once, in the likeliest year and in the least likely one. NULL
   when the programme has no goal or no year with places. */
const char *cli_title_joint(cli_sheet_t *sheet);

/* At most so many replicates, the first of the run, are counted for it. */
enum { CLI_JOINT_REPLICATES = 20000 };

#endif
