// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_BANDS_H
#define PLOTS_BANDS_H

#include "plots/chart.h"

/* One quantity over the years. The arrays hold `count` entries of the chart; NaN: none. */
typedef struct {
  const char *title;
  const plots_band_t *bands;
  const double *plan; /* planned value by year; NULL: no plan */
  const double *goal; /* goal by year, drawn as a line with its value; NULL: no goal */
} plots_series_t;

typedef struct {
  plots_caption_t caption;
  const char *unit;       /* of the vertical axis, which all panels share */
  const char *plan_label; /* for the key; NULL: no plan in any series */
  const char *goal_label; /* likewise, and before the value on the goal's line */
  words_format_t format;
  const int *years;
  size_t count; /* 1..100 */
  const plots_series_t *series;
  size_t series_count; /* 1..6, one panel each */
} plots_bands_t;

/* Composes the chart: for each series a panel with, by year, a box P5-P95, a box P25-P75, the
   median with its value where there is room, the plan and the goal. Panels stand side by side, or
   one below the other when there are many years. script: initialised here; freed by the caller,
   also after a failure. Returns PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_EMPTY or
   PLOTS_ERR_NO_MEMORY. */
int plots_bands_script(const plots_bands_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_bands_write(const plots_bands_t *chart, plots_target_t *target);

#endif
