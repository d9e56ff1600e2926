// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_ROWS_H
#define PLOTS_ROWS_H

#include "plots/chart.h"

typedef struct {
  plots_caption_t caption;
  const char *unit; /* of the horizontal axis */
  words_format_t format;
  const char *const *labels; /* in the order given, top to bottom */
  const plots_band_t *bands; /* NaN: the row stays empty */
  size_t count;              /* 1..400 */
} plots_rows_t;

/* Composes the chart: a row for each label with P5-P95, P25-P75 and median, and the numbers at the
   right. The picture grows with the rows, and the letters shrink. script: initialised here; freed
   by the caller, also after a failure. Returns PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_EMPTY or
   PLOTS_ERR_NO_MEMORY. */
int plots_rows_script(const plots_rows_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_rows_write(const plots_rows_t *chart, plots_target_t *target);

#endif
