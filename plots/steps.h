// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_STEPS_H
#define PLOTS_STEPS_H

#include "plots/page.h"

/* What a step is: an amount from 0, a change of the amount so far, or an amount from 0 that the
   others are held against, with a line through all. */
typedef enum { PLOTS_STEP_LEVEL, PLOTS_STEP_CHANGE, PLOTS_STEP_LIMIT } plots_step_kind_t;

typedef struct {
  plots_step_kind_t kind;
  const char *label; /* under the bar; broken into lines */
  double value;      /* finite; of a change, with its sign */
  const char *text;  /* over the bar: the value as people write it */
} plots_step_t;

typedef struct {
  plots_caption_t caption;
  plots_foot_t foot;
  const char *unit;      /* of the vertical axis, which begins at 0 */
  words_format_t format; /* of its numbers */
  const plots_step_t *steps;
  size_t count; /* 1..PLOTS_STEPS */
} plots_steps_t;

enum { PLOTS_STEPS = 12 };

/* Composes the chart: a bar for each step from left to right, a change beginning where the step
   before it ends. script: initialised here; freed by the caller, also after a failure. Returns
   PLOTS_OK, PLOTS_ERR_ARGUMENT (a value that is not finite among them) or PLOTS_ERR_NO_MEMORY. */
int plots_steps_script(const plots_steps_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_steps_write(const plots_steps_t *chart, plots_target_t *target);

#endif
