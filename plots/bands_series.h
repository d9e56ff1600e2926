// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_BANDS_SERIES_H
#define PLOTS_BANDS_SERIES_H

#include "plots/caption.h"

/* What a chart of bands (plots/bands.h) is made of. */

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

/* The i-th of a plan or goals; NaN where there are none. */
double plots_bands_at(const double *values, size_t i);

/* What a series says besides its picture: in the alternative text, and as marks. */
void plots_bands_tell(const plots_bands_t *chart, const plots_series_t *series,
                      plots_script_t *script);

#endif
