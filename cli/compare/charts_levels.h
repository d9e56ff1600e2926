// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMPARE_CHARTS_LEVELS_H
#define CLI_COMPARE_CHARTS_LEVELS_H

#include "cli/common/charts.h"

/* Budget required and beneficiaries of every scenario by year, side by side on one scale. As
   cli_chart_t; the subject is a studies_comparison_t. */
int cli_chart_compare_levels(cli_sheet_t *sheet);

#endif
