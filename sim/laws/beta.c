// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/beta.h"

#include <math.h>

#include "sim/elementary.h"
#include "sim/laws/normal.h"
#include "sim/laws/saddle.h"
#include "sim/laws/tail.h"
#include "sim/status.h"

#define TWO_PI       6.283185307179586
#define HALF_LOG_2PI 0.9189385332046728

#define LOG_TINY (-690.0)

enum { STEPS_MAX = 200, TERMS_MAX = 2000000 };

int sim_beta_init(sim_beta_t *self, double a, double b) {
  if (!(a >= SIM_BETA_SHAPE_MIN && a <= SIM_BETA_SHAPE_MAX && b >= SIM_BETA_SHAPE_MIN &&
        b <= SIM_BETA_SHAPE_MAX))
    return SIM_ERR_DOMAIN;
  const double n = a + b;
  const double stirling = sim_stirling_error(n) - sim_stirling_error(a) - sim_stirling_error(b);
  const double big = a > b ? a : b, small = a > b ? b : a;
  self->a = a;
  self->b = b;
  self->scale = sqrt(a * (b / n) / TWO_PI) * sim_exp(stirling);
  /* log B = log Gamma(small) + log Gamma(big) - log Gamma(n), in which the large parts cancel on
     paper: small log(small/n) - big log1p(small/big) + log(n/(small big))/2 + ... */
  self->log_beta = small * sim_log(small / n) - big * sim_log1p(small / big) +
                   0.5 * sim_log(n / big / small) + HALF_LOG_2PI - stirling;
  return SIM_OK;
}

/* x^a y^b / B(a,b). */
static double prefactor(const sim_beta_t *self, double x, double y) {
  const double n = self->a + self->b;
  if (x < 1e-290 || y < 1e-290)
    return sim_exp(self->a * sim_log(x) + self->b * sim_log(y) - self->log_beta);
  return self->scale * sim_exp(-sim_deviance(self->a, n * x) - sim_deviance(self->b, n * y));
}

/* I_x(a,b) / prefactor by the power series, b x <= 1 and x <= 1/2. */
static double series(double a, double b, double x) {
  double term = 1.0, sum = 0.0;
  for (int j = 1; j < TERMS_MAX; j++) {
    term *= (j - b) / j * x;
    const double part = term / (a + j);
    sum += part;
    if (fabs(part) * a <= 1e-17 * (1.0 + a * sum))
      break;
  }
  return (1.0 / a + sum) * sim_exp(-b * sim_log1p(-x));
}

/* I_x(a,b) / prefactor by the continued fraction; y = 1 - x. */
static double fraction(double a, double b, double x, double y) {
  const double lambda = a * y - b * x + 1.0;
  double inverse = 1.0 / (a + 1.0);
  sim_fraction_t f;
  sim_fraction_start(&f, a * lambda * inverse);
  for (int m = 1; m < TERMS_MAX; m++) {
    const double scaled = x * inverse;
    const double grow = m * (b - m) * scaled;
    const double top = (a + m - 1.0) * (a + b + m - 1.0) * scaled * grow;
    inverse = 1.0 / (a + 2.0 * m + 1.0);
    sim_fraction_add(&f, top, m + grow + (a + m) * (lambda + m * (1.0 + y)) * inverse);
    if (m % 4 == 0 && sim_fraction_settled(&f))
      break;
  }
  return 1.0 / f.value;
}

/* Both tails at x + y = 1, 0 < x, y; returns the prefactor. */
static double tails(const sim_beta_t *self, double x, double y, double *lower, double *upper) {
  const double a = self->a, b = self->b;
  const double d = prefactor(self, x, y);
  if (b * x <= 1.0 && x <= 0.5) {
    *lower = d * series(a, b, x);
    *upper = 1.0 - *lower;
  } else if (a * y <= 1.0 && y <= 0.5) {
    *upper = d * series(b, a, y);
    *lower = 1.0 - *upper;
  } else if (x * (a + b + 2.0) <= a + 1.0) {
    *lower = d * fraction(a, b, x, y);
    *upper = 1.0 - *lower;
  } else {
    *upper = d * fraction(b, a, y, x);
    *lower = 1.0 - *upper;
  }
  return d;
}

double sim_beta_lower(const sim_beta_t *self, double odds, double *density) {
  double lower, upper;
  *density = tails(self, odds / (1.0 + odds), 1.0 / (1.0 + odds), &lower, &upper);
  return lower;
}

/* F <= odds^a / (a B) and 1 - F <= odds^-b / (b B) hold everywhere and are sharp at the ends, so
   they bound the log odds of the root from both sides. */
