// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme.h"

#include "models/block.h"
#include "models/columns.h"

#include "sim/engine/crew.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

static const struct {
  const char *name;
  void (*run)(const models_block_t *block);
} stages[] = {
    {"inputs", models_draw_inputs},          {"years", models_years_stage},
    {"prices", models_prices_stage},         {"population", models_population_stage},
    {"costs", models_costs_stage},           {"ceiling", models_ceiling_stage},
    {"demand", models_demand_stage},         {"places", models_places_stage},
    {"delivery", models_delivery_stage},     {"links", models_links_stage},
    {"results", models_results_stage},       {"spending", models_spending_stage},
    {"regions", models_regions_stage},       {"groups", models_groups_stage},
    {"events", models_events_stage},         {"totals", models_totals_stage},
    {"coverage", models_coverage_stage},     {"ratios", models_ratios_stage},
    {"own events", models_own_events_stage},
};

enum { STAGES = sizeof stages / sizeof stages[0] };

typedef struct {
  models_programme_t *programme;
  const models_programme_t *like; /* NULL: like no other */
} tables_t;

static int make_table(void *tables, int worker, size_t row) {
  const tables_t *self = tables;
  (void)worker;
  if (!self->programme->used[row])
    return SIM_OK;
  return sim_dist_prepare_like(&self->programme->dists[row], self->like ? self->like->row_count : 0,
                               self->like ? self->like->dists : NULL);
}

/* Tabulates the quantile functions that will be drawn from; each table is independent. */
static int prepare(models_programme_t *self, const models_programme_t *like) {
  tables_t tables = {self, like};
  return sim_crew_share(sim_crew_size(),
                        &(sim_tasks_t){self->row_count, &tables, make_table, NULL});
}

static int compile(models_programme_t **out, const models_inputs_t *inputs, uint64_t seed,
                   bool record_inputs) {
  models_programme_t *self = calloc(1, sizeof *self);
  *out = NULL;
  if (!self)
    return SIM_ERR_NO_MEMORY;
  self->seed = seed;
  self->record_inputs = record_inputs;
  self->events = inputs->events;
  self->event_count = inputs->event_count;
  int status = models_compile_rows(self, inputs);
  if (!status)
    status = models_compile_dependence(self, inputs);
  if (!status)
    status = models_compile_parts(self, inputs);
  if (!status)
    status = models_compile_whole(self, inputs);
  if (!status)
    status = models_compile_results(self, inputs);
  if (!status)
    status = models_compile_observed(self, inputs);
  if (!status)
    status = models_compile_chances(self);
  if (!status)
    status = models_compile_series(self);
  if (status)
    models_programme_free(self);
  else
    *out = self;
  return status;
}

int models_programme_init_like(models_programme_t **out, const models_inputs_t *inputs,
                               uint64_t seed, bool record_inputs, const models_programme_t *like) {
  int status = compile(out, inputs, seed, record_inputs);
  if (!status && (status = prepare(*out, like))) {
    models_programme_free(*out);
    *out = NULL;
  }
  return status;
}

int models_programme_init(models_programme_t **out, const models_inputs_t *inputs, uint64_t seed,
                          bool record_inputs) {
  return models_programme_init_like(out, inputs, seed, record_inputs, NULL);
}

int models_programme_outline(models_programme_t **out, const models_inputs_t *inputs) {
  return compile(out, inputs, 0, false);
}

void models_programme_free(models_programme_t *self) {
  if (!self)
    return;
  for (size_t i = 0; i < self->row_count; i++)
    sim_dist_free(&self->dists[i]);
  models_dependence_free(self);
  models_arena_free(&self->arena);
  free(self);
}

size_t models_programme_output_count(const models_programme_t *self) {
  return self->output_count;
}

const models_output_t *models_programme_outputs(const models_programme_t *self) {
  return self->outputs;
}

size_t models_programme_output(const models_programme_t *self, const char *name, int year) {
  size_t i = 0;
  while (i < self->output_count &&
         (self->outputs[i].year != year || strcmp(self->outputs[i].name, name) != 0))
    i++;
  return i;
}

size_t models_programme_recorded(const models_programme_t *self) {
  return self->recorded_count;
}

int models_programme_first_year(const models_programme_t *self, size_t *count) {
  *count = self->years;
  return self->first_year;
}

size_t models_programme_quantities(const models_programme_t *self) {
  return self->row_count + self->chance_count;
}

size_t models_programme_dimensions(const models_programme_t *self) {
  size_t count = self->chance_count;
  for (size_t i = 0; i < self->row_count; i++)
    count += models_programme_is_drawn(self, i);
  return count;
}

int models_programme_design(models_programme_t *self, const sim_design_t *design) {
  const size_t quantities = models_programme_quantities(self);
  size_t *dimensions = models_arena_alloc(&self->arena, quantities, sizeof *dimensions);
  if (!dimensions)
    return SIM_ERR_NO_MEMORY;
  size_t next = 0;
  for (size_t k = 0; k < self->row_count; k++)
    if (models_programme_is_drawn(self, self->by_name[k]))
      dimensions[self->by_name[k]] = next++;
  for (size_t i = self->row_count; i < quantities; i++)
    dimensions[i] = next++;
  self->design = *design;
  self->dimensions = dimensions;
  return SIM_OK;
}

