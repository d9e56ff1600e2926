// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_LATTICE_H
#define SIM_LATTICE_H

#include <stddef.h>

/* Exact quantiles of laws on 0, 1, 2, ... whose neighbouring probabilities have the ratio
   P(k + 1)/P(k) = (cap - step k) odds/(k + 1): binomial (cap = n, step = 1, odds = p/q) and Poisson
   (cap = 1, step = 0, odds = lambda). Used by sim/laws/binomial.c and sim/laws/poisson.c.

   Ties: u no further above F(k) than 4e-14 min(u, 1 - u) counts as F(k), so that u = 1/4 is F(0)
   of the binomial (2, 1/2) whatever the last digits do. */

typedef struct sim_lattice {
  double (*pmf)(const struct sim_lattice *self, double k); /* 0 <= k <= top, whole */
  double cap, step, odds;
  double top;  /* the largest value, infinity if there is none */
  double mean; /* > 0 */
  double p, q,
      q_low; /* for pmf: the binomial's p and 1 - p = q + q_low; the Poisson's lambda is p */
} sim_lattice_t;

/* P(X <= k) and P(X > k), k whole, 0 <= k <= top: sums of positive terms outwards from k, started
   afresh from pmf every 64 terms. Relative error that of pmf plus 2e-14, also in the tails. */
double sim_lattice_lower(const sim_lattice_t *self, double k);
double sim_lattice_upper(const sim_lattice_t *self, double k);

/* The smallest k with F(k) >= u, 0 < u < 1, found from a guess by steps of one: slow but right for
   every law and u. The guess is brought into 0..top first. */
double sim_lattice_search(const sim_lattice_t *self, double u, double guess);

/* Many quantiles of laws of small mean at once, by summation from 0. The caller fills rows
   0..count-1 of cap, odds, pmf (that of 0) and u; result k = number of j with F(j) < u. A row whose
   result rests on a difference F(j) - u below 1e-12 u is left undecided, k = NaN; the sums are
   right to 2e-14 for means up to 30. u <= SIM_LATTICE_LARGEST_U. The content is overwritten. */
#define SIM_LATTICE_BATCH     256
#define SIM_LATTICE_LARGEST_U (1.0 - 1e-9)

typedef struct {
  size_t count;
  double step;
  double cap[SIM_LATTICE_BATCH], odds[SIM_LATTICE_BATCH], pmf[SIM_LATTICE_BATCH];
  double u[SIM_LATTICE_BATCH], sum[SIM_LATTICE_BATCH], gap[SIM_LATTICE_BATCH];
  double k[SIM_LATTICE_BATCH];
} sim_lattice_batch_t;

void sim_lattice_batch_run(sim_lattice_batch_t *batch);

#endif
