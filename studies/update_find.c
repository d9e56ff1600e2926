// SPDX-License-Identifier: GPL-3.0-or-later
/* On which quantities what was observed hangs: those that, drawn anew, change some evidence. */
#include "sim/engine/work.h"
#include "sim/status.h"
#include "studies/update.h"

#include <stdlib.h>
#include <string.h>

enum { TRIED = 256 };
static const uint64_t elsewhere = UINT64_C(1) << 40; /* replicates that nobody else draws */

typedef struct {
  const models_programme_t *programme;
  sim_work_t *work;
  uint64_t *shifts;
  double *stated, *changed; /* evidence: TRIED for each */
  double **columns;         /* of either */
  size_t evidence;
} trial_t;

static void weigh(trial_t *self, double *out) {
  const models_taken_t taken = {.shifts = self->shifts};
  for (size_t k = 0; k < self->evidence; k++)
    self->columns[k] = out + k * TRIED;
  models_programme_weigh(self->programme, self->work->workspace, &taken, 0, TRIED,
                         self->work->columns, self->columns);
}

static int begin(trial_t *self, const models_programme_t *programme) {
  const sim_model_t model = models_programme_model(programme);
  const size_t evidence = models_programme_evidence_count(programme);
  *self = (trial_t){.programme = programme, .evidence = evidence};
  self->work = sim_work_alloc(&model, TRIED, TRIED);
  self->shifts = calloc(models_programme_quantities(programme), sizeof *self->shifts);
  self->stated = calloc((evidence + 1) * TRIED, sizeof *self->stated);
  self->changed = calloc((evidence + 1) * TRIED, sizeof *self->changed);
  self->columns = calloc(evidence + 1, sizeof *self->columns);
  if (!self->work || !self->shifts || !self->stated || !self->changed || !self->columns)
    return SIM_ERR_NO_MEMORY;
  weigh(self, self->stated);
  return SIM_OK;
}

static void end(trial_t *self) {
  sim_work_free(self->work);
  free(self->shifts);
  free(self->stated);
  free(self->changed);
  free(self->columns);
}

static bool is_row(const studies_update_t *self, size_t quantity) {
  return quantity < self->given.count;
}

/* Draws the quantity anew, and with a row those that are correlated with it. */
static void set_shift(trial_t *trial, const studies_update_t *self, size_t quantity, uint64_t by) {
  trial->shifts[quantity] = by;
  for (size_t i = 0; is_row(self, quantity) && i < self->given.count; i++)
    if (models_programme_dependent(self->programme, i) ==
        models_programme_dependent(self->programme, quantity))
      trial->shifts[i] = by;
}

static bool matters(trial_t *trial, const studies_update_t *self, size_t quantity) {
  set_shift(trial, self, quantity, elsewhere);
  weigh(trial, trial->changed);
  set_shift(trial, self, quantity, 0);
  return memcmp(trial->stated, trial->changed, trial->evidence * TRIED * sizeof(double)) != 0;
}

/* A row that is drawn, but for what was observed; or the effect of a year. */
static bool is_candidate(const studies_update_t *self, size_t quantity) {
  return is_row(self, quantity)
             ? quantity < self->first && models_programme_is_drawn(self->programme, quantity)
             : models_programme_effect(self->programme, quantity) < self->given.count;
}

static void add(studies_update_t *self, size_t quantity) {
  const bool is_effect = !is_row(self, quantity);
  const size_t row = is_effect ? models_programme_effect(self->programme, quantity) : quantity;
  const models_input_t *input = &self->given.rows[row];
  self->learned[self->learned_count++] = (studies_learned_t){
      .quantity = quantity,
      .name = input->name,
      .unit = input->unit,
      .year = is_effect ? models_programme_effect_year(self->programme, quantity) : input->year,
      .is_effect = is_effect};
}

int studies_update_find(studies_update_t *self) {
  const size_t quantities = models_programme_quantities(self->programme);
  trial_t trial;
  int status = begin(&trial, self->programme);
  self->learned = calloc(quantities + 1, sizeof *self->learned);
  if (!self->learned)
    status = SIM_ERR_NO_MEMORY;
  for (size_t q = 0; !status && q < quantities; q++) {
    if (!is_candidate(self, q) || !matters(&trial, self, q))
      continue;
    if (is_row(self, q) && self->given.rows[q].distribution == MODELS_WEIGHT)
      self->kept++;
    else
      add(self, q);
  }
  end(&trial);
  return status;
}