size_t models_programme_dependent(const models_programme_t *self, size_t row) {
  const size_t group = self->group_of[row];
  return group == MODELS_NONE ? row : self->groups.groups[group].rows[0];
}

static models_block_t block_of(const void *programme, void *workspace, uint64_t first, size_t count,
                               double *const *columns) {
  return (models_block_t){.programme = programme,
                          .workspace = workspace,
                          .first = first,
                          .count = count,
                          .columns = columns};
}

void models_programme_evaluate(const models_programme_t *self, void *workspace,
                               const uint64_t *shifts, uint64_t first, size_t count,
                               double *const *columns) {
  const models_workspace_t *drawn = workspace;
  models_block_t block = block_of(self, workspace, first, count, columns);
  block.shifts = shifts;
  for (size_t i = 0; i < STAGES; i++)
    stages[i].run(&block);
  for (size_t i = 0; i < self->recorded_count; i++)
    models_columns_copy(count, columns[self->output_count + i], drawn->rows[self->recorded[i]]);
}

void models_programme_weigh(const models_programme_t *self, void *workspace,
                            const models_taken_t *taken, uint64_t first, size_t count,
                            double *const *columns, double *const *evidence) {
  const models_workspace_t *drawn = workspace;
  models_block_t block = block_of(self, workspace, first, count, columns);
  block.shifts = taken->shifts;
  block.uniforms = taken->uniforms;
  block.is_weighed = true;
  for (size_t k = 0; k < self->evidence_count; k++)
    models_columns_fill(count, drawn->evidence[k], 0.0);
  for (size_t i = 0; i < STAGES; i++)
    stages[i].run(&block);
  for (size_t i = 0; i < self->recorded_count; i++)
    models_columns_copy(count, columns[self->output_count + i], drawn->rows[self->recorded[i]]);
  for (size_t k = 0; k < self->evidence_count; k++)
    models_columns_copy(count, evidence[k], drawn->evidence[k]);
}

size_t models_programme_evidence_count(const models_programme_t *self) {
  return self->evidence_count;
}

const models_evidence_t *models_programme_evidence(const models_programme_t *self) {
  return self->evidence;
}

static int evaluate(const void *programme, void *workspace, uint64_t first, size_t count,
                    double *const *columns) {
  models_programme_evaluate(programme, workspace, NULL, first, count, columns);
  return 0;
}

sim_model_t models_programme_model(const models_programme_t *self) {
  return (sim_model_t){.self = self,
                       .output_count = self->output_count + self->recorded_count,
                       .whole = self->whole,
                       .workspace_alloc = models_workspace_alloc,
                       .workspace_free = models_workspace_free,
                       .evaluate = evaluate};
}

/* The same without what some output spares. */
static void evaluate_without(bool links, bool regions, const models_block_t *block) {
  for (size_t i = 0; i < STAGES; i++)
    if (!(links && stages[i].run == models_links_stage) &&
        !(regions &&
          (stages[i].run == models_regions_stage || stages[i].run == models_groups_stage)))
      stages[i].run(block);
}

static int evaluate_links(const void *programme, void *workspace, uint64_t first, size_t count,
                          double *const *columns) {
  const models_block_t block = block_of(programme, workspace, first, count, columns);
  evaluate_without(false, true, &block);
  return 0;
}

static int evaluate_regions(const void *programme, void *workspace, uint64_t first, size_t count,
                            double *const *columns) {
  const models_block_t block = block_of(programme, workspace, first, count, columns);
  evaluate_without(true, false, &block);
  return 0;
}

static int evaluate_neither(const void *programme, void *workspace, uint64_t first, size_t count,
                            double *const *columns) {
  const models_block_t block = block_of(programme, workspace, first, count, columns);
  evaluate_without(true, true, &block);
  return 0;
}

sim_model_t models_programme_model_of(const models_programme_t *self, size_t count,
                                      const size_t *outputs) {
  sim_model_t model = models_programme_model(self);
  bool links = true, regions = true;
  for (size_t i = 0; i < count; i++) {
    const bool is_output = outputs[i] < self->output_count;
    links &= is_output && !(self->needs[outputs[i]] & MODELS_NEEDS_LINKS);
    regions &= is_output && !(self->needs[outputs[i]] & MODELS_NEEDS_REGIONS);
  }
  if (links || regions)
    model.evaluate = links && regions ? evaluate_neither
                     : links          ? evaluate_regions
                                      : evaluate_links;
  return model;
}

size_t models_stage_count(void) {
  return STAGES;
}

const char *models_stage_name(size_t i) {
  return i < STAGES ? stages[i].name : "";
}

void models_stage_run(size_t i, const models_programme_t *self, void *workspace, uint64_t first,
                      size_t count, double *const *columns) {
  const models_block_t block = block_of(self, workspace, first, count, columns);
  stages[i].run(&block);
}
