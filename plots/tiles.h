// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_TILES_H
#define PLOTS_TILES_H

#include "plots/page.h"

/* Classes are half-open, [from, to), but for the last, which holds both its ends. */
enum { PLOTS_CLASSES_MAX = 6 };

typedef struct {
  plots_caption_t caption;
  plots_foot_t foot;
  words_format_t format;
  const char *const *labels;  /* from the northernmost to the southernmost */
  const double *values;       /* NaN: a tile without colour */
  const char *const *details; /* a line under each number; NULL, also of one: none */
  size_t count;               /* 1..100 */
  const char *order;          /* in what order the tiles stand */
  const char *key;            /* what the shade stands for */
  const char *none;           /* for the key, where a value is missing */
} plots_tiles_t;

/* Composes the chart: a schematic map of a long country, its tiles in strips from north to south
   side by side, each with name and number, the darker the larger, in one hue; classes of round
   limits in the key, with their number of tiles. script: initialised here; freed by the caller,
   also after a failure. Returns PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_EMPTY or
   PLOTS_ERR_NO_MEMORY. */
int plots_tiles_script(const plots_tiles_t *chart, plots_script_t *script);

#endif
