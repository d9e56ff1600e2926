// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_PROPOSAL_H
#define SIM_PROPOSAL_H

#include <stddef.h>

/* N(m, S) as what sim/estimate/adapt.h draws from, beside the prior N(0, I). */
typedef struct {
  size_t dimensions;
  double *mean, *lower; /* owned: S = L Lᵀ, row after row */
  double determinant;   /* log det L */
} sim_proposal_t;

/* The prior itself. SIM_OK or SIM_ERR_NO_MEMORY; free it in any case. */
int sim_proposal_init(sim_proposal_t *self, size_t dimensions);
void sim_proposal_free(sim_proposal_t *self);

/* m and S of weighted draws z (dimension d, draw i at d · count + i; weights add to 1), the
   correlations drawn to 0 by a tenth of dimensions / effective draws, and more where S would not be
   positive definite. SIM_OK or SIM_ERR_NO_MEMORY. */
int sim_proposal_fit(sim_proposal_t *self, size_t count, const double *z, const double *weights);

/* Moves standard normals z[d][i] to N(m, S), but for the draws whose number, first + i, is a
   multiple of `every`, and writes log φ(z) − log((1 − 1/every) N(z; m, S) + φ(z)/every). */
void sim_proposal_place(const sim_proposal_t *self, size_t count, size_t first, size_t every,
                        double *const *z, double *log_ratio);

#endif
