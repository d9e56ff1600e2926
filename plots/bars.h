// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_BARS_H
#define PLOTS_BARS_H

#include "plots/page.h"

typedef struct {
  const char *label;
  const double *parts; /* one for each part of the chart, not negative; NaN: none */
  const char *text;    /* written behind the bar; NULL: nothing */
} plots_bar_t;

typedef struct {
  plots_caption_t caption;
  plots_foot_t foot;
  const char *unit; /* of the horizontal axis */
  words_format_t format;
  const char *const *parts; /* names, for the key; a part is told apart by fill and hatch */
  size_t part_count;        /* 1..PLOTS_PATTERNS */
  bool is_split; /* each part in a panel of its own, all of one scale, instead of end to end */
  const plots_bar_t *bars;
  size_t count; /* 1..400 */
} plots_bars_t;

/* Composes the chart: horizontal bars, top to bottom in the order given, of parts end to end or in
   panels side by side; the number of each part in it where there is room (always, in panels), but
   not where the part is the whole bar and `text` is there to say it. script: initialised here;
   freed by the caller, also after a failure. Returns PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_EMPTY
   or PLOTS_ERR_NO_MEMORY. */
int plots_bars_script(const plots_bars_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_bars_write(const plots_bars_t *chart, plots_target_t *target);

#endif
