// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_FUNNEL_H
#define PLOTS_FUNNEL_H

#include "plots/chart.h"

/* One stage, from the widest to the narrowest. */
typedef struct {
  const char *label;
  double value, low, high; /* centre, P5, P95; low and high NaN when there is no interval */
  double share;            /* kept of the stage before, in %; NaN: nothing is written */
} plots_stage_t;

typedef struct {
  plots_caption_t caption;
  const char *unit;      /* what is counted, e.g. "empresas" */
  words_format_t format; /* of the values */
  const plots_stage_t *stages;
  size_t count; /* 1..200 */
} plots_funnel_t;

/* Composes the chart: horizontal bars with P5-P95 whiskers, each with its number, its interval and
   the share kept. script: initialised here; freed by the caller, also after a failure.
   Returns PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_EMPTY or PLOTS_ERR_NO_MEMORY. */
int plots_funnel_script(const plots_funnel_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_funnel_write(const plots_funnel_t *chart, plots_target_t *target);

#endif
