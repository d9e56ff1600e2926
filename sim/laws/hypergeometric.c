// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/hypergeometric.h"

#include <math.h>

#include "sim/elementary.h"
#include "sim/laws/normal.h"
#include "sim/laws/saddle.h"

enum { STRETCH = 64 };

static const double two_pi = 6.283185307179586477;

/* Terms below this part of the sum end it: what follows them is less than 1e5 times as much. */
static const double negligible = 1e-21;

/* A u so little above F(j) counts as F(j). */
static const double tie = 4e-14;

/* A law, with what its probabilities share: margins of the table m | n by marked | not marked. */
typedef struct {
  double m, n, marked, rest; /* m + n = marked + rest */
  double least, most;        /* possible values */
  double mean, variance;
  double stirling; /* Stirling errors of the four margins less that of their total */
} law_t;

static int in_domain(double m, double n, double k) {
  const double most = SIM_HYPERGEOMETRIC_LARGEST;
  return m >= 0.0 && m <= most && m == floor(m) && n >= 0.0 && n <= most && n == floor(n) &&
         k >= 0.0 && k <= m + n && k == floor(k);
}

/* ---- probabilities ---------------------------------------------------------------------- */

static law_t law_of(double m, double n, double k) {
  const double total = m + n, rest = total - k;
  const double mean = m * k / total;
  return (law_t){.m = m,
                 .n = n,
                 .marked = k,
                 .rest = rest,
                 .least = k > n ? k - n : 0.0,
                 .most = k < m ? k : m,
                 .mean = mean,
                 .variance = total > 1.0 ? mean * (n / total) * (rest / (total - 1.0)) : 0.0};
}

/* The Stirling error of x!, and 0 for 0! = 1, which has no such form. */
static double stirling(double x) {
  return x > 0.0 ? sim_stirling_error(x) : 0.0;
}

static void prepare(law_t *self) {
  self->stirling = stirling(self->m) + stirling(self->n) + stirling(self->marked) +
                   stirling(self->rest) - stirling(self->m + self->n);
}

/* The deviance of a cell from row * column / total, whose rounding is put right: the product of two
   margins is exact. */
static double deviance(double x, double row, double column, double total) {
  const double product = row * column, expected = product / total;
  const double low = fma(-expected, total, product) / total, ratio = x / expected;
  return sim_deviance(x, expected) + (ratio < 1e6 ? low * (1.0 - ratio) : 0.0);
}

static double root(double margin, double cell) {
  return cell > 0.0 ? margin / cell : margin * two_pi;
}

/* P(j) = sqrt(Π margins / (2π total Π cells)) exp(Stirling errors − Σ deviances of the cells); a
   cell of 0 leaves its 2π behind. No margin is 0. */
static double pmf(const law_t *self, double j) {
  const double total = self->m + self->n;
  const double a = j, b = self->m - j, c = self->marked - j, d = self->n - c;
  const double size = root(self->m, a) * root(self->rest, b) * root(self->marked, c) *
                      root(self->n, d) / (two_pi * total);
  const double exponent =
      self->stirling - stirling(a) - stirling(b) - stirling(c) - stirling(d) -
      deviance(a, self->m, self->marked, total) - deviance(b, self->m, self->rest, total) -
      deviance(c, self->n, self->marked, total) - deviance(d, self->n, self->rest, total);
  return sim_exp(exponent) * sqrt(size);
}

/* P(j − 1)/P(j) and P(j + 1)/P(j). */
static double ratio_down(const law_t *self, double j) {
  return j * (self->n - self->marked + j) / ((self->m - j + 1.0) * (self->marked - j + 1.0));
}

static double ratio_up(const law_t *self, double j) {
  return (self->m - j) * (self->marked - j) / ((j + 1.0) * (self->n - self->marked + j + 1.0));
}

/* P(j) + P(j − 1) + … down to the least. */
static double sum_down(const law_t *self, double j) {
  double total = 0.0;
  while (j >= self->least) {
    double term = pmf(self, j), sum = 0.0;
    for (int i = 0; i < STRETCH && j >= self->least; i++, j -= 1.0) {
      sum += term;
      term *= ratio_down(self, j);
    }
    total += sum;
    if (!(term > negligible * total))
      break;
  }
  return total;
}

static int is_point(const law_t *self) {
  return self->least == self->most;
}

double sim_hypergeometric_pmf(double j, double m, double n, double k) {
  if (!in_domain(m, n, k) || isnan(j))
    return NAN;
  law_t law = law_of(m, n, k);
  if (j < law.least || j > law.most || j != floor(j))
    return 0.0;
  if (is_point(&law))
    return 1.0;
  prepare(&law);
  return pmf(&law, j);
}

/* The law of the marked among the n, whose value is k − j. */
static law_t mirrored(const law_t *self) {
  law_t other = law_of(self->n, self->m, self->marked);
  other.stirling = self->stirling;
  return other;
}

double sim_hypergeometric_cdf(double j, double m, double n, double k) {
  if (!in_domain(m, n, k) || isnan(j))
    return NAN;
  law_t law = law_of(m, n, k);
  if (j < law.least || j >= law.most)
    return j < law.least ? 0.0 : 1.0;
  prepare(&law);
  if (j < law.mean)
    return sum_down(&law, floor(j));
  const law_t other = mirrored(&law);
  return 1.0 - sum_down(&other, k - floor(j) - 1.0);
}

/* ---- quantiles -------------------------------------------------------------------------- */

/* A value below which the quantile hardly ever is: F there, summed, is the start of the way up. */
static double guess(const law_t *self, double z) {
  const double sd = sqrt(self->variance);
  const double j = floor(self->mean + z * sd - 1.0 - 0.125 * sd);
  return j < self->least ? self->least : j > self->most ? self->most : j;
}

/* The smallest j whose F(j), within the tie, reaches t, t <= 1/2; `beyond`: whose F(j) exceeds t.
 */
static double search(const law_t *self, double t, double z, int beyond) {
  const double target = beyond ? t * (1.0 + tie) : t - tie * t;
  const double step = 2.0 + floor(0.5 * sqrt(self->variance));
  double j = guess(self, z), with = sum_down(self, j);
  while (j > self->least && (beyond ? with > target : with >= target)) {
    j = j - step > self->least ? j - step : self->least;
    with = sum_down(self, j);
  }
  while (j < self->most && !(beyond ? with > target : with >= target)) {
    double term = pmf(self, j + 1.0);
    for (int i = 0; i < STRETCH && j < self->most && !(beyond ? with > target : with >= target);
         i++) {
      j += 1.0;
      with += term;
      term *= ratio_up(self, j);
    }
  }
  return j;
}

double sim_hypergeometric_quantile(double m, double n, double k, double u) {
  if (!(in_domain(m, n, k) && u > 0.0 && u < 1.0))
    return NAN;
  law_t law = law_of(m, n, k);
  if (is_point(&law))
    return law.least;
  prepare(&law);
  if (u <= 0.5)
    return search(&law, u, sim_normal_quantile(u), 0);
  const law_t other = mirrored(&law);
  return k - search(&other, 1.0 - u, -sim_normal_quantile(u), 1);
}

void sim_hypergeometric_quantiles(size_t count, const double *m, const double *n, const double *k,
                                  const double *u, double *j) {
  for (size_t i = 0; i < count; i++)
    j[i] = sim_hypergeometric_quantile(m[i], n[i], k[i], u[i]);
}
