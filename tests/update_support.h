// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef UPDATE_SUPPORT_H
#define UPDATE_SUPPORT_H

#include "models_support.h"
#include "sim/status.h"
#include "studies/update.h"

/* A small programme, what is observed of it, and what it learns. */

typedef struct {
  world_t world;
  inputs_observed_t observed;
  inputs_observed_row_t rows[16];
  char path[16], names[16][32];
  studies_update_t update;
  bool is_robust;
  int threads; /* 0: 2 */
} case_t;

static void begin(case_t *self) {
  *self = (case_t){0};
  world_init(&self->world);
  strcpy(self->path, "observed.csv");
  self->observed = (inputs_observed_t){.rows = self->rows, .path = self->path};
}

/* Gives a row a law by its numbers; NaN: not read. */
static void law(case_t *self, const char *name, models_distribution_t distribution, double value,
                double low, double high, double n) {
  models_input_t *row = &self->world.inputs.rows[models_inputs_find(&self->world.inputs, name, 0)];
  row->distribution = distribution;
  row->value = value;
  row->low = low;
  row->high = high;
  row->n = n;
}

static void see(case_t *self, const char *name, double value, int round, double of, double error) {
  snprintf(self->names[self->observed.count], sizeof self->names[0], "%s", name);
  self->rows[self->observed.count] =
      (inputs_observed_row_t){.name = self->names[self->observed.count],
                              .year = 2026,
                              .value = value,
                              .round = round,
                              .of = of,
                              .error = error,
                              .line = self->observed.count + 2};
  self->observed.count++;
}

static int learn(case_t *self, size_t pilot, size_t draws, uint64_t seed) {
  words_report_t report;
  const studies_update_request_t request = {.name = "a",
                                            .seed = seed,
                                            .pilot = pilot,
                                            .draws = draws,
                                            .threads = self->threads ? self->threads : 2,
                                            .is_robust = self->is_robust};
  words_report_init(&report, WORDS_EN);
  self->update = (studies_update_t){0};
  int status = studies_update_rows(&self->update, &self->world.inputs, &self->observed, &report);
  if (!status)
    status = studies_update_prepare(&self->update, seed);
  if (!status)
    status = studies_update_sample(&self->update, &request);
  words_report_free(&report);
  return status;
}

static void end(case_t *self) {
  studies_update_free(&self->update);
  world_free(&self->world);
}

static const studies_learned_t *learned(const case_t *self, const char *name, bool is_effect) {
  for (size_t d = 0; d < self->update.learned_count; d++)
    if (strcmp(self->update.learned[d].name, name) == 0 &&
        self->update.learned[d].is_effect == is_effect)
      return &self->update.learned[d];
  return NULL;
}

#endif
