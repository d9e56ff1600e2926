// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/structure.h"
#include "models/table/names.h"
#include "models/table/schema.h"

#include "sim/compound.h"
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

static int points_distribution(sim_dist_t *out, const models_input_t *row) {
  double p[MODELS_QUANTILES_MAX], x[MODELS_QUANTILES_MAX];
  if (row->point_count > MODELS_QUANTILES_MAX)
    return SIM_ERR_DOMAIN;
  for (size_t i = 0; i < row->point_count; i++) {
    p[i] = row->points[i].p;
    x[i] = row->points[i].value;
  }
  return sim_dist_init_quantiles(out, row->point_count, p, x);
}

models_input_t models_mixture_part(const models_input_t *row, size_t k) {
  const models_point_t *part = &row->points[k];
  return (models_input_t){.name = row->name,
                          .year = row->year,
                          .distribution = part->distribution,
                          .value = part->value,
                          .low = part->low,
                          .high = part->high,
                          .n = part->n,
                          .unit = row->unit,
                          .grade = row->grade};
}

static int mixture_distribution(sim_dist_t *out, const models_input_t *row) {
  sim_dist_t parts[MODELS_MIXTURE_MAX] = {0};
  double weights[MODELS_MIXTURE_MAX];
  size_t k = 0;
  int status =
      row->point_count > 0 && row->point_count <= MODELS_MIXTURE_MAX ? SIM_OK : SIM_ERR_DOMAIN;
  for (; !status && k < row->point_count; k++) {
    const models_input_t part = models_mixture_part(row, k);
    weights[k] = row->points[k].p;
    status = part.distribution < MODELS_WEIGHT ? models_row_distribution(&parts[k], &part, 1.0)
                                               : SIM_ERR_DOMAIN;
  }
  if (!status)
    return sim_dist_init_mixture(out, k, weights, parts);
  for (size_t i = 0; i < k; i++)
    sim_dist_free(&parts[i]);
  return status;
}

static int whole_distribution(sim_dist_t *out, const models_input_t *row, double group_sum) {
  const double v = row->value, n = row->n;
  double a, b;
  switch (row->distribution) {
  case MODELS_CONSTANT:
    return sim_dist_init_constant(out, v);
  case MODELS_PROPORTION:
    return sim_dist_init_beta(out, v * n, (1.0 - v) * n);
  case MODELS_COUNT:
    return sim_dist_init_beta(out, v + 0.5, n - v + 0.5);
  case MODELS_NORMAL:
    return sim_normal_from_interval(row->low, row->high, &a, &b) ? SIM_ERR_DOMAIN
                                                                 : sim_dist_init_normal(out, a, b);
  case MODELS_LOGNORMAL:
    return sim_lognormal_from_interval(row->low, row->high, &a, &b)
               ? SIM_ERR_DOMAIN
               : sim_dist_init_lognormal(out, a, b);
  case MODELS_UNIFORM:
    return sim_dist_init_uniform(out, row->low, row->high);
  case MODELS_TRIANGULAR:
    return sim_dist_init_triangular(out, row->low, v, row->high);
  case MODELS_PERT:
    return sim_dist_init_pert(out, row->low, v, row->high);
  case MODELS_WEIGHT:
    return v == 0.0 ? sim_dist_init_constant(out, 0.0)
                    : sim_dist_init_gamma(out, v / group_sum * n);
  case MODELS_EMPIRICAL:
    return sim_dist_init_empirical(out, row->sample, row->sample_count);
  case MODELS_QUANTILES:
    return points_distribution(out, row);
  case MODELS_MIXTURE:
    return mixture_distribution(out, row);
  default:
    return SIM_ERR_DOMAIN;
  }
}

int models_row_distribution(sim_dist_t *out, const models_input_t *row, double group_sum) {
  sim_dist_t whole;
  if (!models_input_is_cut(row))
    return whole_distribution(out, row, group_sum);
  if (!models_distribution_reads(row->distribution, MODELS_FIELD_MIN))
    return SIM_ERR_DOMAIN;
  const int status = whole_distribution(&whole, row, group_sum);
  return status ? status
                : sim_dist_init_cut(out, &whole, row->has_min ? row->min : -INFINITY,
                                    row->has_max ? row->max : INFINITY);
}

/* Added with what each rounding loses (Knuth, The Art of Computer Programming, vol. 2, 4.2.2), so
   that the sum does not hang on the order of the rows. */
double models_split_sum(const models_inputs_t *inputs, const models_input_t *row) {
  double sum = 0.0, lost = 0.0;
  for (size_t i = 0; i < inputs->count; i++) {
    if (inputs->rows[i].distribution != MODELS_WEIGHT ||
        !models_is_same_split(inputs->rows[i].name, row->name))
      continue;
    const double value = inputs->rows[i].value, next = sum + value, part = next - sum;
    lost += (sum - (next - part)) + (value - part);
    sum = next;
  }
  return sum + lost;
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
