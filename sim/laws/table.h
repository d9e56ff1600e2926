// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_TABLE_H
#define SIM_TABLE_H

#include <stddef.h>

#include "sim/laws/rows.h"

/* Tabulated quantile function of one continuous distribution.

   One polynomial of degree 7 for each row of sim/laws/rows.h, lower and upper half: 2^-14 <= min(u,
   1-u) < 1/2. It comes from the Taylor series of the quantile at the middle of the row, which a
   second-order differential equation gives to any degree from one exact solution (Steinbrecher &
   Shaw 2008, Eur. J. Appl. Math. 19, "Quantile mechanics"), shortened to degree 7 by Chebyshev
   economisation; the series also predicts the next row's solution, so a table costs two
   evaluations of the distribution function per row.

   Accuracy: every row is compared with the exact quantile in its middle and at both ends, which are
   extremes of the error; one that misses SIM_TABLE_ACCURACY * max(x, sd), or SIM_TABLE_RELATIVE * x
   (for the density may be infinite at 0), is emptied, and its draws, like the tails, take the exact
   solver. Values never leave the support. Tested: no row emptied and 1e-13 reached for beta shapes
   >= 1, 5e-13 for gamma shapes >= 0.05. Measured: 0.2 to 0.4 ms and 14 kB a table (0.8 ms for
   Beta(1e7,1e7)); 3.5 ns a value with AVX2 or AVX-512, 7.5 ns with SSE2. */

#define SIM_TABLE_ACCURACY 1e-11
#define SIM_TABLE_RELATIVE 1e-6

enum { SIM_TABLE_SERIES = 15 }; /* terms of the Taylor series */

/* What a law says of its quantile at the tail probability p. With x the law's own variable, x0 its
   value there, xi = x/x0 and p = p0 + half t:
     xi (q0 - qs (xi - 1)) xi'' = (l0 + ls (xi - 1)) xi'^2,   xi(0) = 1, xi'(0) = v0,
   and the quantile is value + sign x0 (xi - 1). */
typedef struct {
  double value, sign, x0, v0, q0, qs, l0, ls;
} sim_anchor_t;

/* A family of distributions on [0, ceiling]. `context` is the distribution, as the law's owner
 * stores it. */
typedef struct {
  double ceiling;
  /* The exact quantile; NaN for u outside [0,1]. */
  double (*quantile)(const void *context, double u);
  /* The standard deviation. */
  double (*spread)(const void *context);
  /* Solves for the tail probability p of the lower or upper tail, and describes it. *state holds
     the last solution (0: none), of which the quantile is predicted to differ by `change`. */
  void (*anchor)(const void *context, double p, int upper, double half, double change,
                 double *state, sim_anchor_t *out);
  /* How much the quantile at p exceeds that of `state` plus `change`, |change| small. */
  double (*miss)(const void *context, double p, int upper, double state, double change);
} sim_law_t;

typedef struct {
  const sim_law_t *law;           /* borrowed, static */
  double (*rows)[SIM_ROWS_TERMS]; /* owned; 2 * SIM_ROWS_SIDE, or NULL */
  unsigned emptied;               /* rows that missed the accuracy */
} sim_table_t;

/* Builds the table of the distribution `context` of the family `law` (static storage).
   Errors: SIM_ERR_NO_MEMORY, and then the table is as after sim_table_free. */
int sim_table_init(sim_table_t *self, const sim_law_t *law, const void *context);

/* The same by a copy of `other`, the table of an equal distribution of the family. */
int sim_table_copy(sim_table_t *self, const sim_table_t *other);

/* Legal on a zeroed or failed table. */
void sim_table_free(sim_table_t *self);

/* x[i] = quantile of u[i], i < count; context as in sim_table_init. NaN where u is outside [0,1].
   u and x may be the same array. The same bits for every vector width. */
void sim_table_values(const sim_table_t *self, const void *context, size_t count, const double *u,
                      double *x);

#endif
