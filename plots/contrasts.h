// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_CONTRASTS_H
#define PLOTS_CONTRASTS_H

#include "plots/page.h"

enum { PLOTS_CONTRASTS_ROWS = 12, PLOTS_CONTRASTS_PANELS = 12 };

/* Differences of one quantity, on an axis of its own. */
typedef struct {
  const char *title;         /* the quantity and its unit */
  const char *unit;          /* the same unit alone, for the table of marks; NULL: none */
  int decimals;              /* of the figures */
  const plots_band_t *bands; /* one per row; NaN: the row stays empty */
} plots_contrasts_panel_t;

typedef struct {
  plots_caption_t caption;
  plots_foot_t foot;
  const char *const *labels; /* of the rows, the same in every panel, top to bottom */
  size_t count;              /* 1..PLOTS_CONTRASTS_ROWS */
  const plots_contrasts_panel_t *panels;
  size_t panel_count; /* 1..PLOTS_CONTRASTS_PANELS */
  const char *zero;   /* what the dashed line at 0 is, for the key */
} plots_contrasts_t;

/* Composes the chart: a panel for each quantity, one below the other, with a row for each label:
   P5–P95, P25–P75 and median around a line at 0, and the numbers at the right. Panels without any
   figure are left out. script: initialised here; freed by the caller, also after a failure. Returns
   PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_EMPTY or PLOTS_ERR_NO_MEMORY. */
int plots_contrasts_script(const plots_contrasts_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_contrasts_write(const plots_contrasts_t *chart, plots_target_t *target);

#endif
