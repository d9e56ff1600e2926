// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_NEAREST_H
#define SIM_NEAREST_H

#include <stddef.h>

/* Correlation matrices that are none, and the nearest one that is. Matrices are symmetric, size x
   size, row after row, of finite numbers; size >= 1. */

/* The smallest eigenvalue. Errors: SIM_ERR_DOMAIN (no convergence), SIM_ERR_NO_MEMORY. */
int sim_smallest_eigenvalue(size_t size, const double *matrix, double *out);

/* The correlation matrix with no eigenvalue below `floor`, 0 <= floor < 1, that is nearest to
   `matrix` in the Frobenius norm: alternating projections with Dykstra's correction (Higham 2002,
   "Computing the nearest correlation matrix - a problem from finance", IMA J. Numer. Anal. 22,
   algorithm 3.3; the floor in place of 0 keeps the set convex). Stops when the two projections
   differ by less than 1e-10 of the norm, or after 2,000 steps: the diagonal of the result is 1
   exactly, its eigenvalues may miss the floor by as much. `out` may be `matrix`. Errors:
   SIM_ERR_DOMAIN, SIM_ERR_NO_MEMORY. */
int sim_nearest_correlation(size_t size, const double *matrix, double floor, double *out);

#endif
