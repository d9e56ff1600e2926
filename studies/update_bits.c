// SPDX-License-Identifier: GPL-3.0-or-later
/* How much each outcome taught, by itself. */
#include "sim/elementary.h"
#include "sim/engine/work.h"
#include "sim/status.h"
#include "studies/update.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 512, PRIOR = 20000 };

size_t studies_update_prior(const studies_update_request_t *request) {
  return request->draws && request->draws < PRIOR ? request->draws : PRIOR;
}

/* How far one outcome by itself moves the prior, in bits: Σ w log w/(1/n). */
static double bits_of(size_t n, double *evidence) {
  double largest = -INFINITY, sum = 0.0, bits = 0.0;
  for (size_t i = 0; i < n; i++)
    largest = evidence[i] > largest ? evidence[i] : largest;
  for (size_t i = 0; i < n; i++)
    sum += evidence[i] = sim_exp(evidence[i] - largest);
  for (size_t i = 0; i < n; i++) {
    const double w = evidence[i] / sum;
    bits += w > 0.0 ? w * sim_log(w * (double)n) : 0.0;
  }
  return bits / 0.69314718055994530942;
}

/* The evidence of each outcome in draws of the prior, `prior` of one after the other. */
static int weigh(const models_programme_t *programme, size_t prior, double *out) {
  const sim_model_t model = models_programme_model(programme);
  const size_t count = models_programme_evidence_count(programme);
  const models_taken_t taken = {0};
  sim_work_t *work = sim_work_alloc(&model, BLOCK, BLOCK);
  double **columns = calloc(count + 1, sizeof *columns);
  for (size_t first = 0; work && columns && first < prior; first += BLOCK) {
    for (size_t k = 0; k < count; k++)
      columns[k] = out + k * prior + first;
    models_programme_weigh(programme, work->workspace, &taken, first,
                           prior - first < BLOCK ? prior - first : BLOCK, work->columns, columns);
  }
  const int status = work && columns ? SIM_OK : SIM_ERR_NO_MEMORY;
  sim_work_free(work);
  free(columns);
  return status;
}

/* The same without the deals of rounds: that of contacts alone. */
static int weigh_contacts(const studies_update_t *self, uint64_t seed, size_t prior, double *out) {
  const models_inputs_t *given = &self->given;
  models_inputs_t inputs = {0};
  models_programme_t *programme = NULL;
  bool *kept = malloc(given->count * sizeof *kept);
  for (size_t i = 0; kept && i < given->count; i++) {
    const char *last = strrchr(given->rows[i].name, '.');
    kept[i] =
        strncmp(given->rows[i].name, "observed.round_", 15) != 0 || strcmp(last, ".deal") != 0;
  }
  int status = kept ? models_inputs_copy(given, kept, &inputs) : SIM_ERR_NO_MEMORY;
  if (!status)
    status = models_programme_init(&programme, &inputs, seed, false);
  if (!status)
    status = weigh(programme, prior, out);
  models_programme_free(programme);
  models_inputs_free(&inputs);
  free(kept);
  return status;
}

static bool has_deals(const studies_update_t *self) {
  for (size_t k = 0; k < self->taught_count; k++)
    if (studies_update_is_deal(&self->taught[k].what))
      return true;
  return false;
}

int studies_update_bits(studies_update_t *self, const studies_update_request_t *request) {
  const size_t prior = studies_update_prior(request);
  const size_t count = models_programme_evidence_count(self->programme);
  double *all = malloc((2 * count + 1) * prior * sizeof *all), *alone = NULL, *own = NULL;
  int status = all ? weigh(self->programme, prior, all) : SIM_ERR_NO_MEMORY;
  if (!status && has_deals(self)) {
    alone = all + count * prior;
    status = weigh_contacts(self, request->seed, prior, alone);
  }
  if (!status && !(own = malloc((prior + 1) * sizeof *own)))
    status = SIM_ERR_NO_MEMORY;
  for (size_t k = 0; !status && k < self->taught_count; k++) {
    studies_taught_t *taught = &self->taught[k];
    const size_t at = taught->evidence * prior;
    const bool is_deal = studies_update_is_deal(&taught->what);
    for (size_t i = 0; i < prior; i++)
      own[i] = !alone ? all[at + i] : is_deal ? all[at + i] - alone[at + i] : alone[at + i];
    taught->bits = bits_of(prior, own);
  }
  free(all);
  free(own);
  return status;
}
