// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_GROUPS_H
#define PLOTS_GROUPS_H

#include "plots/page.h"

enum { PLOTS_GROUPS_YEARS = 100, PLOTS_GROUPS_PANELS = 4, PLOTS_GROUPS_MOST = 12 };

/* One quantity by year and group: element group · years + year. */
typedef struct {
  const char *title;         /* the quantity and its unit */
  const plots_band_t *bands; /* only low, median and high are drawn; NaN: nothing */
  const double *levels;      /* what each is held against, a dashed line; NULL: none; NaN: not it */
  int decimals;              /* of its figures in the alternative text */
} plots_groups_panel_t;

typedef struct {
  plots_caption_t caption;
  plots_foot_t foot;
  words_format_t format;
  const int *years;
  size_t count;              /* of years, 1..PLOTS_GROUPS_YEARS */
  const char *const *groups; /* their names; the first is what the others are held against */
  size_t group_count;        /* 1..PLOTS_GROUPS_MOST */
  const plots_groups_panel_t *panels;
  size_t panel_count;   /* 1..PLOTS_GROUPS_PANELS */
  const char *level;    /* what the dashed lines are, for the key; NULL: there are none */
  const char *interval; /* what an interval is, for the key */
  const char *behind;   /* what the first group is behind the others, for the key */
} plots_groups_t;

/* Composes small multiples: a block for each group with a panel for each quantity, all panels of a
   quantity on one scale, in each year an interval from low to high with a mark at the median, and
   behind it, pale, that of the first group. script: initialised here; freed by the caller, also
   after a failure. Returns PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_EMPTY (some panel has no figure)
   or PLOTS_ERR_NO_MEMORY. */
int plots_groups_script(const plots_groups_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_groups_write(const plots_groups_t *chart, plots_target_t *target);

#endif
