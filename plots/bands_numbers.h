// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_BANDS_NUMBERS_H
#define PLOTS_BANDS_NUMBERS_H

#include "plots/bands_series.h"
#include "plots/script.h"

/* The numbers in a chart of bands (plots/bands.h): where there is room for them, and writing
   them. */

/* Where the numbers of the medians go, the same in every panel of a chart. */
typedef enum {
  PLOTS_NUMBERS_NONE,
  PLOTS_NUMBERS_BESIDE,
  PLOTS_NUMBERS_UNDER
} plots_bands_numbers_t;

/* How the boxes of a panel stand: moved aside for a number at their right, and half as wide as
   this. In years. */
typedef struct {
  plots_bands_numbers_t numbers;
  double shift, half;
  double size; /* of numbers under the years */
} plots_stance_t;

/* Pixels that a year takes. */
double plots_bands_slot(const plots_frame_t *frame);

/* How the boxes and numbers of each panel stand (stances: one for each series): beside the median
   where every number of the chart fits, in a row under the years where it does not, nowhere in
   panels that are too narrow. Returns whether there are numbers. Of the frames only the widths
   count. */
bool plots_bands_stand(const plots_bands_t *chart, const plots_frame_t *frames, bool stacked,
                       plots_stance_t *stances);

/* The medians of a panel. */
void plots_bands_write_values(const plots_bands_t *chart, const plots_series_t *series,
                              plots_script_t *script, const plots_frame_t *frame,
                              const plots_stance_t *stance);

/* The planned value under its year, behind the mark of the plan; only when every one fits. */
void plots_bands_write_plan(const plots_bands_t *chart, const plots_series_t *series,
                            plots_script_t *script, const plots_frame_t *frame);

#endif
