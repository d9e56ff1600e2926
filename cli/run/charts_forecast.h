// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_CHARTS_FORECAST_H
#define CLI_RUN_CHARTS_FORECAST_H

#include "cli/common/charts.h"
#include "studies/robustness.h"

/* Draws the charts of a forecast as SVG and PNG onto the canvas: board,
   limits, budget, total_cost, afford, joint, rise, components, places, funnel, chain, cases,
   indicators, results, regions; those that the programme lacks the outputs for are left out.
   `robustness`: what of the probabilities hangs on judged spreads; NULL: not known. Returns 0 or a
   status of plots/, with what happened, fit to print, in `detail`. */
int cli_charts_forecast(const studies_forecast_t *forecast, const studies_robustness_t *robustness,
                        const inputs_programme_t *inputs, const char *scenario,
                        const cli_canvas_t *canvas, words_lang_t lang,
                        char detail[CLI_CHARTS_DETAIL]);

#endif
