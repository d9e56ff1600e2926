// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/binomial.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "sim/clones.h"
#include "sim/elementary.h"
#include "sim/laws/cornish.h"
#include "sim/laws/lattice.h"
#include "sim/laws/normal.h"
#include "sim/laws/rough.h"
#include "sim/laws/saddle.h"

enum { CHUNK = SIM_LATTICE_BATCH, STRIP = 32 };
_Static_assert((int)CHUNK <= (int)SIM_ROUGH_CHUNK, "a chunk can be filtered at once");

static const double largest_batch_mean = 30.0;
static const double two_pi = 6.283185307179586477;

static int in_domain(double n, double p) {
  return n >= 0.0 && n <= SIM_BINOMIAL_LARGEST_N && n == floor(n) && p >= 0.0 && p <= 1.0;
}

/* ---- probabilities ---------------------------------------------------------------------- */

/* n p - *product, exact but for the last bit, *product = n p rounded; n whole, below 2^32. */
static double product_error(double n, double p, double *product) {
  const double scaled = p * 2147483649.0;
  const double high = scaled - (scaled - p); /* 22 bits, so that n high is exact */
  const double low = p - high;
  *product = n * p;
  return (n * high - *product) + n * low;
}

/* Deviance from a mean m + low, low a correction to the last digits of m; without weight, and not
   to be multiplied by infinity, where x/m is large. */
static double deviance(double x, double m, double low) {
  const double ratio = x / m;
  return sim_deviance(x, m) + (ratio < 1e6 ? low * (1.0 - ratio) : 0.0);
}

/* Loader 2000: the probability through Stirling errors and deviances. 0 < p < 1, n > 0. The means
   np and nq are carried in two parts: the rounding of 2^31 p alone would cost three digits. */
static double loader_pmf(const sim_lattice_t *law, double k) {
  const double n = law->cap, rest = n - k;
  if (k == 0.0)
    return sim_exp(n * (law->p < 0.5 ? sim_log1p(-law->p) : sim_log(law->q)));
  if (rest == 0.0)
    return sim_exp(n * (law->p < 0.5 ? sim_log(law->p) : sim_log1p(-law->q)));
  double np, nq;
  const double np_low = product_error(n, law->p, &np);
  const double nq_low = product_error(n, law->q, &nq) + n * law->q_low;
  const double stirling = sim_stirling_error(n) - sim_stirling_error(k) - sim_stirling_error(rest);
  const double exponent = stirling - deviance(k, np, np_low) - deviance(rest, nq, nq_low);
  return sim_exp(exponent) / sqrt(two_pi * k * (rest / n));
}

static sim_lattice_t lattice(double n, double p) {
  const double q = 1.0 - p;
  return (sim_lattice_t){.pmf = loader_pmf,
                         .cap = n,
                         .step = 1.0,
                         .odds = p / q,
                         .top = n,
                         .mean = n * p,
                         .p = p,
                         .q = q,
                         .q_low = (1.0 - q) - p};
}

double sim_binomial_pmf(double k, double n, double p) {
  if (!in_domain(n, p) || isnan(k))
    return NAN;
  if (k < 0.0 || k > n || k != floor(k))
    return 0.0;
  if (n == 0.0 || p == 0.0 || p == 1.0)
    return k == n * p ? 1.0 : 0.0;
  const sim_lattice_t law = lattice(n, p);
  return loader_pmf(&law, k);
}

double sim_binomial_cdf(double k, double n, double p) {
  if (!in_domain(n, p) || isnan(k))
    return NAN;
  if (k < 0.0 || k >= n)
    return k < 0.0 ? 0.0 : 1.0;
  if (p == 0.0 || p == 1.0)
    return p == 0.0 ? 1.0 : 0.0;
  const sim_lattice_t law = lattice(n, p);
  return sim_lattice_lower(&law, floor(k));
}

double sim_binomial_sf(double k, double n, double p) {
  if (!in_domain(n, p) || isnan(k))
    return NAN;
  if (k < 0.0 || k >= n)
    return k < 0.0 ? 1.0 : 0.0;
  if (p == 0.0 || p == 1.0)
    return p == 0.0 ? 0.0 : 1.0;
  const sim_lattice_t law = lattice(n, p);
  return sim_lattice_upper(&law, floor(k));
}

/* ---- quantiles -------------------------------------------------------------------------- */

/* Up to CHUNK rows: the quantile where the expansion decides, NaN elsewhere. */
SIM_CLONES static void expand(size_t count, const double *restrict n, const double *restrict p,
                              const double *restrict z, double *restrict k) {
  const double rounder = 6755399441055744.0;
  for (size_t i = 0; i < count; i++) {
    const double q = 1.0 - p[i], mean = n[i] * p[i], variance = mean * q;
    const sim_cornish_t law = {mean, variance, p[i] * q, q - p[i]};
    const int whole_n = (n[i] <= SIM_BINOMIAL_LARGEST_N) & (n[i] + rounder - rounder == n[i]);
    const double valid = whole_n ? 0.0 : __builtin_nan("");
    double bound;
    const double quantile = sim_cornish_quantile(law, sqrt(variance), z[i], &bound);
    const double whole = sim_cornish_floor(quantile, bound) + valid;
    const double least = whole < 0.0 ? 0.0 : whole;
    k[i] = least > n[i] ? n[i] : least;
  }
}

/* Any legal row, by search from the first two terms of the expansion. */
static double search(double n, double p, double u) {
  if (!(in_domain(n, p) && u > 0.0 && u < 1.0))
    return NAN;
  if (n == 0.0 || p == 0.0)
    return 0.0;
  if (p == 1.0)
    return n;
  const sim_lattice_t law = lattice(n, p);
  const double z = sim_normal_quantile(u), variance = law.mean * law.q;
  const double guess = law.mean + z * sqrt(variance) + (law.q - p) * (z * z - 1.0) / 6.0;
  return sim_lattice_search(&law, u, guess);
}

