// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/histogram.h"

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
  self->tails = calloc((size_t)2 * TAIL, sizeof *self->tails);
  self->counts = calloc(grid->bins + 1, sizeof *self->counts);
  if (grid->discrete)
    self->values = calloc(grid->bins + 1, sizeof *self->values);
  if (self->tails && self->counts && (self->values || !grid->discrete))
    return SIM_OK;
  sim_histogram_free(self);
  return SIM_ERR_NO_MEMORY;
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
static void put_outside(sim_histogram_t *self, double x, uint64_t count) {
  if (!(x - x == 0.0)) {
    self->undefined += count;
    return;
  }
  extend(&self->tails[sim_histogram_tail(self->grid, x)], count, x, x);
  self->count += count;
  if (self->grid->whole) {
    const sim_i128 at = (sim_i128)(x - self->grid->origin), n = (sim_i128)count;
    self->tail_sum += n * at;
    self->tail_squares += n * at * at;
  }
}

/* Puts those outside the grid into the tails. */
static void put_others(sim_histogram_t *self, size_t count, const double *x, const uint32_t *bin) {
  for (size_t i = 0; i < count; i++)
    if (bin[i] == self->grid->bins)
      put_outside(self, x[i], 1);
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

static void add_varied(sim_histogram_t *self, size_t count, const double *x) {
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
  if (outside)
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
  uint32_t bin;
  sim_grid_locate(self->grid, 1, &x, &bin);
  if (bin == self->grid->bins) {
    put_outside(self, x, count);
    return;
  }
  if (self->grid->discrete)
    see(self, bin, x);
  self->counts[bin] += count;
  self->count += count;
}

void sim_histogram_add(sim_histogram_t *self, size_t count, const double *x) {
  for (size_t at = 0; at < count; at += CHUNK) {
    const size_t size = count - at < CHUNK ? count - at : CHUNK;
    if (all_equal(size, x + at))
      add_repeated(self, size, x[at]);
    else
      add_varied(self, size, x + at);
  }
}

void sim_histogram_merge(sim_histogram_t *self, const sim_histogram_t *other) {
  self->count += other->count;
  self->undefined += other->undefined;
  self->tail_sum += other->tail_sum;
  self->tail_squares += other->tail_squares;
  for (size_t i = 0; i < self->grid->bins; i++) {
    if (self->grid->discrete && other->counts[i])
      see(self, i, other->values[i]);
    self->counts[i] += other->counts[i];
  }
  for (size_t i = 0; i < (size_t)2 * TAIL; i++)
    if (other->tails[i].count)
      extend(&self->tails[i], other->tails[i].count, other->tails[i].min, other->tails[i].max);
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

/* One bin, of the tails or of the grid: `count` values from low to high. */
typedef struct {
  double low, high, count;
  bool attained; /* high is among the values; low is in any case */
} slot_t;

/* Slots in ascending order: the tails below, the bins, the tails above. */
static size_t slot_count(const sim_histogram_t *self) {
  return 2 * TAIL + self->grid->bins;
}

static uint64_t count_at(const sim_histogram_t *self, size_t slot) {
  const size_t bins = self->grid->bins;
  if (slot < TAIL || slot >= TAIL + bins)
    return self->tails[slot < TAIL ? slot : slot - bins].count;
  return self->counts[slot - TAIL];
}

static slot_t slot_at(const sim_histogram_t *self, size_t slot) {
  const size_t bins = self->grid->bins;
  if (slot < TAIL || slot >= TAIL + bins) {
    const sim_tail_bin_t *tail = &self->tails[slot < TAIL ? slot : slot - bins];
    return (slot_t){tail->min, tail->max, (double)tail->count, true};
  }
  const size_t bin = slot - TAIL;
  slot_t s = {.count = (double)self->counts[bin]};
  if (self->counts[bin] == 0)
    return s;
  sim_grid_ends(self->grid, bin, &s.low, &s.high);
  if (self->values && !isnan(self->values[bin]))
    s.low = s.high = self->values[bin];
  return s;
}

/* The value of rank `rank` of those in a slot, evenly spread from its lower end on, which was in
   the pilot: of count − 1 others, uniform, the (rank − 1)-th lies at (rank − 1)/count on average.
 */
static double spread(const slot_t *slot, double rank) {
  if (slot->low == slot->high)
    return slot->low;
  const double gaps = slot->attained ? slot->count - 1.0 : slot->count;
  return slot->low + (slot->high - slot->low) * ((rank - 1.0) / gaps);
}

sim_order_t sim_histogram_order(const sim_histogram_t *self, double rank) {
  const double nothing = (double)NAN;
  double seen = 0.0;
  if (!(rank >= 1.0 && rank <= (double)self->count))
    return (sim_order_t){nothing, nothing, nothing, 0.0};
  for (size_t i = 0; i < slot_count(self); i++) {
    const double count = (double)count_at(self, i);
    if (count > 0.0 && seen + count >= rank) {
      const slot_t s = slot_at(self, i);
      const double value = spread(&s, rank - seen);
      return self->grid->integral ? (sim_order_t){ceil(s.low), rint(value), floor(s.high), s.count}
                                  : (sim_order_t){s.low, value, s.high, s.count};
    }
    seen += count;
  }
  return (sim_order_t){nothing, nothing, nothing, 0.0};
}

double sim_histogram_quantile(const sim_histogram_t *self, double p) {
  if (self->count == 0 || !(p >= 0.0 && p <= 1.0))
    return (double)NAN;
  /* A hair less, so that 0.05 × 100 = 5.000000000000001 is rank 5. */
  const double rank = fmax(1.0, ceil(p * (double)self->count * (1.0 - 0x1p-50)));
  return sim_histogram_order(self, rank).value;
}

uint64_t sim_histogram_below(const sim_histogram_t *self) {
  uint64_t below = 0;
  for (size_t i = 0; i < TAIL; i++)
    below += self->tails[i].count;
  return below;
}

double sim_histogram_share(const sim_histogram_t *self, double x) {
  if (self->count == 0 || isnan(x))
    return (double)NAN;
  double seen = 0.0;
  for (size_t i = 0; i < slot_count(self); i++) {
    const slot_t s = slot_at(self, i);
    if (s.count > 0.0 && x >= s.high)
      seen += s.count;
    else if (s.count > 0.0 && x > s.low)
      seen += s.count * ((x - s.low) / (s.high - s.low));
  }
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

/* Central sums as if all that is in a slot lay in its middle. */
typedef struct {
  double n, first, square, fourth; /* Σ 1, d, d² and d⁴, d = x − centre */
} central_t;

static central_t central_of(const sim_histogram_t *self, double centre) {
  central_t sums = {0};
  for (size_t i = 0; i < slot_count(self); i++) {
    const slot_t s = slot_at(self, i);
    if (s.count > 0.0) {
      const double d = 0.5 * (s.low + s.high) - centre;
      sums.n += s.count;
      sums.first += s.count * d;
      sums.square += s.count * d * d;
      sums.fourth += s.count * d * d * d * d;
    }
  }
  return sums;
}

double sim_histogram_sd_se(const sim_histogram_t *self) {
  if (self->count == 0)
    return (double)NAN;
  /* once for the mean, about a value that is near it, and once about the mean */
  const double centre = sim_histogram_quantile(self, 0.5);
  const central_t near = central_of(self, centre);
  const central_t sums = central_of(self, centre + near.first / near.n);
  const double m2 = sums.square / sums.n, m4 = sums.fourth / sums.n;
  return m2 > 0.0 ? sqrt(fmax(m4 - m2 * m2, 0.0) / sums.n) / (2.0 * sqrt(m2)) : 0.0;
}
