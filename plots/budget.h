// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_BUDGET_H
#define PLOTS_BUDGET_H

#include "plots/chart.h"

/* What is needed against what there is, by year. The arrays hold `count` entries; NaN: none. */
typedef struct {
  plots_caption_t caption;
  const char *unit;              /* of both, e.g. "M$ nominales (miles de pesos de cada año)" */
  const char *required_label;    /* for the key, which adds that the mark is the median */
  const char *ceiling_label;     /* for the key */
  const char *probability_label; /* heading of the row of probabilities */
  words_format_t format;
  const int *years;
  size_t count; /* 1..100 */
  const plots_band_t *required;
  const plots_band_t *ceiling; /* median, and low and high where it is itself uncertain */
  const double *probability;   /* that the ceiling suffices, in % */
} plots_budget_t;

/* Composes the chart: boxes of what is required with the median written above where every one
   fits, the ceiling as a dashed line with its P5-P95, and
   under each year the probability that it suffices. script: initialised here; freed by the caller,
   also after a failure.
   Returns PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_EMPTY or PLOTS_ERR_NO_MEMORY. */
int plots_budget_script(const plots_budget_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_budget_write(const plots_budget_t *chart, plots_target_t *target);

#endif
