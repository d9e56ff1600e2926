// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/summary/histogram.h"

#include <math.h>

/* What the counts tell: order statistics, quantiles, shares and their errors. */

enum { TAIL = SIM_TAIL, STRETCH = 32 };

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
