// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_NET_H
#define SIM_NET_H

#include "sim/design/net_table.h"
#include "sim/design/pcg.h"

#include <stddef.h>
#include <stdint.h>

/* The digital sequence of Sobol' (1967) in base 2, and its random scrambling. A coordinate is 64
   bits of a binary fraction, the most significant bit first.

   Direction numbers: Joe and Kuo, "Constructing Sobol sequences with better two-dimensional
   projections", SIAM J. Sci. Comput. 30 (2008), 2635–2654, their file new-joe-kuo-6.21201, of which
   sim/design/net_table.c transcribes the first SIM_NET_DIMENSIONS. */

enum { SIM_NET_COLUMNS = 53 };

/* Writes the first `count` direction numbers (0 … SIM_NET_COLUMNS) of a dimension below
   SIM_NET_DIMENSIONS: the columns of its generating matrix. They serve 2^count points. */
void sim_net_directions(size_t dimension, size_t count, uint64_t *v);

/* Multiplies the columns by a random lower triangular matrix with ones on its diagonal, the random
   linear scramble of Matoušek, "On the L2-discrepancy for anchored boxes", J. Complexity 14 (1998),
   527–556. With a random digital shift the points are uniform each, the net keeps its
   equidistribution, and a mean has the variance that Owen's nested scramble gives it (Owen,
   "Variance with alternative scramblings of digital nets", ACM TOMACS 13 (2003), 363–378). */
void sim_net_scramble(size_t count, uint64_t *v, sim_pcg_t *generator);

/* Writes coordinates of points first … first + n − 1, each with `shift` added (exclusive or). Point
   i is the sum of the columns named by the bits of i: the order of the index itself, not of its
   Gray code. Bits of i beyond the columns do not count. */
void sim_net_points(size_t count, const uint64_t *v, uint64_t shift, uint64_t first, size_t n,
                    uint64_t *x);

#endif
