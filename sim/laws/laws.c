// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/laws.h"

#include <math.h>

#include "sim/laws/beta.h"
#include "sim/laws/gamma.h"

/* Both laws: dF/dx = D/x with D the density on the log (odds) scale, so dx/dp = x y/D (beta, y =
   1 - x) or x/D (gamma), and d2x/dp2 follows from d log f/dx = (a-1)/x - (b-1)/(1-x), or
   (a-1)/x - 1. The state is the odds or x of the tail that is solved for. */

/* The upper tail of Beta(a,b) is the lower one of Beta(b,a), x' = 1 - x. */
static sim_beta_t side_of(const sim_beta_t *beta, int upper) {
  sim_beta_t side = *beta;
  if (upper) {
    side.a = beta->b;
    side.b = beta->a;
  }
  return side;
}

/* Odds after x changes by `change`. */
static double moved_odds(double odds, double change) {
  const double down = 1.0 - change * (1.0 + odds);
  const double up = 1.0 + change * (1.0 + odds) / odds;
  return up > 0.0 && down > 0.0 ? odds * up / down : odds;
}

static double beta_quantile(const void *context, double u) {
  const sim_beta_t *beta = context;
  if (!(u > 0.0 && u < 1.0))
    return u == 0.0 || u == 1.0 ? u : NAN;
  const int upper = u > 0.5;
  const sim_beta_t side = side_of(beta, upper);
  const double odds = sim_beta_odds(&side, upper ? 1.0 - u : u, 0.0);
  return (upper ? 1.0 : odds) / (1.0 + odds);
}

static double beta_spread(const void *context) {
  const sim_beta_t *beta = context;
  const double n = beta->a + beta->b;
  return sqrt(beta->a / n * (beta->b / n) / (n + 1.0));
}

static void beta_anchor(const void *context, double p, int upper, double half, double change,
                        double *state, sim_anchor_t *out) {
  const sim_beta_t side = side_of(context, upper);
  const double sign = upper ? -1.0 : 1.0;
  double density;
  *state = sim_beta_odds(&side, p, *state > 0.0 ? moved_odds(*state, sign * change) : 0.0);
  const double x = *state / (1.0 + *state), y = 1.0 / (1.0 + *state);
  (void)sim_beta_lower(&side, *state, &density);
  *out = (sim_anchor_t){
      .value = upper ? y : x,
      .sign = sign,
      .x0 = x,
      .v0 = half * y / density,
      .q0 = y,
      .qs = x,
      .l0 = (side.b - 1.0) * x - (side.a - 1.0) * y,
      .ls = (side.a + side.b - 2.0) * x,
  };
}

static double beta_miss(const void *context, double p, int upper, double state, double change) {
  const sim_beta_t side = side_of(context, upper);
  const double sign = upper ? -1.0 : 1.0;
  const double odds = moved_odds(state, sign * change);
  double density;
  const double tail = sim_beta_lower(&side, odds, &density);
  return sign * (p - tail) / density * (odds / (1.0 + odds)) / (1.0 + odds);
}

static double gamma_quantile(const void *context, double u) {
  if (!(u > 0.0 && u < 1.0))
    return u == 0.0 ? 0.0 : u == 1.0 ? INFINITY : NAN;
  return sim_gamma_solve(context, u > 0.5 ? 1.0 - u : u, u > 0.5, 0.0);
}

static double gamma_spread(const void *context) {
  const sim_gamma_t *law = context;
  return sqrt(law->shape);
}

static void gamma_anchor(const void *context, double p, int upper, double half, double change,
                         double *state, sim_anchor_t *out) {
  const sim_gamma_t *law = context;
  double density;
  const double guess = *state + change;
  *state = sim_gamma_solve(law, p, upper, *state > 0.0 ? (guess > 0.0 ? guess : *state) : 0.0);
  const double x = *state;
  (void)sim_gamma_tail(law, x, upper, &density);
  *out = (sim_anchor_t){
      .value = x,
      .sign = 1.0,
      .x0 = x,
      .v0 = (upper ? -half : half) / density,
      .q0 = 1.0,
      .qs = 0.0,
      .l0 = x - (law->shape - 1.0),
      .ls = x,
  };
}

static double gamma_miss(const void *context, double p, int upper, double state, double change) {
  const double x = state + change;
  double density;
  if (!(x > 0.0))
    return NAN;
  const double tail = sim_gamma_tail(context, x, upper, &density);
  return (upper ? tail - p : p - tail) / density * x;
}

const sim_law_t sim_law_beta = {1.0, beta_quantile, beta_spread, beta_anchor, beta_miss};
const sim_law_t sim_law_gamma = {INFINITY, gamma_quantile, gamma_spread, gamma_anchor, gamma_miss};
