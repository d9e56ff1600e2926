// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/student.h"

#include "sim/laws/beta.h"

#include <math.h>

/* T²/dof where both tails together have the probability p. Their sum is the lower tail of
   dof/(dof + T²); above one half, the rest is the lower tail of T²/(dof + T²). */
static double odds_at(double p, double dof) {
  const double rest = 1.0 - p;
  sim_beta_t beta;
  if (sim_beta_init(&beta, p <= 0.5 ? 0.5 * dof : 0.5, p <= 0.5 ? 0.5 : 0.5 * dof))
    return (double)NAN;
  return p <= 0.5 ? 1.0 / sim_beta_odds(&beta, p, 0.0) : sim_beta_odds(&beta, rest, 0.0);
}

double sim_student_quantile(double u, double dof) {
  const double tail = u < 0.5 ? u : 1.0 - u;
  if (!(tail >= 0.0) || !(dof >= 1.0 && dof <= 1e9))
    return (double)NAN;
  if (tail == 0.0 || tail == 0.5)
    return tail == 0.5 ? 0.0 : copysign((double)INFINITY, u - 0.5);
  return copysign(sqrt(dof * odds_at(2.0 * tail, dof)), u - 0.5);
}
