// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/proposal.h"

#include "sim/elementary.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DEGREES = SIM_PROPOSAL_DEGREES, BENT = 50 }; /* dimensions up to which there are parts */
#define LOG_PI 1.1447298858494002

/* log Γ(k/2) for a whole k >= 1, from Γ(1/2) = √π and Γ(1) = 1 upwards. */
static double log_gamma_half(size_t k) {
  double sum = k % 2 ? 0.5 * LOG_PI : 0.0;
  for (size_t j = k % 2 ? 1 : 2; j < k; j += 2)
    sum += sim_log(0.5 * (double)j);
  return sum;
}

int sim_proposal_init(sim_proposal_t *self, size_t dimensions) {
  const size_t n = dimensions;
  *self = (sim_proposal_t){.dimensions = n, .count = n > BENT ? 1 : SIM_PROPOSAL_PARTS};
  self->constant = log_gamma_half(DEGREES + n) - log_gamma_half(DEGREES) -
                   0.5 * (double)n * sim_log(0.5 * DEGREES);
  for (size_t k = 0; k < self->count; k++) {
    sim_proposal_part_t *part = &self->parts[k];
    part->mean = calloc(n, sizeof *part->mean);
    part->lower = calloc(n * n, sizeof *part->lower);
    if (!part->mean || !part->lower)
      return SIM_ERR_NO_MEMORY;
  }
  return SIM_OK;
}

void sim_proposal_free(sim_proposal_t *self) {
  for (size_t k = 0; k < self->count; k++) {
    free(self->parts[k].mean);
    free(self->parts[k].lower);
  }
  *self = (sim_proposal_t){0};
}

void sim_proposal_stretch(size_t count, const double *u, double *stretch) {
  for (size_t i = 0; i < count; i++) {
    double product = 1.0;
    for (size_t k = 0; k < DEGREES / 2; k++)
      product *= u[k * count + i];
    stretch[i] = sqrt(DEGREES / (-2.0 * sim_log(product)));
  }
}

/* From standard normals to a part, in place: the last dimension first, which needs all others. */
static void place_one(const sim_proposal_part_t *part, size_t n, size_t i, double *const *z,
                      double stretch) {
  for (size_t d = n; d-- > 0;) {
    double sum = part->mean[d];
    for (size_t k = 0; k <= d; k++)
      sum += part->lower[d * n + k] * (stretch * z[k][i]);
    z[d][i] = sum;
  }
}

static const sim_proposal_part_t *part_at(const sim_proposal_t *self, double u) {
  double sum = 0.0;
  for (size_t k = 0; k + 1 < self->count; k++)
    if (u < (sum += self->parts[k].share))
      return &self->parts[k];
  return &self->parts[self->count - 1];
}

/* How far a draw is from a part's centre, squared, in its own scale. `own` is scratch. */
static double distance(const sim_proposal_part_t *part, size_t n, size_t i, double *const *z,
                       double *own) {
  double square = 0.0;
  for (size_t d = 0; d < n; d++) {
    double rest = z[d][i] - part->mean[d];
    for (size_t k = 0; k < d; k++)
      rest -= part->lower[d * n + k] * own[k];
    own[d] = rest / part->lower[d * n + d];
    square += own[d] * own[d];
  }
  return square;
}

double sim_proposal_density(const sim_proposal_t *self, size_t i, double *const *z, double *own,
                            double *logs) {
  const size_t n = self->dimensions;
  double largest = -INFINITY, sum = 0.0;
  for (size_t k = 0; k < self->count; k++) {
    const sim_proposal_part_t *part = &self->parts[k];
    const double tail =
        0.5 * (double)(DEGREES + n) * sim_log1p(distance(part, n, i, z, own) / (double)DEGREES);
    logs[k] = self->constant - part->determinant - tail + sim_log(part->share);
    largest = logs[k] > largest ? logs[k] : largest;
  }
  for (size_t k = 0; k < self->count; k++)
    sum += sim_exp(logs[k] - largest);
  return largest + sim_log(sum);
}

void sim_proposal_place(const sim_proposal_t *self, size_t count, size_t first, size_t every,
                        double *const *z, const double *pick, const double *stretch,
                        double *log_ratio) {
  const size_t n = self->dimensions;
  const double prior = 1.0 / (double)every;
  double own[n], logs[SIM_PROPOSAL_PARTS];
  for (size_t i = 0; i < count; i++) {
    double square = 0.0;
    if ((first + i) % every)
      place_one(part_at(self, pick[i]), n, i, z, stretch[i]);
    for (size_t d = 0; d < n; d++)
      square += z[d][i] * z[d][i];
    /* log(t / φ), by which t is on the scale of the prior */
    const double over = 0.5 * square + sim_proposal_density(self, i, z, own, logs);
    log_ratio[i] = over > 0.0 ? -over - sim_log(1.0 - prior + prior * sim_exp(-over))
                              : -sim_log((1.0 - prior) * sim_exp(over) + prior);
  }
}