static double left_bound(const sim_beta_t *self, double p) {
  return (sim_log(p) + sim_log(self->a) + self->log_beta) / self->a;
}

static double right_bound(const sim_beta_t *self, double p) {
  const double s = -(sim_log1p(-p) + sim_log(self->b) + self->log_beta) / self->b;
  return s < 700.0 ? s : 700.0; /* odds must stay finite */
}

/* Log odds to start from: a bound where it is sharp, else Abramowitz & Stegun 26.5.22. */
static double first_guess(const sim_beta_t *self, double p) {
  const double a = self->a, b = self->b;
  const double left = left_bound(self, p), right = right_bound(self, p);
  const double n = a + b;
  if (a < 1.0 && left < -sim_log(n))
    return left;
  if (b < 1.0 && right > sim_log(n))
    return right;
  const double z = -sim_normal_quantile(p);
  const double ia = 1.0 / (a > 1.0 ? 2.0 * a - 1.0 : a), ib = 1.0 / (b > 1.0 ? 2.0 * b - 1.0 : b);
  const double h = 2.0 / (ia + ib), l = (z * z - 3.0) / 6.0;
  const double w = z * sqrt(h + l > 0.1 * h ? h + l : 0.1 * h) / h -
                   (ib - ia) * (l + 5.0 / 6.0 - 2.0 / (3.0 * h));
  const double s = sim_log(a / b) - 2.0 * w;
  return s < left ? left : s > right ? right : s;
}

double sim_beta_odds(const sim_beta_t *self, double p, double guess) {
  double odds = guess, low = 0.0, high = INFINITY;
  if (!(guess > 0.0)) {
    const double s = first_guess(self, p);
    if (s < LOG_TINY || s > -LOG_TINY)
      return sim_exp(s);
    odds = sim_exp(s);
  }
  for (int step = 0; step < STEPS_MAX; step++) {
    double density, gap = (double)INFINITY;
    const double tail = sim_beta_lower(self, odds, &density);
    if (tail < p)
      low = odds;
    else
      high = odds;
    const double slope = (self->a - self->b * odds) / (1.0 + odds);
    double ds = tail > 0.0 && density > 0.0 ? sim_tail_step(tail, p, density, slope, &gap) : NAN;
    if (fabs(ds) < 0.5 && fabs(gap) < 1e-6)
      return odds + odds * sim_expm1(ds);
    double next = odds * sim_exp(ds);
    if (!(next > low && next < high)) /* bisection, on the scale of the log odds */
      next = high == INFINITY ? odds * 16.0 : low == 0.0 ? odds / 16.0 : sqrt(low) * sqrt(high);
    if (next < 1e-299 || next > 1e299) /* there the bounds are exact */
      return sim_exp(next < 1.0 ? left_bound(self, p) : right_bound(self, p));
    if (next == odds)
      return next;
    odds = next;
  }
  return odds;
}

/* x and y = 1 - x at u; NaN outside the domain. */
static double quantile(double u, double a, double b, double *y) {
  sim_beta_t self;
  *y = NAN;
  if (!(u >= 0.0 && u <= 1.0) || sim_beta_init(&self, a, b) != SIM_OK)
    return NAN;
  if (u == 0.0 || u == 1.0) {
    *y = 1.0 - u;
    return u;
  }
  if (u <= 0.5) {
    const double odds = sim_beta_odds(&self, u, 0.0);
    *y = 1.0 / (1.0 + odds);
    return odds / (1.0 + odds);
  }
  self.a = b;
  self.b = a;
  const double odds = sim_beta_odds(&self, 1.0 - u, 0.0);
  *y = odds / (1.0 + odds);
  return 1.0 / (1.0 + odds);
}

double sim_beta_quantile(double u, double a, double b) {
  double y;
  return quantile(u, a, b, &y);
}

double sim_beta_quantile_complement(double u, double a, double b) {
  double y;
  (void)quantile(u, a, b, &y);
  return y;
}

static double tail_at(double x, double a, double b, int want_upper) {
  sim_beta_t self;
  if (isnan(x) || sim_beta_init(&self, a, b) != SIM_OK)
    return NAN;
  if (x <= 0.0 || x >= 1.0)
    return (x >= 1.0) != want_upper ? 1.0 : 0.0;
  double lower, upper;
  (void)tails(&self, x, 1.0 - x, &lower, &upper);
  return want_upper ? upper : lower;
}

double sim_beta_cdf(double x, double a, double b) {
  return tail_at(x, a, b, 0);
}

double sim_beta_sf(double x, double a, double b) {
  return tail_at(x, a, b, 1);
}
