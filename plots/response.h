// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_RESPONSE_H
#define PLOTS_RESPONSE_H

#include "plots/chart.h"

/* An estimate at one value of what is varied. Without low and high (NaN) it has no whisker. */
typedef struct {
  double x, y, low, high;
} plots_response_point_t;

/* Values from … to. */
typedef struct {
  double from, to;
} plots_stretch_t;

typedef struct {
  plots_caption_t caption;
  const char *x_unit, *y_unit;
  words_format_t x_format, y_format;
  const plots_response_point_t
      *points;  /* by rising x; those with a NaN in x or y break the curve */
  size_t count; /* 2..10000 */
  const char *curve_label, *whisker_label, *satisfied_label;
  double threshold; /* a horizontal line */
  const char *threshold_label;
  const plots_stretch_t *satisfied; /* shaded over the whole height */
  size_t satisfied_count;           /* 0..64 */
  double answer_x, answer_y;        /* marked, with a line to the axis; NaN: none */
  double now_x;                     /* what it is today: a line over the height; NaN: none */
  const char *now_label;            /* over that line; NULL: none */
  const char *answer_label;         /* beside the mark */
  const char *answer_key;           /* in the key */
} plots_response_t;

/* Composes the chart: the curve with whiskers, the threshold, where it is satisfied, the answer.
   script: initialised here; freed by the caller, also after a failure. Returns PLOTS_OK,
   PLOTS_ERR_ARGUMENT, PLOTS_ERR_EMPTY or PLOTS_ERR_NO_MEMORY. */
int plots_response_script(const plots_response_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_response_write(const plots_response_t *chart, plots_target_t *target);

#endif
