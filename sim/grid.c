// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/histogram.h"

#include <math.h>
#include <stdlib.h>

enum {
  WHOLE_BINS = 8192,  /* widest whole grid */
  MARGIN = 32,        /* cells beyond the central 98 % of the pilot, to either side */
  REAL_BINS = 512,    /* bins that follow the pilot's density */
  LATTICE_BINS = 4096 /* most bins that follow a lattice */
};

static int compare(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static sim_grid_t whole_grid(double low, double high) {
  const double margin = 16.0 + floor((high - low) / 2.0);
  return (sim_grid_t){.origin = low - margin,
                      .inverse_width = 1.0,
                      .bins = (size_t)(high - low + 2.0 * margin) + 1,
                      .integral = true,
                      .whole = true};
}

/* The step of the lattice that a sorted pilot seems to lie on: its least distance between
   neighbours, when at least half of its values are repeated; else 0. */
static double lattice_step(size_t count, const double *sorted) {
  size_t repeated = 0;
  double step = INFINITY;
  for (size_t i = 1; i < count; i++) {
    const double distance = sorted[i] - sorted[i - 1];
    repeated += distance == 0.0;
    if (distance > 0.0 && distance < step)
      step = distance;
  }
  return 2 * repeated >= count && isfinite(step) ? step : 0.0;
}

/* Gives each cell one bin and its part of REAL_BINS, or as many as a lattice needs. */
static void cut_cells(sim_grid_t *grid, size_t count, const double *sorted) {
  const double width = 1.0 / grid->inverse_width;
  const double step = lattice_step(count, sorted);
  const double needed = step > 0.0 ? ceil(2.0 * width / step) : 0.0;
  const bool lattice = needed > 0.0 && needed * SIM_CELLS <= LATTICE_BINS;
  for (size_t i = 0; i < SIM_CELLS; i++)
    grid->cuts[i] = lattice ? needed : 0.0;
  for (size_t i = 0; !lattice && i < count; i++) {
    const double at = (sorted[i] - grid->origin) * grid->inverse_width;
    if (at >= 0.0 && at < SIM_CELLS)
      grid->cuts[(size_t)at] += 1.0;
  }
  for (size_t i = 0; i < SIM_CELLS; i++) {
    if (!lattice)
      grid->cuts[i] = 1.0 + ceil(grid->cuts[i] * ((double)REAL_BINS / (double)count));
    grid->firsts[i] = (uint32_t)grid->bins;
    grid->bins += (size_t)grid->cuts[i];
  }
}

static sim_grid_t real_grid(size_t count, const double *sorted, double low, double high) {
  double width = (high - low) / (SIM_CELLS - 2 * MARGIN);
  if (!(width > 0x1p-1000)) /* a pilot of one value: narrow, so that its neighbours stay apart */
    width = low == 0.0 ? 0x1p-45 : fabs(low) * 0x1p-45;
  sim_grid_t grid = {.origin = low - MARGIN * width, .inverse_width = 1.0 / width};
  cut_cells(&grid, count, sorted);
  return grid;
}

sim_grid_t sim_grid_of(size_t count, const double *pilot, bool whole, double *scratch) {
  size_t n = 0;
  for (size_t i = 0; i < count; i++)
    if (pilot[i] - pilot[i] == 0.0)
      scratch[n++] = pilot[i];
  if (n == 0)
    scratch[n++] = 0.0;
  qsort(scratch, n, sizeof *scratch, compare);
  const double first = scratch[0], last = scratch[n - 1];
  if (whole && 2.0 * (last - first) + 64.0 < WHOLE_BINS && fabs(first) < 0x1p52)
    return whole_grid(first, last);
  const size_t cut = n / 100;
  const double low = scratch[cut], high = scratch[n - 1 - cut];
  sim_grid_t grid =
      low < high ? real_grid(n, scratch, low, high) : real_grid(n, scratch, first, last);
  grid.integral = whole;
  return grid;
}
