// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/lattice.h"

#include <math.h>

#include "sim/clones.h"

enum { STRETCH = 64, GROUP = 32, STEPS = 8, LAST_TERM = 4096 };

/* Terms below this part of the sum end it: what follows them is less than 1e5 times as much. */
static const double negligible = 1e-21;

static double ratio(const sim_lattice_t *self, double k) {
  return (self->cap - self->step * k) * self->odds / (k + 1.0);
}

/* P(k) + P(k - 1) + ... down to 0. */
static double sum_down(const sim_lattice_t *self, double k) {
  double total = 0.0;
  while (k >= 0.0) {
    double term = self->pmf(self, k), sum = 0.0;
    for (int i = 0; i < STRETCH && k >= 0.0; i++, k -= 1.0) {
      sum += term;
      term /= ratio(self, k - 1.0);
    }
    total += sum;
    if (!(term > negligible * total))
      break;
  }
  return total;
}

/* P(k) + P(k + 1) + ... */
static double sum_up(const sim_lattice_t *self, double k) {
  double total = 0.0;
  while (k <= self->top) {
    double term = self->pmf(self, k), sum = 0.0;
    for (int i = 0; i < STRETCH && k <= self->top; i++, k += 1.0) {
      sum += term;
      term *= ratio(self, k);
    }
    total += sum;
    if (!(term > negligible * total))
      break;
  }
  return total;
}

double sim_lattice_lower(const sim_lattice_t *self, double k) {
  return k < self->mean ? sum_down(self, k) : 1.0 - sum_up(self, k + 1.0);
}

double sim_lattice_upper(const sim_lattice_t *self, double k) {
  return k < self->mean - 1.0 ? 1.0 - sum_down(self, k) : sum_up(self, k + 1.0);
}

/* u <= 1/2: the sum below k and the one with k are both sums of positive terms. */
static double search_by_lower(const sim_lattice_t *self, double u, double k) {
  double below = k > 0.0 ? sim_lattice_lower(self, k - 1.0) : 0.0;
  while (below >= u) {
    k -= 1.0;
    below = k > 0.0 ? sim_lattice_lower(self, k - 1.0) : 0.0;
  }
  double with = below + self->pmf(self, k);
  while (with < u && k < self->top) {
    k += 1.0;
    with += self->pmf(self, k);
  }
  return k;
}

/* u > 1/2, v = 1 - u: the smallest k with P(X > k) <= v. */
static double search_by_upper(const sim_lattice_t *self, double v, double k) {
  double above = sim_lattice_upper(self, k);
  while (above > v && k < self->top) {
    k += 1.0;
    above = sim_lattice_upper(self, k);
  }
  double with = above + self->pmf(self, k);
  while (with <= v && k > 0.0) {
    k -= 1.0;
    with += self->pmf(self, k);
  }
  return k;
}

double sim_lattice_search(const sim_lattice_t *self, double u, double guess) {
  const double rounder = 6755399441055744.0;
  double k = (guess + rounder) - rounder;
  k = k < self->top ? k : self->top;
  k = k > 0.0 ? k : 0.0;
  if (u <= 0.5)
    return search_by_lower(self, u - 4e-14 * u, k);
  return search_by_upper(self, (1.0 - u) * (1.0 + 4e-14), k);
}

/* STEPS terms, from that of `first` on, for rows from..end-1. */
SIM_CLONES static void add_terms(sim_lattice_batch_t *batch, size_t from, size_t end,
                                 double first) {
  const double step = batch->step;
  double at[STEPS], inverse[STEPS];
  for (int t = 0; t < STEPS; t++) {
    at[t] = step * (first + t);
    inverse[t] = 1.0 / (first + t + 1.0);
  }
  for (size_t i = from; i < end; i++) {
    const double cap = batch->cap[i], odds = batch->odds[i], u = batch->u[i];
    double pmf = batch->pmf[i], sum = batch->sum[i], gap = batch->gap[i], k = batch->k[i];
#pragma GCC unroll 8
    for (int t = 0; t < STEPS; t++) {
      sum += pmf;
      k += sum < u ? 1.0 : 0.0;
      const double distance = fabs(sum - u);
      gap = distance < gap ? distance : gap;
      pmf *= (cap - at[t]) * odds * inverse[t];
    }
    batch->pmf[i] = pmf;
    batch->sum[i] = sum;
    batch->gap[i] = gap;
    batch->k[i] = k;
  }
}

static int all_reached(const sim_lattice_batch_t *batch, size_t from, size_t end) {
  int reached = 1;
  for (size_t i = from; i < end; i++)
    reached &= batch->sum[i] >= batch->u[i];
  return reached;
}

void sim_lattice_batch_run(sim_lattice_batch_t *batch) {
  for (size_t i = 0; i < batch->count; i++) {
    batch->sum[i] = 0.0;
    batch->gap[i] = 1.0;
    batch->k[i] = 0.0;
  }
  for (size_t from = 0; from < batch->count; from += GROUP) {
    const size_t end = from + GROUP < batch->count ? from + GROUP : batch->count;
    double first = 0.0;
    do {
      add_terms(batch, from, end, first);
      first += STEPS;
    } while (first < LAST_TERM && !all_reached(batch, from, end));
  }
  for (size_t i = 0; i < batch->count; i++)
    batch->k[i] = batch->gap[i] > 1e-12 * batch->u[i] ? batch->k[i] : NAN;
}
