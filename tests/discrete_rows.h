// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_DISCRETE_ROWS_H
#define TESTS_DISCRETE_ROWS_H

/* What the tests of the binomial and the Poisson law share: the reference rows, a fixed generator,
   and the check of draws against a law. */

#include "tests/support.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  double n, p, u, k; /* n = 0: Poisson of mean p */
} quantile_row_t;

enum { ROWS_LARGEST = 8000 };

/* Rows of one law from discrete_hard.csv or discrete_wide.csv; returns their number. */
static inline size_t read_quantile_rows(int poisson, quantile_row_t *rows) {
  size_t count = 0;
  char line[256];
  FILE *hard = fopen("tests/reference/discrete_hard.csv", "r");
  assert_non_null(hard);
  while (fgets(line, sizeof line, hard) != NULL && count < ROWS_LARGEST) {
    quantile_row_t r;
    if (sscanf(line, "%lf,%lf,%lf,%lf", &r.n, &r.p, &r.u, &r.k) == 4 && (r.n == 0.0) == poisson)
      rows[count++] = r;
  }
  fclose(hard);
  FILE *wide = fopen("tests/reference/discrete_wide.csv", "r");
  assert_non_null(wide);
  while (fgets(line, sizeof line, wide) != NULL && count < ROWS_LARGEST) {
    quantile_row_t r;
    const char *form = poisson ? "poisson,%lf,%*f,%lf,%lf" : "binomial,%lf,%lf,%lf,%lf";
    const int read =
        poisson ? sscanf(line, form, &r.p, &r.u, &r.k) : sscanf(line, form, &r.n, &r.p, &r.u, &r.k);
    if (read != (poisson ? 3 : 4))
      continue;
    r.n = poisson ? 0.0 : r.n;
    rows[count++] = r;
  }
  fclose(wide);
  return count;
}

typedef double (*tail_t)(double n, double p, double k);

static inline void close_to(const char *what, double n, double p, double k, double value,
                            double want, double relative) {
  if (!(fabs(value - want) <= relative * want))
    fail_msg("%s at n %.17g, p %.17g, k %.17g: %.17g, not %.17g, off by %.2g of it", what, n, p, k,
             value, want, fabs(value - want) / want);
}

/* cdf and sf of one law against discrete_cdf.csv; returns the number of rows. */
static inline size_t check_tails(int poisson, tail_t cdf, tail_t sf) {
  FILE *file = fopen("tests/reference/discrete_cdf.csv", "r");
  assert_non_null(file);
  char line[256];
  size_t count = 0;
  double n, p, k, f, s;
  while (fgets(line, sizeof line, file) != NULL)
    if (sscanf(line, "%lf,%lf,%lf,%lf,%lf", &n, &p, &k, &f, &s) == 5 && (n == 0.0) == poisson) {
      close_to("cdf", n, p, k, cdf(n, p, k), f, 3e-14);
      close_to("sf", n, p, k, sf(n, p, k), s, 3e-14);
      count++;
    }
  fclose(file);
  return count;
}

/* splitmix64 (Steele, Lea & Flood 2014), to the middle of one of 2^53 equal cells of (0, 1). */
static inline double next_uniform(uint64_t *state) {
  uint64_t x = *state += UINT64_C(0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
  x ^= x >> 31;
  return ((double)(x >> 12) + 0.5) * 0x1p-52;
}

/* Chi-square of counts[k], k = 0..last, of `draws` draws against pmf(n, p, k); cells of expectation
   below 10 are joined with the next. Fails at p < 1e-6, also for mean and variance beyond 4.9
   standard errors: the false-alarm rate of one call is 3e-6. */
static inline void check_law(const double *counts, int last, double draws, double n, double p,
                             tail_t pmf) {
  double chi2 = 0.0, seen = 0.0, expected = 0.0, total = 0.0, sum = 0.0;
  double m1 = 0.0, m2 = 0.0, m4 = 0.0, v = 0.0;
  int cells = 0;
  for (int k = 0; k <= last; k++) {
    m1 += k * pmf(n, p, k);
    sum += k * counts[k];
    total += counts[k];
  }
  for (int k = 0; k <= last; k++) {
    const double d = k - m1, f = pmf(n, p, k);
    m2 += d * d * f;
    m4 += d * d * d * d * f;
    v += d * d * counts[k] / draws;
    seen += counts[k];
    expected += draws * f;
    if (expected >= 10.0) {
      chi2 += (seen - expected) * (seen - expected) / expected;
      seen = expected = 0.0;
      cells++;
    }
  }
  assert_true(total == draws);
  const double p_value = gsl_cdf_chisq_Q(chi2, cells - 1);
  if (!(p_value > 1e-6))
    fail_msg("n %g, p %g: chi-square %g on %d cells, p = %.2g", n, p, chi2, cells, p_value);
  if (!(fabs(sum / draws - m1) <= 4.9 * sqrt(m2 / draws)))
    fail_msg("n %g, p %g: mean %.8g, not %.8g", n, p, sum / draws, m1);
  if (!(fabs(v - m2) <= 4.9 * sqrt((m4 - m2 * m2) / draws)))
    fail_msg("n %g, p %g: variance %.8g, not %.8g", n, p, v, m2);
}

#endif
