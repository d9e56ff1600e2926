// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_ADAPT_H
#define SIM_ADAPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Draws from a posterior whose prior is independent standard normals z, by adaptive importance
   sampling: populations drawn about m with the scale S (sim/estimate/proposal.h), both taken from
   the weighted population before, the first from the prior. A likelihood that the population can
   hardly reach is tempered, raised to the power that leaves a tenth of the draws effective (Bugallo
   et al., "Adaptive importance sampling", IEEE Signal Processing Magazine 34 (2017), 60–79). Of the
   last population every tenth draw is from the prior and weights are against the mixture of both,
   so that no weight exceeds ten likelihoods (Hesterberg, Technometrics 37 (1995), 185–194; Owen and
   Zhou, JASA 95 (2000), 135–143); then they are smoothed (sim/estimate/psis.h). */

enum { SIM_ADAPT_DIMENSIONS = 500, SIM_ADAPT_ROUNDS = 30 };

typedef struct {
  size_t dimensions;   /* 1 … SIM_ADAPT_DIMENSIONS */
  size_t pilot, draws; /* of each population; of the last: 1,000 or more; a pilot of 250 for each
                          dimension tells its correlations well enough */
  uint64_t seed;
  const char *name; /* of the streams */
  int threads;
  void *ctx; /* handed to the two functions */
  /* Writes the log likelihood, up to a constant, of z[d][i], i < count: −inf where it is 0. A
     likelihood that is itself estimated, without bias, serves as well: the draws have the numbers
     first + i, each once. Called from worker 0 … threads − 1; non-zero stops. */
  int (*likelihood)(void *ctx, int worker, uint64_t first, size_t count, double *const *z,
                    double *out);
  bool (*cancelled)(void *ctx); /* may be NULL */
} sim_adapt_t;

typedef struct {
  size_t draws, dimensions;
  double *z;       /* owned: dimension d, draw i at d · draws + i */
  double *weights; /* owned: smoothed, they add to 1 */
  double shape;    /* k of the weights: above SIM_PSIS_LARGEST they are not to be trusted */
  double effective;
  size_t rounds;   /* populations before the last */
  bool is_reached; /* the likelihood itself was reached, and not only a power of it */
} sim_posterior_t;

/* Fills *out, to be freed with sim_posterior_free after success. The same for any number of
   threads. Errors: SIM_ERR_DOMAIN (options; a likelihood that is 0, or no number, at every draw
   from the prior), SIM_ERR_NO_MEMORY, SIM_ERR_CANCELLED, SIM_ERR_MODEL. */
int sim_adapt(const sim_adapt_t *self, sim_posterior_t *out);
void sim_posterior_free(sim_posterior_t *self);

/* Equally weighted draws: writes to picks[count] the numbers of draws, in a random order, each as
   often as its weight asks, within one (systematic resampling; Kitagawa, J. Computational and
   Graphical Statistics 5 (1996), 1–25). SIM_OK or SIM_ERR_NO_MEMORY. */
int sim_posterior_resample(const sim_posterior_t *self, uint64_t seed, const char *name,
                           size_t count, size_t *picks);

#endif
