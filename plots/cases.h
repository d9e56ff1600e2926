// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_CASES_H
#define PLOTS_CASES_H

#include "plots/page.h"

enum { PLOTS_CASES = 100 };

typedef struct {
  plots_caption_t caption;
  plots_foot_t foot;
  const char *unit; /* of the horizontal axis */
  words_format_t format;
  const double *values; /* equally likely cases, rising and finite: quantiles, say */
  size_t count;         /* 1..PLOTS_CASES */
} plots_cases_t;

/* Composes a quantile dotplot: a dot for each case over its value, stacked where they would lie
   over each other, so that a probability is read by counting dots. Source: Kay et al. (2016), When
   (ish) is my bus?, CHI '16. script: initialised here; freed by the caller, also after a failure.
   Returns PLOTS_OK, PLOTS_ERR_ARGUMENT or PLOTS_ERR_NO_MEMORY. */
int plots_cases_script(const plots_cases_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_cases_write(const plots_cases_t *chart, plots_target_t *target);

#endif
