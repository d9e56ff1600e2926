// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/series.h"

#include "sim/status.h"

#include <string.h>

/* The list of outputs, in the order of summary.csv. */

enum { SERIES_FIRST = 64 };

static void *grown(models_programme_t *self, void *items, size_t count, size_t *capacity,
                   size_t size) {
  if (count < *capacity)
    return items;
  *capacity = *capacity ? 2 * *capacity : SERIES_FIRST;
  void *larger = models_arena_alloc(&self->arena, *capacity, size);
  if (larger && count)
    memcpy(larger, items, count * size);
  return larger;
}

int models_series_add(models_programme_t *self, size_t *id, const char *name, const char *unit,
                      bool whole, models_total_t total) {
  void *series =
      grown(self, self->series, self->series_count, &self->series_capacity, sizeof *self->series);
  if (!series || !name)
    return SIM_ERR_NO_MEMORY;
  self->series = series;
  self->series[self->series_count] =
      (models_series_t){.name = name, .unit = unit, .whole = whole, .total = total};
  *id = self->series_count++;
  return SIM_OK;
}

int models_series_add_ratio(models_programme_t *self, size_t *id, const char *name,
                            const char *unit, double factor, size_t over, size_t under) {
  const int status = models_series_add(self, id, name, unit, false, MODELS_TOTAL_OWN);
  if (status)
    return status;
  void *ratios =
      grown(self, self->ratios, self->ratio_count, &self->ratio_capacity, sizeof *self->ratios);
  if (!ratios)
    return SIM_ERR_NO_MEMORY;
  self->ratios = ratios;
  self->ratios[self->ratio_count++] =
      (models_ratio_t){.series = *id, .over = over, .under = under, .factor = factor};
  return SIM_OK;
}

/* Where outputs are listed, in the order of summary.csv. */
typedef enum {
  POPULATION,
  TARGET,
  DEMAND,
  PARTICIPANTS,
  LINKED,
  INDICATORS,
  BUDGET,
  COSTS,
  PLAN,
  GOALS
} stage_t;

/* When a programme has the output: always, with rounds, with any goal, or with the input of a role.
 */
enum { ALWAYS = -1, ANY_GOAL = -2, LINKS = -3 };

