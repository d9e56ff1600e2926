// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/poisson.h"

#include <math.h>
#include <string.h>

#include "sim/clones.h"
#include "sim/elementary.h"
#include "sim/laws/cornish.h"
#include "sim/laws/lattice.h"
#include "sim/laws/normal.h"
#include "sim/laws/saddle.h"

enum { CHUNK = SIM_LATTICE_BATCH };

static const double largest_batch_mean = 30.0;
static const double two_pi = 6.283185307179586477;

static int in_domain(double lambda) {
  return lambda >= 0.0 && lambda <= SIM_POISSON_LARGEST_LAMBDA;
}

/* Loader 2000. lambda > 0. */
static double loader_pmf(const sim_lattice_t *law, double k) {
  if (k == 0.0)
    return sim_exp(-law->p);
  return sim_exp(-sim_stirling_error(k) - sim_deviance(k, law->p)) / sqrt(two_pi * k);
}

static sim_lattice_t lattice(double lambda) {
  return (sim_lattice_t){.pmf = loader_pmf,
                         .cap = 1.0,
                         .step = 0.0,
                         .odds = lambda,
                         .top = INFINITY,
                         .mean = lambda,
                         .p = lambda};
}

double sim_poisson_pmf(double k, double lambda) {
  if (!in_domain(lambda) || isnan(k))
    return NAN;
  if (k < 0.0 || k != floor(k) || isinf(k))
    return 0.0;
  if (lambda == 0.0)
    return k == 0.0 ? 1.0 : 0.0;
  const sim_lattice_t law = lattice(lambda);
  return loader_pmf(&law, k);
}

double sim_poisson_cdf(double k, double lambda) {
  if (!in_domain(lambda) || isnan(k))
    return NAN;
  if (k < 0.0 || isinf(k))
    return k < 0.0 ? 0.0 : 1.0;
  const sim_lattice_t law = lattice(lambda);
  return lambda == 0.0 ? 1.0 : sim_lattice_lower(&law, floor(k));
}

double sim_poisson_sf(double k, double lambda) {
  if (!in_domain(lambda) || isnan(k))
    return NAN;
  if (k < 0.0 || isinf(k))
    return k < 0.0 ? 1.0 : 0.0;
  const sim_lattice_t law = lattice(lambda);
  return lambda == 0.0 ? 0.0 : sim_lattice_upper(&law, floor(k));
}

/* First pass over up to CHUNK rows: the quantile where the expansion decides, NaN elsewhere. */
SIM_CLONES static void expand(size_t count, const double *restrict lambda, const double *restrict z,
                              double *restrict k) {
  for (size_t i = 0; i < count; i++) {
    const sim_cornish_t law = {lambda[i], lambda[i], 0.0, 1.0};
    double bound;
    const double quantile = sim_cornish_quantile(law, sqrt(lambda[i]), z[i], &bound);
    const double whole = sim_cornish_floor(quantile, bound);
    const double valid = lambda[i] <= SIM_POISSON_LARGEST_LAMBDA ? 0.0 : __builtin_nan("");
    k[i] = (whole < 0.0 ? 0.0 : whole) + valid;
  }
}

/* Any legal row, by search from the first two terms of the expansion. */
static double search(double lambda, double u) {
  if (!(in_domain(lambda) && u > 0.0 && u < 1.0))
    return NAN;
  if (lambda == 0.0)
    return 0.0;
  const sim_lattice_t law = lattice(lambda);
  const double z = sim_normal_quantile(u);
  return sim_lattice_search(&law, u, lambda + z * sqrt(lambda) + (z * z - 1.0) / 6.0);
}

SIM_CLONES static void first_terms(size_t count, const double *restrict lambda,
                                   double *restrict pmf) {
  for (size_t i = 0; i < count; i++)
    pmf[i] = sim_exp(-lambda[i]);
}

/* Puts a row of small mean into the batch; 0 if it is none. */
static int collect(sim_lattice_batch_t *sums, double lambda, double u) {
  if (!(in_domain(lambda) && lambda <= largest_batch_mean))
    return 0;
  if (!(u > 0.0 && u <= SIM_LATTICE_LARGEST_U))
    return 0;
  const size_t to = sums->count++;
  sums->cap[to] = 1.0;
  sums->odds[to] = lambda;
  sums->u[to] = u;
  return 1;
}

/* Rows that the first pass left: those of small mean by summation from 0, all at once, and what
   that leaves by search. */
static void finish(size_t count, const size_t *left, const double *lambda, const double *u,
                   double *k) {
  sim_lattice_batch_t sums;
  size_t row[CHUNK];
  sums.count = 0;
  sums.step = 0.0;
  for (size_t j = 0; j < count; j++) {
    // NOLINTNEXTLINE(clang-analyzer-core.uninitialized.Assign): count of them are filled
    const size_t i = left[j];
    row[sums.count] = i;
    if (!collect(&sums, lambda[i], u[i]))
      k[i] = search(lambda[i], u[i]);
  }
  first_terms(sums.count, sums.odds, sums.pmf);
  sim_lattice_batch_run(&sums);
  for (size_t j = 0; j < sums.count; j++) {
    // NOLINTNEXTLINE(clang-analyzer-core.uninitialized.Assign): sums.count of them are filled
    const size_t i = row[j];
    k[i] = isnan(sums.k[j]) ? search(lambda[i], u[i]) : sums.k[j];
  }
}

static void quantiles_chunk(size_t count, const double *lambda, const double *u, double *k) {
  double z[CHUNK], found[CHUNK];
  size_t left[CHUNK], left_count = 0;
  sim_normal_quantiles(count, u, z);
  expand(count, lambda, z, found);
  for (size_t i = 0; i < count; i++) {
    left[left_count] = i;
    left_count += found[i] != found[i];
  }
  finish(left_count, left, lambda, u, found);
  memcpy(k, found, count * sizeof *k);
}

void sim_poisson_quantiles(size_t count, const double *lambda, const double *u, double *k) {
  for (size_t from = 0; from < count; from += CHUNK) {
    const size_t size = count - from < CHUNK ? count - from : CHUNK;
    quantiles_chunk(size, lambda + from, u + from, k + from);
  }
}

double sim_poisson_quantile(double lambda, double u) {
  double k;
  sim_poisson_quantiles(1, &lambda, &u, &k);
  return k;
}
