// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/histogram.h"

#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
  TAIL = SIM_TAIL,
  CHUNK = 256,
  STRETCH = 32,
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

/* One bin, of the tails or of the grid: `count` values from low to high. */
typedef struct {
  double low, high, count;
  bool attained; /* high is among the values; low is in any case */
} slot_t;

/* Slots in ascending order: the tails below, the bins, the tails above; without tails those of the
   bins only. */
static size_t slot_first(const sim_histogram_t *self) {
  return self->tails ? 0 : TAIL;
}

static size_t slot_end(const sim_histogram_t *self) {
  return (self->tails ? 2 * TAIL : TAIL) + self->grid->bins;
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

/* The slot of the value of a rank, and how many values lie before it. Bins are passed over a whole
   stretch at a time. */
static size_t slot_of(const sim_histogram_t *self, uint64_t rank, uint64_t *before) {
  const size_t bins_end = TAIL + self->grid->bins;
  uint64_t seen = 0;
  size_t slot = slot_first(self);
  for (;;) {
    if (slot >= TAIL && slot + STRETCH <= bins_end) {
      uint64_t sum = 0;
      for (size_t i = 0; i < STRETCH; i++)
        sum += self->counts[slot - TAIL + i];
      if (seen + sum < rank) {
        seen += sum;
        slot += STRETCH;
        continue;
      }
    }
    const uint64_t count = count_at(self, slot);
    if (seen + count >= rank)
      break;
    seen += count;
    slot++;
  }
  *before = seen;
  return slot;
}

sim_order_t sim_histogram_order(const sim_histogram_t *self, double rank) {
  const double nothing = (double)NAN;
  if (!(rank >= 1.0 && rank <= (double)self->count))
    return (sim_order_t){nothing, nothing, nothing, 0.0};
  uint64_t before;
  const slot_t s = slot_at(self, slot_of(self, (uint64_t)ceil(rank), &before));
  const double value = spread(&s, rank - (double)before);
  return self->grid->integral ? (sim_order_t){ceil(s.low), rint(value), floor(s.high), s.count}
                              : (sim_order_t){s.low, value, s.high, s.count};
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
  for (size_t i = 0; self->tails && i < TAIL; i++)
    below += self->tails[i].count;
  return below;
}

double sim_histogram_share(const sim_histogram_t *self, double x) {
  if (self->count == 0 || isnan(x))
    return (double)NAN;
  double seen = 0.0;
  for (size_t i = slot_first(self); i < slot_end(self); i++) {
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
  for (size_t i = slot_first(self); i < slot_end(self); i++) {
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
