// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_FAN_SERIES_H
#define PLOTS_FAN_SERIES_H

#include "plots/page.h"

/* What a chart of a fan (plots/fan.h) is made of. */

enum { PLOTS_FAN_YEARS = 100, PLOTS_FAN_PANELS = 4, PLOTS_FAN_LINES = 11 };

/* One quantity over the years: what it was, and what it may be. */
typedef struct {
  const char *title;         /* the quantity and its unit */
  const double *past;        /* one for each past year; NaN: none */
  const plots_band_t *bands; /* one for each year to come */
  const double *levels;      /* what each is held against; NULL: none; NaN: not it */
  const double *lines;       /* medians of others, line · count + year; NULL: none */
  int decimals;              /* of its figures */
} plots_fan_panel_t;

typedef struct {
  plots_caption_t caption;
  plots_foot_t foot;
  words_format_t format;
  const int *past_years; /* rising, before those to come */
  size_t past_count;     /* 1..PLOTS_FAN_YEARS */
  const int *years;      /* rising */
  size_t count;          /* 1..PLOTS_FAN_YEARS */
  const plots_fan_panel_t *panels;
  size_t panel_count;       /* 1..PLOTS_FAN_PANELS */
  const char *past;         /* for the key: what is the line of the past */
  const char *level;        /* and what the dashed lines are; NULL: there are none */
  const char *const *lines; /* and the names of the others */
  size_t line_count;        /* 0..PLOTS_FAN_LINES */
} plots_fan_t;

/* How the figures of a panel are written. */
words_format_t plots_fan_format(const plots_fan_t *chart, size_t panel);

/* What a panel says besides its picture: in the alternative text, and as marks. */
void plots_fan_tell(const plots_fan_t *chart, plots_script_t *script, size_t panel);

#endif
