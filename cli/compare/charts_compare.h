// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMPARE_CHARTS_COMPARE_H
#define CLI_COMPARE_CHARTS_COMPARE_H

#include "cli/common/charts.h"
#include "cli/compare/comparison.h"

/* Begins the names of these charts where those of a forecast lie as well. */
#define CLI_CHARTS_COMPARE_PREFIX "compare_"

/* Draws the charts of a comparison onto the canvas: `board`, the probability
   of each event in every scenario; `differences`, the interval of each
   main output's difference from the reference, and `scenarios`, budget and beneficiaries of every
   scenario by year. `prefix` begins their names (NULL: nothing). Returns what cli_charts_draw
   returns. */
int cli_charts_compare(const cli_comparison_t *comparison, const char *prefix,
                       const cli_canvas_t *canvas, char detail[CLI_CHARTS_DETAIL]);

#endif
