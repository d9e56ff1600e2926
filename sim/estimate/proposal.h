// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_PROPOSAL_H
#define SIM_PROPOSAL_H

#include <stddef.h>

/* What sim/estimate/adapt.h draws from, beside the prior N(0, I): a mixture of Student's laws of
   SIM_PROPOSAL_DEGREES degrees of freedom, each about a centre m with a scale S. Several, since a
   posterior may bend, as that of two costs whose sum is known; Student's, whose tails pass those of
   a posterior that is nearly normal. Fitted to weighted draws by expectation and maximisation
   (Cappé, Douc, Guillin, Marin and Robert, Statistics and Computing 18 (2008), 447–459). */

enum { SIM_PROPOSAL_DEGREES = 8, SIM_PROPOSAL_PARTS = 8 };

typedef struct {
  double share;
  double *mean, *lower; /* owned: S = L Lᵀ, row after row */
  double determinant;   /* log det L */
} sim_proposal_part_t;

typedef struct {
  size_t dimensions, count; /* parts: one where dimensions are many */
  sim_proposal_part_t parts[SIM_PROPOSAL_PARTS];
  double
      constant; /* log of the density of a part at its centre over that of the prior at 0, S = I */
} sim_proposal_t;

/* SIM_OK or SIM_ERR_NO_MEMORY; free it in any case. To be fitted before it is used. */
int sim_proposal_init(sim_proposal_t *self, size_t dimensions);
void sim_proposal_free(sim_proposal_t *self);

/* Fits the parts to weighted draws z (dimension d, draw i at d · count + i; weights add to 1),
   which stay as they are. The
   scale of a part is drawn to a quarter of that of all by as many draws as there are dimensions.
   SIM_OK or SIM_ERR_NO_MEMORY. */
int sim_proposal_fit(sim_proposal_t *self, size_t count, double *z, const double *weights);

/* log(t(z)/(2π)^(−n/2)) of draw i, and of each part with its share (logs). `own` is scratch, one
   for each dimension. */
double sim_proposal_density(const sim_proposal_t *self, size_t i, double *const *z, double *own,
                            double *logs);

/* Moves standard normals z[d][i] to the law t of the mixture, but for the draws whose number,
   first + i, is a multiple of `every`, and writes log φ(z) − log((1 − 1/every) t(z) + φ(z)/every).
   pick[i], uniform, chooses the part; stretch[i] is that of sim_proposal_stretch. */
void sim_proposal_place(const sim_proposal_t *self, size_t count, size_t first, size_t every,
                        double *const *z, const double *pick, const double *stretch,
                        double *log_ratio);

/* By how much a standard normal vector is stretched to one of Student's: √(n/χ²), χ² of n degrees
   of freedom from n/2 uniforms, u[k · count + i]. */
void sim_proposal_stretch(size_t count, const double *u, double *stretch);

#endif
