// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/structure.h"
#include "models/table/law.h"
#include "models/table/names.h"
#include "models/table/schema.h"

#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const role_names[MODELS_ROLE_COUNT] = {
    [MODELS_PLACES] = "plan.places",
    [MODELS_COSTED_PLACES] = "plan.costed_places",
    [MODELS_EXPECTED_APPLICANTS] = "demand.applicants",
    [MODELS_APPLICANTS_PER_PLACE] = "demand.applicants_per_place",
    [MODELS_WAITING] = "demand.waiting_list",
    [MODELS_ROUNDS] = "rounds.per_year",
    [MODELS_COSTED_ROUNDS] = "rounds.costed",
    [MODELS_MEETINGS_MINIMUM] = "meetings.minimum",
    [MODELS_MEETINGS_EXTRA] = "meetings.extra",
    [MODELS_MEETINGS_KEPT] = "meetings.kept",
    [MODELS_LINK_CONTACT] = "link.contact",
    [MODELS_LINK_DEAL] = "link.deal_per_contact",
    [MODELS_ROUND_EFFECT_SD] = "link.round_effect_sd",
    [MODELS_DELIVERED] = "preparation.delivered",
    [MODELS_ODDS_RATIO] = "preparation.odds_ratio",
    [MODELS_UNTRAINED] = "training.untrained",
    [MODELS_ASSOCIATION] = "association.baseline",
    [MODELS_ADMIN_SHARE] = "cost.admin_share",
    [MODELS_CEILING] = "budget.ceiling",
    [MODELS_REVISION] = "budget.revision",
    [MODELS_REENTRY] = "reentry.share",
    [MODELS_GOAL_FORM] = "goal.form",
    [MODELS_GOAL_CONTACT] = "goal.contact",
    [MODELS_GOAL_DEAL] = "goal.deal",
    [MODELS_SEEN_APPLICANTS] = "observed.applicants",
    [MODELS_SEEN_ADMISSIBLE] = "observed.admissible",
    [MODELS_SEEN_BENEFICIARIES] = "observed.beneficiaries",
    [MODELS_SEEN_PARTICIPANTS] = "observed.participants",
    [MODELS_SEEN_SPENDING] = "observed.spending",
    [MODELS_SEEN_INFLATION] = "observed.inflation",
    [MODELS_SEEN_FINAL] = "observed.budget.final",
};

/* The roles without which there is no forecast. */
static const bool role_required[MODELS_ROLE_COUNT] = {
    [MODELS_PLACES] = true,
    [MODELS_ADMIN_SHARE] = true,
    [MODELS_CEILING] = true,
};

size_t models_row_for(const models_inputs_t *inputs, const char *name, int year) {
  const size_t exact = models_inputs_find(inputs, name, year);
  const size_t row = exact < inputs->count ? exact : models_inputs_find(inputs, name, 0);
  return row < inputs->count ? row : MODELS_NONE;
}

static bool is_plan_year(const models_programme_t *self, int year) {
  return year >= self->first_year && year < self->first_year + (int)self->years;
}

size_t *models_rows_over(models_programme_t *self, const models_inputs_t *inputs, const char *name,
                         int first_year, size_t count) {
  size_t *rows = models_arena_alloc(&self->arena, count, sizeof *rows);
  for (size_t i = 0; rows && i < count; i++) {
    const int year = first_year + (int)i;
    rows[i] = models_row_for(inputs, name, year);
    if (rows[i] == MODELS_NONE)
      continue;
    self->used[rows[i]] = true;
    if (is_plan_year(self, year) &&
        (rows[i] = models_value_in(self, inputs, rows[i], (size_t)(year - self->first_year))) ==
            MODELS_NONE)
      return NULL;
  }
  return rows;
}

/* M$2026 → 2026; M$nominal, and what is not money → MODELS_NOMINAL. */
static int price_base(const char *unit) {
  const long year = strncmp(unit, "M$", 2) == 0 ? strtol(unit + 2, NULL, 10) : 0;
  return year > 0 ? (int)year : MODELS_NOMINAL;
}

static int order_rows(models_programme_t *self, const models_inputs_t *inputs) {
  size_t *kept = models_arena_alloc(&self->arena, inputs->count, sizeof *kept);
  size_t *order = kept ? models_inputs_by_name(inputs) : NULL;
  if (!order)
    return SIM_ERR_NO_MEMORY;
  memcpy(kept, order, inputs->count * sizeof *kept);
  free(order);
  self->by_name = kept;
  return SIM_OK;
}

