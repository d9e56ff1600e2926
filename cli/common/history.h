// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_HISTORY_H
#define CLI_COMMON_HISTORY_H

#include "cli/common/sheet.h"
#include "plots/fan.h"

/* What history.csv says of the years before the plan, for a chart with what is to come. */

typedef struct {
  const char *output;       /* spending, beneficiaries, indicator.NAME */
  const char *title;        /* with its unit */
  const double *past;       /* one for each year; NaN: none */
  models_series_id_t level; /* what it is held against; MODELS_S_COUNT: nothing */
  double unit;              /* in how many M$ it is written; 1 for what is no money */
  bool is_money, is_share;
} cli_history_panel_t;

typedef struct {
  const int *years; /* rising; NULL when there are none */
  size_t year_count;
  cli_history_panel_t panels[PLOTS_FAN_PANELS];
  size_t count;
  bool left_out; /* money of another year, which is not comparable */
} cli_history_t;

/* Spending, beneficiaries and indicators that history.csv has in years before the plan; money only
   in pesos of the year itself, as the forecast is. count 0: nothing to draw. */
cli_history_t cli_history(cli_sheet_t *sheet);

/* Gathers one output in every year of the plan: P5, P25, P50, P75, P95; NaN where there is none. */
typedef plots_band_t (*cli_history_band_t)(const cli_sheet_t *sheet, const char *output, int year);

/* What the first panel says: the last figure of the past, and what the first year of the plan that
   has one may bring. */
const char *cli_history_title(cli_sheet_t *sheet, const cli_history_t *history,
                              cli_history_band_t band);

/* The chart of it, with `band` for what is to come, to be drawn with plots_fan_write: panels
   without a figure to come are taken out of `history`. panel_count 0: nothing to draw. The texts
   and numbers live as long as the sheet. */
plots_fan_t cli_history_chart(cli_sheet_t *sheet, cli_history_t *history, cli_history_band_t band);

#endif
