// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_QUADRANTS_H
#define PLOTS_QUADRANTS_H

#include "plots/page.h"

/* Where a point lies, as the caller says: what is wanted of x, of y, of both or of neither. */
typedef enum {
  PLOTS_QUADRANT_BOTH,
  PLOTS_QUADRANT_X,
  PLOTS_QUADRANT_Y,
  PLOTS_QUADRANT_NEITHER,
  PLOTS_QUADRANT_COUNT
} plots_quadrant_t;

typedef struct {
  double x, y;
  plots_quadrant_t quadrant;
} plots_quadrant_point_t;

typedef struct {
  const char *title;
  const plots_quadrant_point_t *points;     /* those that are not finite are passed over */
  size_t count;                             /* 0..PLOTS_QUADRANT_POINTS */
  const char *shares[PLOTS_QUADRANT_COUNT]; /* "12 %", in the corner of each */
} plots_quadrants_panel_t;

typedef struct {
  plots_caption_t caption;
  plots_foot_t foot;
  const char *x_unit, *y_unit;
  words_format_t x_format, y_format;
  double x_most, y_least; /* what is wanted: x at most, y at least; where the lines stand */
  const char *names[PLOTS_QUADRANT_COUNT]; /* for the key */
  const plots_quadrants_panel_t *panels;   /* all of one scale */
  size_t count;                            /* 1..PLOTS_QUADRANT_PANELS */
} plots_quadrants_t;

enum { PLOTS_QUADRANT_POINTS = 1000, PLOTS_QUADRANT_PANELS = 12 };

/* Composes the chart: panels of points, with a line across at each of the two limits and a share in
   each corner; each quadrant has its own mark. script: initialised here; freed by the caller, also
   after a failure. Returns PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_EMPTY or PLOTS_ERR_NO_MEMORY. */
int plots_quadrants_script(const plots_quadrants_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_quadrants_write(const plots_quadrants_t *chart, plots_target_t *target);

#endif