static int compile_row(models_programme_t *self, const models_inputs_t *inputs, size_t i) {
  const models_input_t *row = &inputs->rows[i];
  const bool weight = row->distribution == MODELS_WEIGHT;
  if (weight && !strchr(row->name, '.'))
    return SIM_ERR_DOMAIN;
  self->row_units[i] = models_arena_format(&self->arena, "%s", row->unit);
  self->row_names[i] = models_arena_format(&self->arena, "input.%s", row->name);
  self->row_years[i] = row->year;
  self->row_bases[i] = price_base(row->unit);
  const char *name =
      row->year ? models_arena_format(&self->arena, "%s.%d", row->name, row->year) : row->name;
  if (!self->row_units[i] || !self->row_names[i] || !name)
    return SIM_ERR_NO_MEMORY;
  sim_stream_init(&self->streams[i], self->seed, name);
  if (row->distribution == MODELS_JOINT)
    return sim_dist_init_listed(&self->dists[i], row->sample, row->sample_count);
  return models_row_distribution(&self->dists[i], row,
                                 weight ? models_split_sum(inputs, row) : 1.0);
}

/* The plan is the consecutive years of plan.places. */
static int find_years(models_programme_t *self, const models_inputs_t *inputs) {
  int first = 0, last = 0;
  for (size_t i = 0; i < inputs->count; i++) {
    const int year = inputs->rows[i].year;
    if (year == 0 || strcmp(inputs->rows[i].name, role_names[MODELS_PLACES]) != 0)
      continue;
    first = first == 0 || year < first ? year : first;
    last = year > last ? year : last;
  }
  if (first == 0)
    return SIM_ERR_DOMAIN;
  self->first_year = first;
  self->years = (size_t)(last - first) + 1;
  self->real_unit = models_arena_format(&self->arena, "M$%d", first);
  return self->real_unit ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* The roles of links stand together, and those that say something of links only with them. */
static int check_links(const models_programme_t *self) {
  const bool has_links = models_has_links(self);
  for (size_t r = MODELS_ROUNDS; r <= MODELS_ROUND_EFFECT_SD; r++)
    for (size_t y = 0; y < self->years; y++)
      if ((self->roles[r][y] != MODELS_NONE) != has_links)
        return SIM_ERR_DOMAIN;
  static const models_role_t others[] = {
      MODELS_DELIVERED, MODELS_ODDS_RATIO,   MODELS_UNTRAINED, MODELS_ASSOCIATION,
      MODELS_GOAL_FORM, MODELS_GOAL_CONTACT, MODELS_GOAL_DEAL, MODELS_COSTED_ROUNDS};
  for (size_t k = 0; !has_links && k < sizeof others / sizeof others[0]; k++)
    if (models_has(self, others[k]))
      return SIM_ERR_DOMAIN;
  return SIM_OK;
}

int models_compile_rows(models_programme_t *self, const models_inputs_t *inputs) {
  const size_t count = inputs->count;
  self->row_units = models_arena_alloc(&self->arena, count, sizeof *self->row_units);
  self->row_names = models_arena_alloc(&self->arena, count, sizeof *self->row_names);
  self->row_years = models_arena_alloc(&self->arena, count, sizeof *self->row_years);
  self->row_bases = models_arena_alloc(&self->arena, count, sizeof *self->row_bases);
  self->streams = models_arena_alloc(&self->arena, count, sizeof *self->streams);
  self->used = models_arena_alloc(&self->arena, count, sizeof *self->used);
  self->dists = models_arena_alloc(&self->arena, count, sizeof *self->dists);
  if (!self->row_units || !self->row_names || !self->row_years || !self->row_bases ||
      !self->streams || !self->used || !self->dists)
    return SIM_ERR_NO_MEMORY;
  int status = order_rows(self, inputs);
  if (!status)
    status = find_years(self, inputs);
  if (!status)
    status = models_compile_years(self, inputs);
  for (size_t i = 0; !status && i < count; i++)
    if (!(status = compile_row(self, inputs, i)))
      self->row_count = i + 1; /* that many distributions to free */
  for (size_t r = 0; !status && r < MODELS_ROLE_COUNT; r++) {
    self->roles[r] = models_rows_over(self, inputs, role_names[r], self->first_year, self->years);
    if (!self->roles[r])
      return SIM_ERR_NO_MEMORY;
    for (size_t y = 0; role_required[r] && y < self->years; y++)
      if (self->roles[r][y] == MODELS_NONE)
        return SIM_ERR_DOMAIN;
  }
  for (size_t y = 0; !status && y < self->years; y++)
    if (self->roles[MODELS_APPLICANTS_PER_PLACE][y] == MODELS_NONE &&
        self->roles[MODELS_EXPECTED_APPLICANTS][y] == MODELS_NONE)
      return SIM_ERR_DOMAIN;
  return status ? status : check_links(self);
}