SIM_CLONES static void first_terms(size_t count, const double *restrict n, double *restrict pmf) {
  for (size_t i = 0; i < count; i++)
    pmf[i] = sim_exp(n[i] * sim_log1p(-pmf[i]));
}

/* Puts a row of small mean into the batch, as the count of the rarer outcome; 0 if it is none. */
static int collect(sim_lattice_batch_t *sums, double n, double p, double u) {
  const double q = 1.0 - p;
  const int other = p > 0.5;
  const double rare = other ? q : p, target = other ? 1.0 - u : u;
  if (!(in_domain(n, p) && n * rare <= largest_batch_mean))
    return 0;
  if (!(u > 0.0 && target > 0.0 && target <= SIM_LATTICE_LARGEST_U))
    return 0;
  const size_t to = sums->count++;
  sums->cap[to] = n;
  sums->pmf[to] = rare; /* for first_terms */
  sums->odds[to] = rare / (1.0 - rare);
  sums->u[to] = target;
  return 1;
}

/* Rows that the expansion left: those of small mean by summation from 0, all at once, and what
   that leaves by search. */
static void finish(size_t count, const size_t *left, const double *n, const double *p,
                   const double *u, double *k) {
  sim_lattice_batch_t sums;
  size_t row[CHUNK];
  sums.count = 0;
  sums.step = 1.0;
  for (size_t j = 0; j < count; j++) {
    // NOLINTNEXTLINE(clang-analyzer-core.uninitialized.Assign): count of them are filled
    const size_t i = left[j];
    row[sums.count] = i;
    if (!collect(&sums, n[i], p[i], u[i]))
      k[i] = search(n[i], p[i], u[i]);
  }
  first_terms(sums.count, sums.cap, sums.pmf);
  sim_lattice_batch_run(&sums);
  for (size_t j = 0; j < sums.count; j++) {
    // NOLINTNEXTLINE(clang-analyzer-core.uninitialized.Assign): sums.count of them are filled
    const size_t i = row[j];
    const double value = p[i] > 0.5 ? n[i] - sums.k[j] : sums.k[j];
    k[i] = isnan(value) ? search(n[i], p[i], u[i]) : value;
  }
}

SIM_CLONES static uint64_t is_any_left(size_t count, const double *k) {
  uint64_t any = 0;
  for (size_t i = 0; i < count; i++)
    any |= k[i] != k[i] ? UINT64_C(1) : UINT64_C(0);
  return any;
}

/* Lists the rows that are undecided and says how many; most strips of a filtered chunk have none.
 */
static size_t list_left(size_t count, const double *k, size_t *left) {
  size_t left_count = 0;
  for (size_t from = 0; from < count; from += STRIP) {
    const size_t end = count - from < STRIP ? count : from + STRIP;
    if (!is_any_left(end - from, k + from))
      continue;
    for (size_t i = from; i < end; i++) {
      left[left_count] = i;
      left_count += k[i] != k[i];
    }
  }
  return left_count;
}

/* In double precision, and by summation and search what that leaves. */
static void decide(size_t count, const double *n, const double *p, const double *u, double *k) {
  double z[CHUNK];
  size_t left[CHUNK];
  sim_normal_quantiles(count, u, z);
  expand(count, n, p, z, k);
  finish(list_left(count, k, left), left, n, p, u, k);
}

/* Rows that the filter left, gathered over many chunks. */
typedef struct {
  size_t count, row[CHUNK];
  double n[CHUNK], p[CHUNK], u[CHUNK];
} left_t;

/* Decides those gathered and begins anew. */
static void settle(left_t *self, double *k) {
  double decided[CHUNK];
  decide(self->count, self->n, self->p, self->u, decided);
  for (size_t j = 0; j < self->count; j++)
    k[self->row[j]] = decided[j];
  self->count = 0;
}

/* Whether the law has one value only, and that value: no trials, or a chance of 0 or 1. */
static int is_certain(double n, double p, double u, double *k) {
  *k = n * p;
  return in_domain(n, p) && (*k == 0.0 || p == 1.0) && u > 0.0 && u < 1.0;
}

/* Filters a chunk that begins at row `from`; k may be one of the arguments, so that what is left is
   kept before it is written. */
static void filter(size_t from, size_t count, const double *n, const double *p, const double *u,
                   double *k, left_t *left) {
  double found[CHUNK];
  size_t list[CHUNK];
  sim_rough_binomials(count, n + from, p + from, u + from, found);
  const size_t left_count = list_left(count, found, list);
  if (left->count + left_count > CHUNK)
    settle(left, k);
  for (size_t j = 0; j < left_count; j++) {
    const size_t to = left->count, row = from + list[j];
    if (is_certain(n[row], p[row], u[row], &found[list[j]]))
      continue;
    left->count++;
    left->row[to] = row;
    left->n[to] = n[row];
    left->p[to] = p[row];
    left->u[to] = u[row];
  }
  memcpy(k + from, found, count * sizeof *k);
}

void sim_binomial_quantiles(size_t count, const double *n, const double *p, const double *u,
                            double *k) {
  left_t left;
  left.count = 0;
  for (size_t from = 0; from < count; from += CHUNK)
    filter(from, count - from < CHUNK ? count - from : CHUNK, n, p, u, k, &left);
  settle(&left, k);
}

double sim_binomial_quantile(double n, double p, double u) {
  double k;
  sim_binomial_quantiles(1, &n, &p, &u, &k);
  return k;
}
