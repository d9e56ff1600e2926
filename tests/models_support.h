// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_MODELS_SUPPORT_H
#define TESTS_MODELS_SUPPORT_H

#include "models/block.h"
#include "models/programme.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A small programme for tests of the model: everything constant unless changed, two years. */

typedef struct {
  models_inputs_t inputs;
  models_programme_t *programme;
  size_t replicates;
  double *storage, **columns;
} world_t;

/* Sets the row (name, year) to a constant, adding it when it is not there. */
static inline void world_set(world_t *self, const char *name, int year, double value,
                             const char *unit) {
  const size_t i = models_inputs_find(&self->inputs, name, year);
  if (i < self->inputs.count) {
    models_input_t *row = &self->inputs.rows[i];
    row->distribution = MODELS_CONSTANT;
    row->value = value;
    free(row->unit);
    row->unit = strdup(unit);
    return;
  }
  const models_input_t row = {.name = strdup(name),
                              .year = year,
                              .value = value,
                              .low = (double)NAN,
                              .high = (double)NAN,
                              .n = (double)NAN,
                              .unit = strdup(unit),
                              .source = strdup("test")};
  if (models_inputs_append(&self->inputs, &row))
    abort();
}

/* Takes the rows of a name out, of every year. */
static inline void world_drop(world_t *self, const char *name) {
  models_inputs_t *inputs = &self->inputs;
  size_t kept = 0;
  for (size_t i = 0; i < inputs->count; i++)
    if (strcmp(inputs->rows[i].name, name) == 0)
      models_input_free(&inputs->rows[i]);
    else
      inputs->rows[kept++] = inputs->rows[i];
  inputs->count = kept;
}

/* A programme without rounds. */
static inline void world_drop_links(world_t *self) {
  static const char *const names[] = {
      "rounds.per_year", "meetings.minimum",      "meetings.extra",      "meetings.kept",
      "link.contact",    "link.deal_per_contact", "link.round_effect_sd"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    world_drop(self, names[i]);
}

static inline void world_init(world_t *self) {
  *self = (world_t){0};
  world_set(self, "population.potential", 2025, 100000.0, "firms");
  world_set(self, "criterion.first", 0, 0.5, "share");
  world_set(self, "criterion.second", 0, 0.4, "share");
  world_set(self, "admissibility.clean", 0, 0.8, "share");
  world_set(self, "plan.places", 2026, 100.0, "places");
  world_set(self, "plan.places", 2027, 120.0, "places");
  world_set(self, "demand.applicants_per_place", 0, 2.0, "ratio");
  world_set(self, "completion.course", 0, 0.9, "share");
  world_set(self, "completion.fair", 0, 1.0, "share");
  world_set(self, "rounds.per_year", 0, 3.0, "rounds");
  world_set(self, "meetings.minimum", 0, 1.0, "meetings");
  world_set(self, "meetings.extra", 0, 2.0, "meetings");
  world_set(self, "meetings.kept", 0, 0.8, "share");
  world_set(self, "link.contact", 0, 0.25, "share");
  world_set(self, "link.deal_per_contact", 0, 0.5, "share");
  world_set(self, "link.round_effect_sd", 0, 0.0, "logit");
  world_set(self, "cost.course", 0, 100.0, "M$2026");
  world_set(self, "cost.fair", 0, 300.0, "M$2026");
  world_set(self, "cost.admin_share", 0, 0.2, "share");
  world_set(self, "budget.ceiling", 0, 50000.0, "M$2026");
  world_set(self, "inflation.start", 2025, 0.05, "1/year");
  world_set(self, "inflation.mean", 0, 0.03, "1/year");
  world_set(self, "inflation.persistence", 0, 0.5, "ratio");
  world_set(self, "inflation.sd", 0, 0.0, "1/year");
}

/* What stands behind each column of results, and must still stand there afterwards. */
static const double world_behind = -1234567.875;

/* What stands behind each column of a workspace for `replicates` and one more. The caller frees. */
static inline double *world_behind_all(const models_workspace_t *workspace, size_t replicates,
                                       size_t *count) {
  const double *last = workspace->scratch[MODELS_SCRATCH - 1];
  const size_t block = replicates + 1;
  *count = (size_t)(last - workspace->storage) / block + 1;
  double *behind = calloc(*count, sizeof *behind);
  for (size_t i = 0; i < *count; i++)
    behind[i] = workspace->storage[i * block + replicates];
  return behind;
}

/* Evaluates `replicates` replicates in one block. 0, or what models_programme_init returned. */
static inline int world_run(world_t *self, size_t replicates) {
  const int status = models_programme_init(&self->programme, &self->inputs, 1, false);
  if (status)
    return status;
  const sim_model_t model = models_programme_model(self->programme);
  void *workspace = model.workspace_alloc(model.self, replicates + 1);
  size_t behind_count;
  double *before = world_behind_all(workspace, replicates, &behind_count);
  self->replicates = replicates;
  self->storage = calloc(model.output_count * (replicates + 1), sizeof *self->storage);
  self->columns = calloc(model.output_count, sizeof *self->columns);
  for (size_t i = 0; i < model.output_count; i++) {
    self->columns[i] = self->storage + i * (replicates + 1);
    self->columns[i][replicates] = world_behind;
  }
  model.evaluate(model.self, workspace, 0, replicates, self->columns);
  double *after = world_behind_all(workspace, replicates, &behind_count);
  const int is_kept = memcmp(before, after, behind_count * sizeof *before) == 0;
  model.workspace_free(workspace);
  free(before);
  free(after);
  for (size_t i = 0; i < model.output_count; i++)
    if (self->columns[i][replicates] != world_behind || !is_kept)
      abort();
  return 0;
}

/* The column of an output; NULL when there is none. */
static inline const double *world_column(const world_t *self, const char *name, int year) {
  const models_output_t *outputs = models_programme_outputs(self->programme);
  for (size_t i = 0; i < models_programme_output_count(self->programme); i++)
    if (outputs[i].year == year && strcmp(outputs[i].name, name) == 0)
      return self->columns[i];
  return NULL;
}

/* Its first replicate, NaN when there is no such output. */
static inline double world_first(const world_t *self, const char *name, int year) {
  const double *column = world_column(self, name, year);
  return column ? column[0] : (double)NAN;
}

static inline double world_mean(const world_t *self, const char *name, int year) {
  const double *column = world_column(self, name, year);
  double sum = 0.0;
  for (size_t r = 0; column && r < self->replicates; r++)
    sum += column[r];
  return column ? sum / (double)self->replicates : (double)NAN;
}

static inline double world_sd(const world_t *self, const char *name, int year) {
  const double *column = world_column(self, name, year);
  const double mean = world_mean(self, name, year);
  double sum = 0.0;
  for (size_t r = 0; column && r < self->replicates; r++)
    sum += (column[r] - mean) * (column[r] - mean);
  return sqrt(sum / (double)self->replicates);
}

static inline void world_free(world_t *self) {
  models_programme_free(self->programme);
  models_inputs_free(&self->inputs);
  free(self->storage);
  free(self->columns);
  *self = (world_t){0};
}

#endif
