// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_UPDATE_ROBUST_H
#define STUDIES_UPDATE_ROBUST_H

#include "sim/laws/dist.h"

#include <stddef.h>

/* A prior that gives way where data contradict it (Schmidli, Gsteiger, Roychoudhury, O'Hagan,
   Spiegelhalter and Neuenschwander, Biometrics 70 (2014), 1023–1032, doi:10.1111/biom.12242): the
   stated one, mixed with a wider one. Each of n inputs by itself has the normal score z of its
   uniform from
     (1 − w) N(0, 1) + w N(0, STUDIES_ROBUST_SCALE²),   (1 − w)ⁿ = 1 − STUDIES_ROBUST_CHANCE,
   so that before anything is seen no input is wide with probability 0.9, however many there are.
   Of a normal input the wide law has twice the standard deviation, of a lognormal one twice that of
   its logarithm; one that has ends stays within them; of correlated inputs z is the score that each
   has of its own (models_taken_t). Both numbers are judgement; the second is the ×2 of `run`.
   Draws stay standard normals y, of which z = F⁻¹(Φ(y)), F that of the mixture: so the density that
   is sampled has the mixture for its prior, and the tenth that is drawn from the prior
   (sim/estimate/adapt.h) is drawn from the mixture. */

#define STUDIES_ROBUST_CHANCE 0.1
#define STUDIES_ROBUST_SCALE  2.0

/* Zeroed it is the stated prior, of which z = y. */
typedef struct {
  double each;    /* w */
  sim_dist_t law; /* owned: of z */
} studies_robust_t;

/* For n >= 1 inputs. SIM_OK or SIM_ERR_NO_MEMORY; to be freed in any case. */
int studies_robust_init(studies_robust_t *self, size_t inputs);
void studies_robust_free(studies_robust_t *self);

/* y[i] → z, i < count, in place, to 1e-11 of max(|z|, 1); and on to the uniform Φ(z), which is kept
   within what uniforms reach, 2⁻⁵⁴ and 1 − 2⁻⁵³. */
void studies_robust_scores(const studies_robust_t *self, size_t count, double *y);
void studies_robust_uniforms(const studies_robust_t *self, size_t count, double *y);

/* The probability that z was drawn from the wide law, 0 under the stated prior:
     w φ(z/s)/s / ((1 − w) φ(z) + w φ(z/s)/s). */
double studies_robust_wide(const studies_robust_t *self, double z);

#endif
