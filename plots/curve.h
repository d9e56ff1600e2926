// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_CURVE_H
#define PLOTS_CURVE_H

#include "plots/chart.h"

/* A point of the curve to be marked and read: "P80", its value and its probability in %. Its number
   is its value; or, with `reads_chance`, its probability alone, the label only in the alternative
   text, and there are no lines to the axes. */
typedef struct {
  const char *label;
  double x, probability;
  bool reads_chance;
} plots_curve_mark_t;

typedef struct {
  plots_caption_t caption;
  const char *x_unit;    /* of the horizontal axis */
  const char *y_unit;    /* of the vertical axis, e.g. "probabilidad de no superar el monto" */
  words_format_t format; /* of x */
  const double *x, *probability; /* non-decreasing; probability in % */
  size_t count;                  /* 2..100000; points with a NaN are passed over */
  const plots_curve_mark_t *marks;
  size_t mark_count;           /* 0..6 */
  const char *reference_label; /* of a vertical line, e.g. the ceiling; NULL: none */
  double reference;            /* where it stands */
  const plots_point_t *data;   /* what the curve is held against: points, y in % */
  size_t data_count;           /* 0..POINTS_MAX of the curve; 0: none */
  const char *data_label;      /* what they are, for the alternative text and the marks */
} plots_curve_t;

/* Composes the chart: the cumulative curve, with lines from each mark to both axes and its value
   written beside it. script: initialised here; freed by the caller, also after a failure.
   Returns PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_EMPTY or PLOTS_ERR_NO_MEMORY. */
int plots_curve_script(const plots_curve_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_curve_write(const plots_curve_t *chart, plots_target_t *target);

#endif
