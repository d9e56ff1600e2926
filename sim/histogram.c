// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/histogram.h"

#include "sim/clones.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
  TAIL_OCTAVES = 64, /* distances up to 2^64 cells */
  TAIL_STEPS = 8,    /* tail bins per doubling of the distance */
  TAIL = TAIL_OCTAVES * TAIL_STEPS,
  CHUNK = 256,
  NARROW_BINS = 64 /* widest whole grid whose counts take turns */
};

int sim_histogram_init(sim_histogram_t *self, const sim_grid_t *grid) {
  *self = (sim_histogram_t){.grid = *grid, .min = (double)INFINITY, .max = -(double)INFINITY};
  self->tails = calloc((size_t)2 * TAIL, sizeof *self->tails);
  if (grid->whole)
    self->counts = calloc(grid->bins + 1, sizeof *self->counts);
  else
    self->bins = calloc(grid->bins, sizeof *self->bins);
  if (self->tails && (self->counts || self->bins))
    return SIM_OK;
  sim_histogram_free(self);
  return SIM_ERR_NO_MEMORY;
}

void sim_histogram_free(sim_histogram_t *self) {
  free(self->tails);
  free(self->bins);
  free(self->counts);
  *self = (sim_histogram_t){0};
}

/* Width of the grid in the units of inverse_width. */
static double span(const sim_grid_t *grid) {
  return grid->whole ? (double)grid->bins : (double)SIM_CELLS;
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

/* A value outside the grid, or not finite. */
static void put_outside(sim_histogram_t *self, double x) {
  if (!(x - x == 0.0)) {
    self->undefined++;
    return;
  }
  const double at = (x - self->grid.origin) * self->grid.inverse_width;
  const size_t bin =
      at < 0.0 ? TAIL - 1 - tail_index(-at) : TAIL + tail_index(at - span(&self->grid));
  extend(&self->tails[bin], 1, x, x);
  self->count++;
  if (self->grid.whole) {
    self->tail_sum += (sim_i128)at;
    self->tail_squares += (sim_i128)at * (sim_i128)at;
  }
}

/* Bins of a chunk of values: `bins` (one past the last) for those outside the grid. Apart from the
   counting, so that it can be vectorised. */
SIM_CLONES
static void whole_bins(size_t count, const double *restrict x, double origin, double bins,
                       uint32_t *restrict bin) {
  for (size_t i = 0; i < count; i++) {
    const double at = x[i] - origin;
    bin[i] = (uint32_t)(int32_t)(at >= 0.0 && at < bins ? at : bins);
  }
}

SIM_CLONES
static void real_bins(size_t count, const double *restrict x, const sim_grid_t *grid,
                      uint32_t *restrict bin) {
  const double origin = grid->origin, inverse_width = grid->inverse_width;
  const uint32_t outside = (uint32_t)grid->bins;
  for (size_t i = 0; i < count; i++) {
    const double at = (x[i] - origin) * inverse_width;
    const int inside = at >= 0.0 && at < SIM_CELLS;
    const double safe = inside ? at : 0.0;
    const int32_t cell = (int32_t)safe;
    const double cut = (safe - (double)cell) * grid->cuts[cell];
    bin[i] = inside ? grid->firsts[cell] + (uint32_t)(int32_t)cut : outside;
  }
}

static void put(sim_bin_t *bin, double x, uint64_t count) {
  if (bin->count == 0)
    bin->value = x;
  else if (bin->value != x)
    bin->value = (double)NAN;
  bin->count += count;
}

/* Puts those outside the grid into the tails. */
static void put_others(sim_histogram_t *self, size_t count, const double *x, const uint32_t *bin) {
  for (size_t i = 0; i < count; i++)
    if (bin[i] == self->grid.bins)
      put_outside(self, x[i]);
}

static void add_whole(sim_histogram_t *self, size_t count, const double *x) {
  uint32_t bin[CHUNK];
  whole_bins(count, x, self->grid.origin, (double)self->grid.bins, bin);
  size_t inside = count;
  for (size_t i = 0; i < count; i++) {
    self->counts[bin[i]]++; /* the last count takes those outside */
    inside -= bin[i] == self->grid.bins;
  }
  self->count += inside;
  if (inside < count)
    put_others(self, count, x, bin);
}

/* A narrow grid, 0/1 above all: neighbours fall into the same bin and would wait for each other, so
   four sets of counts take turns. */
static void add_narrow(sim_histogram_t *self, size_t count, const double *x) {
  uint32_t bin[CHUNK], turns[4][NARROW_BINS + 1] = {{0}};
  whole_bins(count, x, self->grid.origin, (double)self->grid.bins, bin);
  for (size_t i = 0; i < count; i++)
    turns[i % 4][bin[i]]++;
  size_t inside = 0;
  for (size_t b = 0; b < self->grid.bins; b++) {
    const uint32_t n = turns[0][b] + turns[1][b] + turns[2][b] + turns[3][b];
    self->counts[b] += n;
    inside += n;
  }
  self->count += inside;
  if (inside < count)
    put_others(self, count, x, bin);
}

static void add_real(sim_histogram_t *self, size_t count, const double *x) {
  uint32_t bin[CHUNK];
  real_bins(count, x, &self->grid, bin);
  double min = self->min, max = self->max;
  size_t inside = 0;
  for (size_t i = 0; i < count; i++) {
    if (bin[i] == self->grid.bins)
      continue;
    put(&self->bins[bin[i]], x[i], 1);
    min = x[i] < min ? x[i] : min;
    max = x[i] > max ? x[i] : max;
    inside++;
  }
  self->count += inside;
  self->min = min;
  self->max = max;
  if (inside < count)
    put_others(self, count, x, bin);
}

/* The whole column is one number. */
static bool all_equal(size_t count, const double *x) {
  size_t i = 1;
  while (i < count && x[i] == x[0])
    i++;
  return i >= count && count > 0 && x[0] - x[0] == 0.0;
}

static void add_repeated(sim_histogram_t *self, size_t count, double x) {
  const double at = (x - self->grid.origin) * self->grid.inverse_width;
  if (!(at >= 0.0 && at < span(&self->grid))) {
    for (size_t i = 0; i < count; i++)
      put_outside(self, x);
    return;
  }
  if (self->grid.whole) {
    self->counts[(size_t)at] += count;
  } else {
    uint32_t bin;
    real_bins(1, &x, &self->grid, &bin);
    put(&self->bins[bin], x, count);
    self->min = fmin(self->min, x);
    self->max = fmax(self->max, x);
  }
  self->count += count;
}

static void add_chunk(sim_histogram_t *self, size_t count, const double *x) {
  if (all_equal(count, x))
    add_repeated(self, count, x[0]);
  else if (!self->grid.whole)
    add_real(self, count, x);
  else if (self->grid.bins <= NARROW_BINS)
    add_narrow(self, count, x);
  else
    add_whole(self, count, x);
}

void sim_histogram_add(sim_histogram_t *self, size_t count, const double *x) {
  for (size_t at = 0; at < count; at += CHUNK)
    add_chunk(self, count - at < CHUNK ? count - at : CHUNK, x + at);
}

void sim_histogram_merge(sim_histogram_t *self, const sim_histogram_t *other) {
  self->count += other->count;
  self->undefined += other->undefined;
  self->min = fmin(self->min, other->min);
  self->max = fmax(self->max, other->max);
  self->tail_sum += other->tail_sum;
  self->tail_squares += other->tail_squares;
  for (size_t i = 0; i < self->grid.bins; i++)
    if (self->grid.whole) {
      self->counts[i] += other->counts[i];
    } else if (other->bins[i].count) {
      put(&self->bins[i], other->bins[i].value, other->bins[i].count);
    }
  for (size_t i = 0; i < (size_t)2 * TAIL; i++)
    if (other->tails[i].count)
      extend(&self->tails[i], other->tails[i].count, other->tails[i].min, other->tails[i].max);
}

sim_moments_t sim_histogram_moments(const sim_histogram_t *self) {
  sim_i128 sum = self->tail_sum, squares = self->tail_squares;
  for (size_t i = 0; i < self->grid.bins; i++) {
    sum += (sim_i128)i * (sim_i128)self->counts[i];
    squares += (sim_i128)i * (sim_i128)i * (sim_i128)self->counts[i];
  }
  sim_moments_t moments = {.count = self->count, .undefined = self->undefined};
  if (self->count == 0)
    return moments;
  const double n = (double)self->count;
  moments.mean = self->grid.origin + (double)sum / n;
  /* n Σd² − (Σd)² without rounding. */
  moments.m2 = (double)((sim_i128)self->count * squares - sum * sum) / n;
  return moments;
}

/* The value of rank `rank` of `count` evenly spread from low to high. */
static double spread(double low, double high, double rank, double count) {
  return count > 1.0 ? low + (high - low) * ((rank - 1.0) / (count - 1.0)) : low;
}

/* Walks the tail bins from `from`; true when the target rank is met, with its value. */
static bool walk_tail(const sim_histogram_t *self, size_t from, double target, double *seen,
                      double *value) {
  for (size_t i = from; i < from + TAIL; i++) {
    const sim_tail_bin_t *bin = &self->tails[i];
    const double n = (double)bin->count;
    if (n > 0.0 && *seen + n >= target) {
      *value = spread(bin->min, bin->max, target - *seen, n);
      return true;
    }
    *seen += n;
  }
  return false;
}

static double whole_at(const sim_histogram_t *self, double target, double *seen) {
  for (size_t i = 0; i < self->grid.bins; i++)
    if ((*seen += (double)self->counts[i]) >= target)
      return self->grid.origin + (double)i;
  return (double)NAN;
}

static double real_at(const sim_histogram_t *self, double target, double *seen) {
  const sim_grid_t *grid = &self->grid;
  for (size_t cell = 0; cell < SIM_CELLS; cell++)
    for (size_t k = 0; k < (size_t)grid->cuts[cell]; k++) {
      const sim_bin_t *bin = &self->bins[grid->firsts[cell] + k];
      const double n = (double)bin->count;
      if (n > 0.0 && *seen + n >= target) {
        if (!isnan(bin->value))
          return bin->value;
        const double rank = (target - *seen - 0.5) / n;
        const double at = (double)cell + ((double)k + rank) / grid->cuts[cell];
        return fmin(fmax(grid->origin + at / grid->inverse_width, self->min), self->max);
      }
      *seen += n;
    }
  return (double)NAN;
}

double sim_histogram_quantile(const sim_histogram_t *self, double p) {
  if (self->count == 0 || !(p >= 0.0 && p <= 1.0))
    return (double)NAN;
  /* A hair less, so that 0.05 × 100 = 5.000000000000001 is rank 5. */
  const double target = fmax(1.0, ceil(p * (double)self->count * (1.0 - 0x1p-50)));
  double seen = 0.0, value;
  if (!walk_tail(self, 0, target, &seen, &value)) {
    value = self->grid.whole ? whole_at(self, target, &seen) : real_at(self, target, &seen);
    if (isnan(value))
      walk_tail(self, TAIL, target, &seen, &value);
  }
  return self->grid.integral ? rint(value) : value;
}

/* Of `count` values evenly spread from low to high, how many are at most x. */
static double count_upto(double low, double high, double count, double x) {
  if (x < low || x >= high)
    return x < low ? 0.0 : count;
  return count * ((x - low) / (high - low));
}

static double real_upto(const sim_histogram_t *self, double x) {
  const sim_grid_t *grid = &self->grid;
  const double cell_width = 1.0 / grid->inverse_width;
  double seen = 0.0;
  for (size_t cell = 0; cell < SIM_CELLS; cell++)
    for (size_t k = 0; k < (size_t)grid->cuts[cell]; k++) {
      const sim_bin_t *bin = &self->bins[grid->firsts[cell] + k];
      const double width = cell_width / grid->cuts[cell];
      const double low = grid->origin + (double)cell * cell_width + (double)k * width;
      const double n = (double)bin->count;
      if (n > 0.0)
        seen += isnan(bin->value)
                    ? count_upto(fmax(low, self->min), fmin(low + width, self->max), n, x)
                : bin->value <= x ? n
                                  : 0.0;
    }
  return seen;
}

double sim_histogram_share(const sim_histogram_t *self, double x) {
  if (self->count == 0 || isnan(x))
    return (double)NAN;
  double seen = 0.0;
  for (size_t i = 0; i < (size_t)2 * TAIL; i++)
    if (self->tails[i].count)
      seen += count_upto(self->tails[i].min, self->tails[i].max, (double)self->tails[i].count, x);
  for (size_t i = 0; self->grid.whole && i < self->grid.bins; i++)
    seen += self->grid.origin + (double)i <= x ? (double)self->counts[i] : 0.0;
  if (!self->grid.whole)
    seen += real_upto(self, x);
  return seen / (double)self->count;
}

double sim_histogram_quantile_se(const sim_histogram_t *self, double p) {
  if (self->count == 0)
    return (double)NAN;
  const double step = sqrt(p * (1.0 - p) / (double)self->count);
  const double low = sim_histogram_quantile(self, fmax(p - step, 0.0));
  const double high = sim_histogram_quantile(self, fmin(p + step, 1.0));
  return (high - low) / 2.0;
}

/* Central sums of the bins as if all that is in a bin lay at one place. */
typedef struct {
  double centre, n, square, fourth;
  double first; /* Σ (x − centre) */
} central_t;

static void add_central(central_t *self, double x, uint64_t count) {
  const double d = x - self->centre, n = (double)count;
  self->n += n;
  self->first += n * d;
  self->square += n * d * d;
  self->fourth += n * d * d * d * d;
}

static void add_real_bins(const sim_histogram_t *self, central_t *sums) {
  const sim_grid_t *grid = &self->grid;
  for (size_t cell = 0; cell < SIM_CELLS; cell++)
    for (size_t k = 0; k < (size_t)grid->cuts[cell]; k++) {
      const sim_bin_t *bin = &self->bins[grid->firsts[cell] + k];
      const double at = (double)cell + ((double)k + 0.5) / grid->cuts[cell];
      const double middle = grid->origin + at / grid->inverse_width;
      if (bin->count)
        add_central(sums, isnan(bin->value) ? middle : bin->value, bin->count);
    }
}

static void add_bins(const sim_histogram_t *self, central_t *sums) {
  for (size_t i = 0; i < (size_t)2 * TAIL; i++)
    if (self->tails[i].count)
      add_central(sums, 0.5 * (self->tails[i].min + self->tails[i].max), self->tails[i].count);
  for (size_t i = 0; self->grid.whole && i < self->grid.bins; i++)
    add_central(sums, self->grid.origin + (double)i, self->counts[i]);
  if (!self->grid.whole)
    add_real_bins(self, sums);
}

double sim_histogram_sd_se(const sim_histogram_t *self) {
  if (self->count == 0)
    return (double)NAN;
  /* once for the mean, about a value that is near it, and once about the mean */
  central_t sums = {.centre = sim_histogram_quantile(self, 0.5)};
  add_bins(self, &sums);
  sums = (central_t){.centre = sums.centre + sums.first / sums.n};
  add_bins(self, &sums);
  const double m2 = sums.square / sums.n, m4 = sums.fourth / sums.n;
  return m2 > 0.0 ? sqrt(fmax(m4 - m2 * m2, 0.0) / sums.n) / (2.0 * sqrt(m2)) : 0.0;
}
