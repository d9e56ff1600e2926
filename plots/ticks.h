// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_TICKS_H
#define PLOTS_TICKS_H

#include <stddef.h>

enum { PLOTS_TICKS_MAX = 16 };

/* The ticks of a linear axis: multiples of 1, 2, 2.5 or 5 times a power of ten. */
typedef struct {
  size_t count;
  int decimals; /* what their labels need, 0..6 */
  double value[PLOTS_TICKS_MAX];
} plots_ticks_t;

/* Finds at most `most` (2..12) ticks that cover [low, high]: the first is at or below low, the
   last at or above high, so they also are the ends of the axis. Equal ends are widened (zero to
   0..1, others to 0..value); swapped or non-finite ends give the axis 0..1. */
void plots_ticks(plots_ticks_t *ticks, double low, double high, int most);

#endif
