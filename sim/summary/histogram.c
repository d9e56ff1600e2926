// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/summary/histogram.h"

#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
  TAIL = SIM_TAIL,
  CHUNK = 256,
  NARROW_BINS = 64 /* widest whole grid whose counts take turns */
};

int sim_histogram_init(sim_histogram_t *self, const sim_grid_t *grid) {
  *self = (sim_histogram_t){.grid = grid};
  self->counts = calloc(grid->bins + 1, sizeof *self->counts);
  if (grid->discrete)
    self->values = calloc(grid->bins + 1, sizeof *self->values);
  if (self->counts && (self->values || !grid->discrete))
    return SIM_OK;
  sim_histogram_free(self);
  return SIM_ERR_NO_MEMORY;
}

int sim_histogram_make_tails(sim_histogram_t *self) {
  if (!self->tails)
    self->tails = calloc((size_t)2 * TAIL, sizeof *self->tails);
  return self->tails ? SIM_OK : SIM_ERR_NO_MEMORY;
}

void sim_histogram_free(sim_histogram_t *self) {
  free(self->tails);
  free(self->values);
  free(self->counts);
  *self = (sim_histogram_t){0};
}

/* Tail bin for a distance from the grid: the exponent and the top three bits of 1 + distance, read
   from its binary form. */
static size_t tail_index(double distance) {
  const double d = distance < 0x1p63 ? 1.0 + distance : 0x1p63;
  uint64_t bits;
  memcpy(&bits, &d, sizeof bits);
  return (size_t)((bits >> 49) - (UINT64_C(1023) << 3));
}

static void extend(sim_tail_bin_t *bin, uint64_t count, double min, double max) {
  bin->min = bin->count == 0 || min < bin->min ? min : bin->min;
  bin->max = bin->count == 0 || max > bin->max ? max : bin->max;
  bin->count += count;
}

size_t sim_histogram_tail(const sim_grid_t *grid, double x) {
  double first, last, unused;
  sim_grid_ends(grid, 0, &first, &unused);
  sim_grid_ends(grid, grid->bins - 1, &unused, &last);
  return x < first ? TAIL - 1 - tail_index((first - x) * grid->inverse_width)
                   : TAIL + tail_index((x - last) * grid->inverse_width);
}

/* Values outside the grid, or not finite. */
static int put_outside(sim_histogram_t *self, double x, uint64_t count) {
  if (!(x - x == 0.0)) {
    self->undefined += count;
    return SIM_OK;
  }
  if (sim_histogram_make_tails(self))
    return SIM_ERR_NO_MEMORY;
  extend(&self->tails[sim_histogram_tail(self->grid, x)], count, x, x);
  self->count += count;
  if (self->grid->whole) {
    const sim_i128 at = (sim_i128)(x - self->grid->origin), n = (sim_i128)count;
    self->tail_sum += n * at;
    self->tail_squares += n * at * at;
  }
  return SIM_OK;
}

/* Puts those outside the grid into the tails. */
static int put_others(sim_histogram_t *self, size_t count, const double *x, const uint32_t *bin) {
  int status = SIM_OK;
  for (size_t i = 0; !status && i < count; i++)
    if (bin[i] == self->grid->bins)
      status = put_outside(self, x[i], 1);
  return status;
}

/* What a bin of a discrete grid has seen; before counting. */
static void see(sim_histogram_t *self, size_t bin, double x) {
  if (self->counts[bin] == 0)
    self->values[bin] = x;
  else if (self->values[bin] != x)
    self->values[bin] = (double)NAN;
}

static void add_wide(sim_histogram_t *self, size_t count, const uint32_t *bin) {
  for (size_t i = 0; i < count; i++)
    self->counts[bin[i]]++; /* the last count takes those outside */
}

static void add_discrete(sim_histogram_t *self, size_t count, const double *x,
                         const uint32_t *bin) {
  for (size_t i = 0; i < count; i++) {
    see(self, bin[i], x[i]);
    self->counts[bin[i]]++;
  }
}

/* A narrow grid, 0/1 above all: neighbours fall into the same bin and would wait for each other, so
   four sets of counts take turns. */
static void add_narrow(sim_histogram_t *self, size_t count, const uint32_t *bin) {
  uint32_t turns[4][NARROW_BINS + 1] = {{0}};
  for (size_t i = 0; i < count; i++)
    turns[i % 4][bin[i]]++;
  for (size_t b = 0; b <= self->grid->bins; b++)
    self->counts[b] += turns[0][b] + turns[1][b] + turns[2][b] + turns[3][b];
}

static int add_varied(sim_histogram_t *self, size_t count, const double *x) {
  uint32_t bin[CHUNK];
  const uint64_t before = self->counts[self->grid->bins];
  sim_grid_locate(self->grid, count, x, bin);
  if (self->grid->discrete)
    add_discrete(self, count, x, bin);
  else if (self->grid->bins <= NARROW_BINS)
    add_narrow(self, count, bin);
  else
    add_wide(self, count, bin);
  const uint64_t outside = self->counts[self->grid->bins] - before;
  self->count += count - outside;
  return outside ? put_others(self, count, x, bin) : SIM_OK;
}

/* The whole column is one number. */
static bool all_equal(size_t count, const double *x) {
  size_t i = 1;
  while (i < count && x[i] == x[0])
    i++;
  return i >= count && count > 0 && x[0] - x[0] == 0.0;
}

static int add_repeated(sim_histogram_t *self, size_t count, double x) {
  uint32_t bin;
  sim_grid_locate(self->grid, 1, &x, &bin);
  if (bin == self->grid->bins)
    return put_outside(self, x, count);
  if (self->grid->discrete)
    see(self, bin, x);
  self->counts[bin] += count;
  self->count += count;
  return SIM_OK;
}

int sim_histogram_add(sim_histogram_t *self, size_t count, const double *x) {
  int status = SIM_OK;
  for (size_t at = 0; !status && at < count; at += CHUNK) {
    const size_t size = count - at < CHUNK ? count - at : CHUNK;
    status =
        all_equal(size, x + at) ? add_repeated(self, size, x[at]) : add_varied(self, size, x + at);
  }
  return status;
}

int sim_histogram_merge(sim_histogram_t *self, const sim_histogram_t *other) {
  self->count += other->count;
  self->undefined += other->undefined;
  self->tail_sum += other->tail_sum;
  self->tail_squares += other->tail_squares;
  for (size_t i = 0; i < self->grid->bins; i++) {
    if (self->grid->discrete && other->counts[i])
      see(self, i, other->values[i]);
    self->counts[i] += other->counts[i];
  }
  if (!other->tails)
    return SIM_OK;
  if (sim_histogram_make_tails(self))
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < (size_t)2 * TAIL; i++)
    if (other->tails[i].count)
      extend(&self->tails[i], other->tails[i].count, other->tails[i].min, other->tails[i].max);
  return SIM_OK;
}

sim_moments_t sim_histogram_moments(const sim_histogram_t *self) {
  sim_i128 sum = self->tail_sum, squares = self->tail_squares;
  for (size_t i = 0; i < self->grid->bins; i++) {
    sum += (sim_i128)i * (sim_i128)self->counts[i];
    squares += (sim_i128)i * (sim_i128)i * (sim_i128)self->counts[i];
  }
  sim_moments_t moments = {.count = self->count, .undefined = self->undefined};
  if (self->count == 0)
    return moments;
  const double n = (double)self->count;
  moments.mean = self->grid->origin + (double)sum / n;
  /* n Σd² − (Σd)² without rounding. */
  moments.m2 = (double)((sim_i128)self->count * squares - sum * sum) / n;
  return moments;
}
