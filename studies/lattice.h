// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_LATTICE_H
#define STUDIES_LATTICE_H

#include <stdbool.h>
#include <stdint.h>

/* The round numbers that may be an answer: k · 10^−decimals for low ≤ k ≤ high. */
typedef struct {
  int decimals; /* negative: multiples of 10, 100 … */
  int64_t low, high;
} studies_lattice_t;

/* The numbers from `low` to `high` whose step is 1 when `whole`, else the power of ten above
   10^−5 and up to 10^−4 of the range. False when fewer than two of them lie in the range. */
bool studies_lattice_init(studies_lattice_t *self, double low, double high, bool whole);

/* The number at k, the double nearest to its decimals. */
double studies_lattice_value(const studies_lattice_t *self, int64_t k);

/* The distance between neighbours. */
double studies_lattice_step(const studies_lattice_t *self);

#endif
