// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_COPULA_H
#define SIM_COPULA_H

#include <stdbool.h>
#include <stddef.h>

/* Dependence between quantities drawn by inversion: a Gaussian copula. The uniforms u of a
   replicate become normals, are mixed by the Cholesky factor L of their correlation matrix, and
   become uniforms again: u' = Phi(L Phi^-1(u)) (Li and Hammond 1975, IEEE Trans. Systems, Man and
   Cybernetics 5; Nelsen 2006, An Introduction to Copulas, 2nd ed., section 2.3). Each u' is
   uniform, so no margin changes. */

enum { SIM_COPULA_MAX = 100 }; /* quantities in one copula */

/* A matrix counts as positive definite when its smallest eigenvalue is above this: far above what
   rounding does to the eigenvalues, far below what a correlation can be known to. */
#define SIM_COPULA_EIGENVALUE 1e-6

/* The correlation of the normals whose rank correlation (Spearman's) is `rank`, and back:
   r = 2 sin(pi rank/6) (Pearson 1907, "On further methods of determining correlation", Drapers'
   Company Research Memoirs IV). Exact for continuous margins; ties, as in a resampled sample,
   bring the rank correlation reached nearer to 0. |rank|, |normal| <= 1. The first gives the same
   bits everywhere; the second, for messages, need not. */
double sim_copula_normal(double rank);
double sim_copula_rank(double normal);

typedef struct {
  size_t count;
  double *lower; /* owned: L, count x count, row after row */
  bool *own;     /* owned: row i has no part of the rows before it, and keeps its uniforms */
} sim_copula_t;

/* Prepares the copula of `count` quantities, 1 … SIM_COPULA_MAX, with the rank correlations
   ranks[i * count + j]: symmetric, unit diagonal, finite. Errors: SIM_ERR_DOMAIN (these rules
   broken, or the matrix of the normals not positive definite), SIM_ERR_NO_MEMORY; then there is
   nothing to free. */
int sim_copula_init(sim_copula_t *self, size_t count, const double *ranks);

/* Legal on a zeroed struct. */
void sim_copula_free(sim_copula_t *self);

/* Replaces the independent uniforms u[i][r], i < self->count, r < count, each within (0, 1), by the
   dependent ones, within [2^-54, 1 - 2^-53]. Quantity 0, and every one that does not depend on
   those before it, keeps its own to the bit. z: as many columns of `count`, overwritten. The same
   bits for every vector width and every split of the replicates. */
void sim_copula_apply(const sim_copula_t *self, size_t count, double *const *u, double *const *z);

#endif