/* A row of models/table/outputs.def. */
static const struct {
  const char *name, *unit;
  bool whole;
  models_total_t total;
  stage_t stage;
  int when;
  double factor; /* 0: no ratio */
  models_series_id_t over, under;
} rows[MODELS_S_COUNT] = {
#define MODELS_OUTPUT(id, name, unit, whole, total, stage, when, es, en)                           \
  [MODELS_S_##id] = {name, unit, whole, MODELS_TOTAL_##total, stage, when, 0.0, 0, 0},
#define MODELS_RATIO(id, name, unit, factor, over, under, stage, when, es, en)                     \
  [MODELS_S_##id] = {name, unit,   false,           MODELS_TOTAL_OWN, stage,                       \
                     when, factor, MODELS_S_##over, MODELS_S_##under},
#include "models/table/outputs.def"
};

static bool has_any_goal(const models_programme_t *self) {
  bool any = false;
  for (size_t k = 0; k < MODELS_GOALS; k++)
    any = any || models_has(self, (models_role_t)(MODELS_GOAL_FORM + k));
  for (size_t k = 0; k < self->result_count; k++)
    any = any || self->results[k].goal;
  return any;
}

static bool is_wanted(const models_programme_t *self, int when) {
  return when == ALWAYS     ? true
         : when == ANY_GOAL ? has_any_goal(self)
         : when == LINKS    ? models_has_links(self)
                            : models_has(self, (models_role_t)when);
}

const char *models_series_unit(const models_programme_t *self, const char *unit) {
  return !unit ? self->real_unit : strcmp(unit, FIRMS) == 0 ? self->unit : unit;
}

static int add_row(models_programme_t *self, size_t i) {
  const char *const unit = models_series_unit(self, rows[i].unit);
  size_t *id = &self->id[i];
  return rows[i].factor > 0.0
             ? models_series_add_ratio(self, id, rows[i].name, unit, rows[i].factor,
                                       self->id[rows[i].over], self->id[rows[i].under])
             : models_series_add(self, id, rows[i].name, unit, rows[i].whole, rows[i].total);
}

static int add_stage(models_programme_t *self, stage_t stage) {
  int status = SIM_OK;
  for (size_t i = 0; !status && i < MODELS_S_COUNT; i++)
    if (rows[i].stage == stage && is_wanted(self, rows[i].when))
      status = add_row(self, i);
  return status;
}

/* The columns of a series, from 0 to the years of the plan (its total): [from, to). */
static size_t from_column(const models_programme_t *self, const models_series_t *series) {
  return series->total == MODELS_TOTAL_ONLY ? self->years : 0;
}

static size_t to_column(const models_programme_t *self, const models_series_t *series) {
  return self->years + (series->total != MODELS_TOTAL_NONE);
}

/* Numbers the columns: a year each, then the total; recorded inputs last. A series without years
   follows others, so that the column where its years would begin is one of theirs. */
static void number_columns(models_programme_t *self) {
  for (size_t s = 0; s < self->series_count; s++) {
    models_series_t *series = &self->series[s];
    series->first = self->output_count - from_column(self, series);
    self->output_count = series->first + to_column(self, series);
  }
  for (size_t i = 0; self->record_inputs && i < self->row_count; i++)
    self->recorded_count += self->used[i];
  if (self->record_inputs)
    self->recorded_count += self->effect_count;
}

/* Recorded inputs: what was drawn of each row, then what the model read of it in the years that
   differ. */
static int list_recorded(models_programme_t *self) {
  models_output_t *out = self->outputs + self->output_count;
  size_t k = 0;
  for (size_t i = 0; self->record_inputs && i < self->row_count; i++)
    if (self->used[i]) {
      out[k] = (models_output_t){
          .name = self->row_names[i], .year = self->row_years[i], .unit = self->row_units[i]};
      self->recorded[k++] = i;
    }
  for (size_t e = 0; self->record_inputs && e < self->effect_count; e++) {
    const size_t index = self->effects_by_name[e];
    const models_effect_t *effect = &self->effects[index];
    out[k] = (models_output_t){
        .name = models_arena_format(&self->arena, "%s.year", self->row_names[effect->row]),
        .year = self->first_year + (int)effect->y,
        .unit = self->row_units[effect->row]};
    self->recorded[k] = self->row_count + index;
    if (!out[k++].name)
      return SIM_ERR_NO_MEMORY;
  }
  return SIM_OK;
}

static void describe_series(models_programme_t *self, const models_series_t *series) {
  const size_t end = to_column(self, series);
  for (size_t y = from_column(self, series); y < end; y++) {
    self->whole[series->first + y] = series->whole;
    self->needs[series->first + y] = series->needs;
    self->outputs[series->first + y] =
        (models_output_t){.name = series->name,
                          .year = y < self->years ? self->first_year + (int)y : 0,
                          .unit = series->unit,
                          .whole = series->whole};
  }
}

static int list_outputs(models_programme_t *self) {
  number_columns(self);
  const size_t columns = self->output_count + self->recorded_count;
  self->outputs = models_arena_alloc(&self->arena, columns, sizeof *self->outputs);
  self->whole = models_arena_alloc(&self->arena, columns, sizeof *self->whole);
  self->needs = models_arena_alloc(&self->arena, columns, sizeof *self->needs);
  self->recorded = models_arena_alloc(&self->arena, self->recorded_count, sizeof *self->recorded);
  if (!self->outputs || !self->whole || !self->needs || !self->recorded)
    return SIM_ERR_NO_MEMORY;
  for (size_t s = 0; s < self->series_count; s++)
    describe_series(self, &self->series[s]);
  return list_recorded(self);
}

/* A ratio needs what its parts need. */
static unsigned ratio_needs(const models_programme_t *self, size_t series, unsigned otherwise) {
  for (size_t i = 0; i < self->ratio_count; i++)
    if (self->ratios[i].series == series)
      return self->series[self->ratios[i].over].needs | self->series[self->ratios[i].under].needs;
  return otherwise;
}

/* What each stage lists, the rows of outputs.def before or after those that repeat, and what they
   need beyond the stages that are always run. */
enum { NO_ROWS = -1 };
static const struct {
  int rows; /* a stage_t, or NO_ROWS */
  int (*repeated)(models_programme_t *self);
  unsigned needs;
} lists[] = {
    {POPULATION, models_filter_series, 0},
    {TARGET, NULL, 0},
    {DEMAND, models_produced_series, 0},
    {PARTICIPANTS, NULL, 0},
    {LINKED, models_linked_series, MODELS_NEEDS_LINKS},
    {INDICATORS, NULL, MODELS_NEEDS_LINKS},
    {NO_ROWS, models_result_series, 0},
    {BUDGET, models_spending_series, 0},
    {COSTS, models_unit_cost_series, 0},
    {PLAN, NULL, 0},
    {GOALS, NULL, MODELS_NEEDS_LINKS},
    {NO_ROWS, models_goal_series, 0},
    {NO_ROWS, models_region_series, MODELS_NEEDS_REGIONS},
    {NO_ROWS, models_group_series, MODELS_NEEDS_REGIONS},
    {NO_ROWS, models_own_event_series, 0},
};

static int list_series(models_programme_t *self, size_t i) {
  const int status = lists[i].rows == NO_ROWS ? SIM_OK : add_stage(self, (stage_t)lists[i].rows);
  return status || !lists[i].repeated ? status : lists[i].repeated(self);
}

int models_compile_series(models_programme_t *self) {
  for (size_t i = 0; i < MODELS_S_COUNT; i++)
    self->id[i] = MODELS_NONE;
  for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
    const size_t first = self->series_count;
    const int status = list_series(self, i);
    if (status)
      return status;
    for (size_t s = first; s < self->series_count; s++)
      self->series[s].needs = ratio_needs(self, s, self->series[s].needs | lists[i].needs);
  }
  return list_outputs(self);
}
