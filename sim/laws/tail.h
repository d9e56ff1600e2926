// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_TAIL_H
#define SIM_TAIL_H

#include "sim/elementary.h"

/* What the beta and gamma distributions share. Both are worked on the scale s where their density
   D = dF/ds is log-concave for every shape (s = log odds for beta, s = log x for gamma). Then log F
   is concave in s, Newton's iteration for log F(s) = log p converges from any start on the left of
   the root, and Halley's correction makes it cubic. */

/* One Halley step in s for the lower tail: tail = F(s) > 0, target = p > 0, density = dF/ds > 0,
   slope = d log D/ds. For an upper tail pass -slope and take -step. Sets *gap to
   log(tail/target). */
static inline double sim_tail_step(double tail, double target, double density, double slope,
                                   double *gap) {
  const double g = sim_log1p((tail - target) / target);
  const double r = density / tail;
  const double bend = 1.0 - 0.5 * g * (slope - r) / r;
  *gap = g;
  return -g / r / (bend > 0.5 ? bend : 0.5);
}

/* A continued fraction b0 + a1/(b1 + a2/(b2 + ...)) by forward recurrence: start with b0, add each
   (a_m, b_m), and every few terms, for the numbers grow like factorials, ask whether it settled. */
typedef struct {
  double above, above_last, below, below_last, value;
} sim_fraction_t;

static inline void sim_fraction_start(sim_fraction_t *f, double b0) {
  *f = (sim_fraction_t){
      .above = b0, .above_last = 1.0, .below = 1.0, .below_last = 0.0, .value = b0};
}

static inline void sim_fraction_add(sim_fraction_t *f, double a, double b) {
  const double above = b * f->above + a * f->above_last;
  const double below = b * f->below + a * f->below_last;
  f->above_last = f->above;
  f->below_last = f->below;
  f->above = above;
  f->below = below;
}

/* Rescales; 1 when the value no longer moves. */
static inline int sim_fraction_settled(sim_fraction_t *f) {
  const double scale = 1.0 / f->below;
  const double value = f->above * scale;
  const double moved = value - f->value;
  f->above_last *= scale;
  f->below_last *= scale;
  f->above = value;
  f->below = 1.0;
  f->value = value;
  return moved <= 3e-16 * value && moved >= -3e-16 * value;
}

#endif
