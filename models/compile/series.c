// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/structure.h"

#include "sim/status.h"

#include <string.h>

/* The list of outputs, in the order of summary.csv. */

#define FIRMS   "firms"
#define NOMINAL "M$nominal"

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

static int add(models_programme_t *self, size_t *id, const char *name, const char *unit, bool whole,
               models_total_t total) {
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

/* A series that is a ratio of two others. */
static int add_ratio(models_programme_t *self, size_t *id, const char *name, const char *unit,
                     double factor, size_t over, size_t under) {
  const int status = add(self, id, name, unit, false, MODELS_TOTAL_OWN);
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

typedef struct {
  models_series_id_t id;
  const char *name, *unit;
  bool whole;
  models_total_t total;
} row_t;

static int add_rows(models_programme_t *self, const row_t *rows, size_t count) {
  int status = SIM_OK;
  for (size_t i = 0; !status && i < count; i++)
    status =
        add(self, &self->id[rows[i].id], rows[i].name, rows[i].unit, rows[i].whole, rows[i].total);
  return status;
}

static int population_series(models_programme_t *self) {
  int status = add(self, &self->id[MODELS_S_POTENTIAL], "population.potential", FIRMS, false,
                   MODELS_TOTAL_NONE);
  for (size_t f = 0; !status && f < self->filter_count; f++)
    status = add(self, &self->filters[f].after,
                 models_arena_format(&self->arena, "population.after.%s", self->filters[f].name),
                 FIRMS, false, MODELS_TOTAL_NONE);
  return status ? status
                : add(self, &self->id[MODELS_S_TARGET], "population.target", FIRMS, false,
                      MODELS_TOTAL_NONE);
}

static int demand_series(models_programme_t *self) {
  static const row_t rows[] = {
      {MODELS_S_PLACES, "places", "places", true, MODELS_TOTAL_SUM},
      {MODELS_S_APPLICANTS, "applicants", FIRMS, true, MODELS_TOTAL_SUM},
      {MODELS_S_ADMISSIBLE, "admissible", FIRMS, true, MODELS_TOTAL_SUM},
      {MODELS_S_AFFORDABLE, "affordable", "places", true, MODELS_TOTAL_SUM},
      {MODELS_S_BENEFICIARIES, "beneficiaries", FIRMS, true, MODELS_TOTAL_SUM},
      {MODELS_S_UNFILLED, "places.unfilled", "places", true, MODELS_TOTAL_SUM},
      {MODELS_S_BOUND_PLAN, "bound.plan", "event", true, MODELS_TOTAL_NONE},
      {MODELS_S_BOUND_DEMAND, "bound.demand", "event", true, MODELS_TOTAL_NONE},
      {MODELS_S_BOUND_BUDGET, "bound.budget", "event", true, MODELS_TOTAL_NONE},
      {MODELS_S_BOUND_POPULATION, "bound.population", "event", true, MODELS_TOTAL_NONE},
  };
  return add_rows(self, rows, sizeof rows / sizeof rows[0]);
}

static int delivery_series(models_programme_t *self) {
  int status = SIM_OK;
  for (size_t c = 0; !status && c < self->component_count; c++)
    status = add(self, &self->components[c].produced,
                 models_arena_format(&self->arena, "produced.%s", self->components[c].name), FIRMS,
                 true, MODELS_TOTAL_SUM);
  return status ? status
                : add(self, &self->id[MODELS_S_PARTICIPANTS], "participants", FIRMS, true,
                      MODELS_TOTAL_SUM);
}

static int split_series(models_programme_t *self, models_split_t *split, const char *stem) {
  int status = SIM_OK;
  for (size_t i = 0; !status && i < split->count; i++)
    status = add(self, &split->parts[i].series,
                 models_arena_format(&self->arena, "%s.%s", stem, split->parts[i].name), FIRMS,
                 true, MODELS_TOTAL_SUM);
  return status;
}

static int links_series(models_programme_t *self) {
  static const row_t rows[] = {
      {MODELS_S_FORM, "linked.form", FIRMS, true, MODELS_TOTAL_SUM},
      {MODELS_S_CONTACT, "linked.contact", FIRMS, true, MODELS_TOTAL_SUM},
      {MODELS_S_DEAL, "linked.deal", FIRMS, true, MODELS_TOTAL_SUM},
      {MODELS_S_BASELINE, "linked.baseline", FIRMS, true, MODELS_TOTAL_SUM},
      {MODELS_S_NET, "linked.net", FIRMS, true, MODELS_TOTAL_SUM},
  };
  const bool baseline = models_has(self, MODELS_ASSOCIATION);
  size_t *id = self->id;
  int status = add_rows(self, rows, baseline ? 5 : 3);
  if (!status)
    status = split_series(self, &self->partners, "linked.partner");
  if (!status)
    status = split_series(self, &self->purposes, "linked.purpose");
  static const char *const indicators[] = {"indicator.form", "indicator.contact", "indicator.deal"};
  for (size_t k = 0; !status && k < sizeof indicators / sizeof indicators[0]; k++)
    status = add_ratio(self, &id[MODELS_S_INDICATOR_FORM + k], indicators[k], "%", 100.0,
                       id[MODELS_S_FORM + k], id[MODELS_S_PARTICIPANTS]);
  return status;
}

static int budget_series(models_programme_t *self) {
  const row_t rows[] = {
      {MODELS_S_INFLATION, "inflation", "1/year", false, MODELS_TOTAL_NONE},
      {MODELS_S_PRICE_INDEX, "price.index", "ratio", false, MODELS_TOTAL_NONE},
      {MODELS_S_REQUIRED, "budget.required", NOMINAL, false, MODELS_TOTAL_SUM},
      {MODELS_S_REQUIRED_REAL, "budget.required.real", self->real_unit, false, MODELS_TOTAL_SUM},
      {MODELS_S_CEILING, "budget.ceiling", NOMINAL, false, MODELS_TOTAL_WITH_PLACES},
      {MODELS_S_CEILING_REAL, "budget.ceiling.real", self->real_unit, false,
       MODELS_TOTAL_WITH_PLACES},
      {MODELS_S_SPENDING, "spending", NOMINAL, false, MODELS_TOTAL_SUM},
      {MODELS_S_SPENDING_REAL, "spending.real", self->real_unit, false, MODELS_TOTAL_SUM},
      {MODELS_S_SPENDING_ADMIN, "spending.admin", NOMINAL, false, MODELS_TOTAL_SUM},
  };
  int status = add_rows(self, rows, sizeof rows / sizeof rows[0]);
  for (size_t c = 0; !status && c < self->component_count; c++)
    status =
        add(self, &self->components[c].spending,
            models_arena_format(&self->arena, "spending.component.%s", self->components[c].name),
            NOMINAL, false, MODELS_TOTAL_SUM);
  return status;
}

static int cost_series(models_programme_t *self) {
  static const struct {
    models_series_id_t id, under;
    const char *name;
  } rows[] = {
      {MODELS_S_COST_BENEFICIARY, MODELS_S_BENEFICIARIES, "cost.per_beneficiary"},
      {MODELS_S_COST_PARTICIPANT, MODELS_S_PARTICIPANTS, "cost.per_participant"},
      {MODELS_S_COST_LINKED, MODELS_S_CONTACT, "cost.per_linked"},
      {MODELS_S_COST_DEAL, MODELS_S_DEAL, "cost.per_deal"},
  };
  int status = SIM_OK;
  for (size_t i = 0; !status && i < sizeof rows / sizeof rows[0]; i++)
    status = add_ratio(self, &self->id[rows[i].id], rows[i].name, NOMINAL, 1.0,
                       self->id[MODELS_S_SPENDING], self->id[rows[i].under]);
  for (size_t c = 0; !status && c < self->component_count; c++) {
    models_component_t *component = &self->components[c];
    status = add_ratio(self, &component->per_unit,
                       models_arena_format(&self->arena, "cost.per_unit.%s", component->name),
                       NOMINAL, 1.0, component->spending, component->produced);
  }
  return status;
}

/* An event for each goal, and those of all goals, when the programme states any. */
static int goal_series(models_programme_t *self) {
  static const row_t rows[] = {
      {MODELS_S_GOAL_MET_FORM, "event.goal_met.form", "event", true, MODELS_TOTAL_ALL},
      {MODELS_S_GOAL_MET_CONTACT, "event.goal_met.contact", "event", true, MODELS_TOTAL_ALL},
      {MODELS_S_GOAL_MET_DEAL, "event.goal_met.deal", "event", true, MODELS_TOTAL_ALL},
  };
  static const row_t all[] = {
      {MODELS_S_GOAL_MET, "event.goal_met", "event", true, MODELS_TOTAL_ALL},
      {MODELS_S_ALL_MET, "event.all_met", "event", true, MODELS_TOTAL_ALL},
  };
  bool any = false;
  int status = SIM_OK;
  for (size_t k = 0; k < MODELS_GOALS; k++)
    any = any || models_has(self, (models_role_t)(MODELS_GOAL_FORM + k));
  if (any)
    status = add_rows(self, all, sizeof all / sizeof all[0]);
  for (size_t k = 0; !status && k < MODELS_GOALS; k++)
    if (models_has(self, (models_role_t)(MODELS_GOAL_FORM + k)))
      status = add_rows(self, &rows[k], 1);
  return status;
}

static int plan_series(models_programme_t *self) {
  static const row_t rows[] = {
      {MODELS_S_COVERAGE_POTENTIAL, "coverage.potential", "%", false, MODELS_TOTAL_OWN},
      {MODELS_S_COVERAGE_TARGET, "coverage.target", "%", false, MODELS_TOTAL_OWN},
      {MODELS_S_SUFFICES, "event.budget_suffices", "event", true, MODELS_TOTAL_ALL},
      {MODELS_S_POOLED, "event.budget_suffices_pooled", "event", true, MODELS_TOTAL_ONLY},
      {MODELS_S_FILLED, "event.places_filled", "event", true, MODELS_TOTAL_ALL},
      {MODELS_S_PLAN_MET, "event.plan_met", "event", true, MODELS_TOTAL_ALL},
  };
  return add_rows(self, rows, sizeof rows / sizeof rows[0]);
}

static int region_series(models_programme_t *self) {
  return split_series(self, &self->regions, "participants.region");
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
  for (size_t i = 0, k = 0; k < self->recorded_count; i++)
    if (self->used[i]) {
      self->outputs[self->output_count + k] = (models_output_t){
          .name = self->row_names[i], .year = self->row_years[i], .unit = self->row_units[i]};
      self->recorded[k++] = i;
    }
  return SIM_OK;
}

/* A ratio needs what its parts need. */
static unsigned ratio_needs(const models_programme_t *self, size_t series, unsigned otherwise) {
  for (size_t i = 0; i < self->ratio_count; i++)
    if (self->ratios[i].series == series)
      return self->series[self->ratios[i].over].needs | self->series[self->ratios[i].under].needs;
  return otherwise;
}

/* The series of each stage, and what they need beyond the stages that are always run. */
static const struct {
  int (*list)(models_programme_t *self);
  unsigned needs;
} stages[] = {
    {population_series, 0},
    {demand_series, 0},
    {delivery_series, 0},
    {links_series, MODELS_NEEDS_LINKS},
    {budget_series, 0},
    {cost_series, 0},
    {plan_series, 0},
    {goal_series, MODELS_NEEDS_LINKS},
    {region_series, MODELS_NEEDS_REGIONS},
};

int models_compile_series(models_programme_t *self) {
  for (size_t i = 0; i < MODELS_S_COUNT; i++)
    self->id[i] = MODELS_NONE;
  for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
    const size_t first = self->series_count;
    const int status = stages[i].list(self);
    if (status)
      return status;
    for (size_t s = first; s < self->series_count; s++)
      self->series[s].needs = ratio_needs(self, s, stages[i].needs);
  }
  return list_outputs(self);
}
