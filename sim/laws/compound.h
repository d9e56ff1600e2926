// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_COMPOUND_H
#define SIM_COMPOUND_H

#include "sim/laws/dist.h"
#include "sim/laws/rows.h"

/* Laws given by points, mixed, or cut: the last kinds of sim/laws/dist.h, whose functions serve
 * them. */

/* Straight between `count` >= 2 points (p, x) of the quantile function: p strictly rising from 0 to
   1, x not falling, within 1e300 of 0. Exact to rounding. All x equal: that constant. Also
   SIM_ERR_NO_MEMORY. */
int sim_dist_init_quantiles(sim_dist_t *self, size_t count, const double *p, const double *x);

/* The mixture of `count` >= 1 laws by weights > 0, which are divided by their sum: the inverse of
   its own distribution function, solved for until the bracket is two neighbouring doubles or so:
   what remains is the rounding of the parts' distribution functions, and constants are met exactly.
   Prepared, draws differ from that by 1e-11 * max(|x|, sd) at most; rows of the table that miss it
   are left to the solver. Its parts are of any kind but gamma, empirical and cut, and are
   freed with it, or when the init fails. Also SIM_ERR_NO_MEMORY. */
int sim_dist_init_mixture(sim_dist_t *self, size_t count, const double *weights, sim_dist_t *parts);

/* `law` given that it lies in [low, high], low < high, either of which may be infinite: its
   quantile at F(low-) + u (F(high) - F(low-)), so as if u were off by 2^-53 at most. The law is of
   any kind but gamma, empirical and cut, has some probability there, and is freed with the cut, or
   when the init fails. Its mean and sd are not known: NaN and 0. Also SIM_ERR_NO_MEMORY. */
int sim_dist_init_cut(sim_dist_t *self, sim_dist_t *law, double low, double high);

/* P(X < x), or with `upper` P(X > x), each with its own digits; *at = P(X = x). Accuracy: that of
   sim/laws/beta.h and sim/laws/normal.h, for the rest rounding. NaN for gamma, empirical and cut
   laws, of which nobody asks. */
double sim_dist_tail(const sim_dist_t *self, double x, int upper, double *at);

/* The rest is shared by the files of these laws; not for others. */

struct sim_compound {
  size_t count;
  double *p, *x;                  /* pieces: corners of the quantile function */
  double *weights;                /* mixture: they add to 1 */
  sim_dist_t *parts;              /* mixture: count of them; cut: one */
  double (*rows)[SIM_ROWS_TERMS]; /* mixture, once prepared: 2 * SIM_ROWS_SIDE */
  double below, kept, above;      /* cut: shares of the law under, within and over the ends */
  double low, high;               /* cut: its ends */
};

/* A zeroed one, with room for `count` parts when parts are wanted; NULL when out of memory. */
sim_compound_t *sim_compound_alloc(size_t count, int has_parts);
void sim_compound_free(sim_compound_t *self);

double sim_pieces_tail(const sim_compound_t *self, double x, int upper, double *at);
double sim_mixture_tail(const sim_compound_t *self, double x, int upper, double *at);

#endif
