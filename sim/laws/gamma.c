// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/gamma.h"

#include <math.h>

#include "sim/elementary.h"
#include "sim/laws/normal.h"
#include "sim/laws/saddle.h"
#include "sim/laws/tail.h"
#include "sim/status.h"

#define TWO_PI       6.283185307179586
#define HALF_LOG_2PI 0.9189385332046728

enum { STEPS_MAX = 200, TERMS_MAX = 2000000 };

int sim_gamma_init(sim_gamma_t *self, double shape) {
  if (!(shape >= SIM_GAMMA_SHAPE_MIN && shape <= SIM_GAMMA_SHAPE_MAX))
    return SIM_ERR_DOMAIN;
  const double stirling = sim_stirling_error(shape);
  self->shape = shape;
  self->scale = sqrt(shape / TWO_PI) * sim_exp(-stirling);
  self->log_gamma = (shape + 0.5) * sim_log(shape) - shape + HALF_LOG_2PI + stirling;
  return SIM_OK;
}

/* x^a exp(-x) / Gamma(a). */
static double prefactor(const sim_gamma_t *self, double x) {
  if (x < 1e-290)
    return self->shape * sim_exp(self->shape * sim_log(x) - self->log_gamma);
  return self->scale * sim_exp(-sim_deviance(self->shape, x));
}

/* Lower tail / prefactor, x <= 1: exp(x) times the alternating series. */
static double series(double a, double x) {
  double term = 1.0, sum = 0.0;
  for (int j = 1; j < TERMS_MAX; j++) {
    term *= -x / j;
    const double part = term / (a + j);
    sum += part;
    if (fabs(part) * a <= 1e-17)
      break;
  }
  return (1.0 / a + sum) * sim_exp(x);
}

/* Lower tail / prefactor, x below about a + 1. */
static double lower_fraction(double a, double x) {
  double inverse = 1.0 / (a + 1.0);
  sim_fraction_t f;
  sim_fraction_start(&f, a * (a - x + 1.0) * inverse);
  for (int m = 1; m < TERMS_MAX; m++) {
    const double scaled = x * inverse;
    const double grow = m * scaled;
    const double top = (a + m - 1.0) * scaled * grow;
    inverse = 1.0 / (a + 2.0 * m + 1.0);
    sim_fraction_add(&f, top, m + grow + (a + m) * (a - x + 1.0 + 2.0 * m) * inverse);
    if (m % 4 == 0 && sim_fraction_settled(&f))
      break;
  }
  return 1.0 / f.value;
}

/* Upper tail / prefactor, x above about a. */
static double upper_fraction(double a, double x) {
  sim_fraction_t f;
  sim_fraction_start(&f, x - a + 1.0);
  for (int m = 1; m < TERMS_MAX; m++) {
    sim_fraction_add(&f, m * (a - m), x - a + 1.0 + 2.0 * m);
    if (m % 4 == 0 && sim_fraction_settled(&f))
      break;
  }
  return 1.0 / f.value;
}

double sim_gamma_tail(const sim_gamma_t *self, double x, int upper, double *density) {
  const double a = self->shape;
  const double d = prefactor(self, x);
  *density = d;
  if (x > 1.0 && x > a + 1.0) {
    const double above = d * upper_fraction(a, x);
    return upper ? above : 1.0 - above;
  }
  const double below = d * (x <= 1.0 ? series(a, x) : lower_fraction(a, x));
  return upper ? 1.0 - below : below;
}

/* F <= x^a / Gamma(a+1) everywhere, sharp near 0: log x of the root is not below this. */
static double left_bound(const sim_gamma_t *self, double p, int upper) {
  return ((upper ? sim_log1p(-p) : sim_log(p)) + self->log_gamma) / self->shape;
}

/* Log x to start from. */
static double first_guess(const sim_gamma_t *self, double p, int upper) {
  const double a = self->shape;
  const double left = left_bound(self, p, upper);
  if (a < 1.0) {
    /* Q(x) is close to x^(a-1) exp(-x) / Gamma(a) for x > 1 */
    const double t = -sim_log(p) - self->log_gamma + sim_log(a);
    if (!upper || t < 1.0)
      return left;
    const double x = t - (1.0 - a) * sim_log(t);
    return sim_log(x > 0.5 ? x : 0.5);
  }
  /* Wilson & Hilferty 1931 */
  const double z = sim_normal_quantile(p);
  const double root = 1.0 - 1.0 / (9.0 * a) + (upper ? -z : z) / (3.0 * sqrt(a));
  const double s = root > 0.0 ? sim_log(a * root * root * root) : left;
  return s > left ? s : left;
}

double sim_gamma_solve(const sim_gamma_t *self, double p, int upper, double guess) {
  double x = guess, low = 0.0, high = INFINITY;
  if (!(guess > 0.0)) {
    const double s = first_guess(self, p, upper);
    if (s < -690.0)
      return sim_exp(s);
    x = sim_exp(s);
  }
  for (int step = 0; step < STEPS_MAX; step++) {
    double density, gap = (double)INFINITY;
    const double tail = sim_gamma_tail(self, x, upper, &density);
    if ((tail < p) != (upper != 0))
      low = x;
    else
      high = x;
    double ds = NAN;
    if (tail > 0.0 && density > 0.0)
      ds = upper ? -sim_tail_step(tail, p, density, x - self->shape, &gap)
                 : sim_tail_step(tail, p, density, self->shape - x, &gap);
    if (fabs(ds) < 0.5 && fabs(gap) < 1e-6)
      return x + x * sim_expm1(ds);
    double next = x * sim_exp(ds);
    if (!(next > low && next < high)) /* bisection in log x */
      next = high == INFINITY ? x * 2.0 : low == 0.0 ? x / 16.0 : sqrt(low) * sqrt(high);
    if (next < 1e-299) /* there the bound is exact */
      return sim_exp(left_bound(self, p, upper));
    if (next == x)
      return next;
    x = next;
  }
  return x;
}

double sim_gamma_quantile(double u, double shape) {
  sim_gamma_t self;
  if (!(u >= 0.0 && u <= 1.0) || sim_gamma_init(&self, shape) != SIM_OK)
    return NAN;
  if (u == 0.0 || u == 1.0)
    return u == 0.0 ? 0.0 : INFINITY;
  return u <= 0.5 ? sim_gamma_solve(&self, u, 0, 0.0) : sim_gamma_solve(&self, 1.0 - u, 1, 0.0);
}

static double tail_at(double x, double shape, int upper) {
  sim_gamma_t self;
  if (isnan(x) || sim_gamma_init(&self, shape) != SIM_OK)
    return NAN;
  if (x <= 0.0 || x == INFINITY)
    return (x > 0.0) != upper ? 1.0 : 0.0;
  double density;
  return sim_gamma_tail(&self, x, upper, &density);
}

double sim_gamma_cdf(double x, double shape) {
  return tail_at(x, shape, 0);
}

double sim_gamma_sf(double x, double shape) {
  return tail_at(x, shape, 1);
}
