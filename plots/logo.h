// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_LOGO_H
#define PLOTS_LOGO_H

#include "plots/buffer.h"

/* The mark of who hands a chart over, in the right corner of its foot. */

/* A PNG; borrowed. Its sides are as its header says them, and not 0. */
typedef struct {
  const char *bytes; /* NULL: none */
  size_t size;
  unsigned width, height;
} plots_logo_t;

/* What it takes of a page: height at most, and width; from the edge below, and free beside it. All
   in pixels. */
enum { PLOTS_LOGO_HEIGHT = 48, PLOTS_LOGO_WIDTH = 300, PLOTS_LOGO_EDGE = 10, PLOTS_LOGO_GAP = 24 };

/* The width of the foot that it takes, with what is free beside it, and by how much the foot has to
   grow at least below its first line; 0 for none. */
double plots_logo_room(const plots_logo_t *self);
double plots_logo_tail(const plots_logo_t *self);

/* Adds to a script, behind the last plot of a page of that size, the plot of the file in which
   gnuplot finds the PNG. Nothing for none. */
void plots_logo_add(const plots_logo_t *self, double width, double height, plots_buffer_t *script);

#endif
