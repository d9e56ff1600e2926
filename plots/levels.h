// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_LEVELS_H
#define PLOTS_LEVELS_H

#include "plots/page.h"

enum { PLOTS_LEVELS = 3, PLOTS_LEVEL_POINTS = 200 };

/* A rising curve, told apart from the others by dash and width. */
typedef struct {
  const char *label; /* for the key */
  const double *x, *y;
  double mark;      /* its y at the vertical line; NaN: none */
  const char *text; /* the number of that mark */
} plots_level_t;

typedef struct {
  plots_caption_t caption;
  plots_foot_t foot;
  const char *x_unit, *y_unit;
  words_format_t x_format, y_format;
  const plots_level_t *levels; /* from the highest to the lowest */
  size_t count;                /* 1..PLOTS_LEVELS */
  size_t points;               /* of each, 2..PLOTS_LEVEL_POINTS */
  double x_now, y_now;         /* a vertical and a horizontal line: what there is, what is wanted */
  const char *x_label, *y_label;
} plots_levels_t;

/* Composes the chart: for each level what y a value of x reaches, with a mark and its number where
   the curve meets the vertical line. script: initialised here; freed by the caller, also after a
   failure. Returns PLOTS_OK, PLOTS_ERR_ARGUMENT (a value that is not finite among them) or
   PLOTS_ERR_NO_MEMORY. */
int plots_levels_script(const plots_levels_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_levels_write(const plots_levels_t *chart, plots_target_t *target);

#endif
