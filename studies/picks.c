// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/picks.h"

#include "models/block.h"

#include "sim/engine/work.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

#define SAMPLE_B (UINT64_C(1) << 40)

static uint64_t *shifts_of(const studies_picks_t *self, size_t sample) {
  return self->shifts + sample * models_programme_quantities(self->programme);
}

static void list_grades(studies_picks_t *self, const models_inputs_t *inputs,
                        const studies_groups_t *groups) {
  bool found[MODELS_GRADE_COUNT] = {false};
  for (size_t i = 0; i < groups->quantity_count; i++)
    if (groups->of_row[i] != STUDIES_UNGROUPED)
      found[studies_groups_grade(groups, inputs, i)] = true;
  for (int grade = 0; grade < MODELS_GRADE_COUNT; grade++)
    if (found[grade])
      self->grades[self->grade_count++] = (models_grade_t)grade;
}

/* Which quantities a mixed sample takes from B. */
static void fill_set(studies_picks_t *self, const models_inputs_t *inputs,
                     const studies_groups_t *groups, size_t set) {
  uint64_t *shifts = shifts_of(self, SIM_SAMPLE_MIXED + set);
  const size_t quantities = models_programme_quantities(self->programme);
  for (size_t q = 0; q < quantities; q++) {
    bool taken;
    const bool is_grouped = groups->of_row[q] != STUDIES_UNGROUPED;
    if (q >= inputs->count && !is_grouped)
      taken = set == studies_picks_chance(self);
    else if (set <= self->group_count)
      taken = groups->of_row[q] == set;
    else
      taken = is_grouped && studies_groups_grade(groups, inputs, q) ==
                                self->grades[set - studies_picks_grade(self, 0)];
    shifts[q] = taken ? SAMPLE_B : 0;
  }
}

int studies_picks_init(studies_picks_t *self, const models_programme_t *programme,
                       const models_inputs_t *inputs, const studies_groups_t *groups,
                       const size_t *outputs, size_t output_count) {
  const size_t quantities = models_programme_quantities(programme);
  *self = (studies_picks_t){.programme = programme,
                            .outputs = outputs,
                            .output_count = output_count,
                            .group_count = groups->count};
  list_grades(self, inputs, groups);
  self->set_count = self->group_count + 1 + self->grade_count;
  self->shifts = calloc((self->set_count + 2) * (quantities + 1), sizeof *self->shifts);
  self->partitions = calloc(self->set_count, 1);
  if (!self->shifts || !self->partitions)
    return SIM_ERR_NO_MEMORY;
  for (size_t q = 0; q < quantities; q++)
    shifts_of(self, SIM_SAMPLE_B)[q] = SAMPLE_B;
  for (size_t set = 0; set < self->set_count; set++)
    fill_set(self, inputs, groups, set);
  for (size_t set = 0; set < self->set_count; set++)
    self->partitions[set] = (unsigned char)((set <= self->group_count) << STUDIES_BY_GROUP |
                                            (set >= self->group_count) << STUDIES_BY_GRADE);
  return SIM_OK;
}

void studies_picks_free(studies_picks_t *self) {
  free(self->shifts);
  free(self->partitions);
  *self = (studies_picks_t){0};
}

/* The programme at work, with columns for derived figures after those of its outputs. */
static void *workspace_alloc(const void *picks, size_t block) {
  const studies_picks_t *of = picks;
  sim_model_t model = models_programme_model(of->programme);
  model.output_count += of->derived ? of->derived->count : 0;
  return sim_work_alloc(&model, block, block);
}

static int evaluate(const void *picks, void *workspace, size_t sample, uint64_t first, size_t count,
                    double *const *columns) {
  const studies_picks_t *self = picks;
  const sim_work_t *work = workspace;
  models_programme_evaluate(self->programme, work->workspace, shifts_of(self, sample), first, count,
                            work->columns);
  const studies_derived_t *derived = self->derived;
  double *const *from = work->columns;
  if (derived) {
    from += work->model.output_count - derived->count;
    derived->compute(derived->self, work->workspace, count, work->columns, from);
  }
  for (size_t o = 0; o < self->output_count; o++)
    memcpy(columns[o], from[self->outputs[o]], count * sizeof *columns[o]);
  return 0;
}

sim_sensitivity_model_t studies_picks_model(const studies_picks_t *self) {
  return (sim_sensitivity_model_t){.self = self,
                                   .set_count = self->set_count,
                                   .partitions = self->partitions,
                                   .output_count = self->output_count,
                                   .workspace_alloc = workspace_alloc,
                                   .workspace_free = sim_work_free,
                                   .evaluate = evaluate};
}
