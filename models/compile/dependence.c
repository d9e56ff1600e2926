// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/dependence.h"

#include "sim/decimal.h"
#include "sim/design/nearest.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Finds groups: leader[i] is the first row of the group of row i. */
static void join(const models_inputs_t *inputs, size_t *leader) {
  for (size_t i = 0; i < inputs->count; i++)
    leader[i] = i;
  for (size_t k = 0; k < inputs->correlation_count; k++) {
    const models_correlation_t *pair = &inputs->correlations[k];
    const size_t a = leader[pair->a], b = leader[pair->b];
    const size_t first = a < b ? a : b, second = a < b ? b : a;
    const bool is_joint = inputs->rows[pair->a].distribution == MODELS_JOINT ||
                          inputs->rows[pair->b].distribution == MODELS_JOINT;
    for (size_t i = 0; pair->rank != 0.0 && !is_joint && i < inputs->count; i++)
      leader[i] = leader[i] == second ? first : leader[i];
  }
}

static bool is_pair(const models_inputs_t *inputs, size_t k) {
  const models_correlation_t *pair = &inputs->correlations[k];
  if (pair->a >= inputs->count || pair->b >= inputs->count || pair->a == pair->b ||
      !(fabs(pair->rank) < 1.0))
    return false;
  if (inputs->rows[pair->a].distribution == MODELS_WEIGHT ||
      inputs->rows[pair->b].distribution == MODELS_WEIGHT)
    return false;
  return models_correlation_find(inputs, pair->a, pair->b) == k;
}

/* The group of `first`, its rows in the order of `by_name`. */
static int fill(models_bundle_t *self, const models_inputs_t *inputs, const size_t *by_name,
                const size_t *leader, size_t first) {
  for (size_t i = first; i < inputs->count; i++)
    self->count += leader[i] == first;
  if (self->count > SIM_COPULA_MAX)
    return SIM_ERR_DOMAIN;
  const size_t n = self->count;
  self->rows = calloc(n, sizeof *self->rows);
  self->ranks = calloc(n * n, sizeof *self->ranks);
  if (!self->rows || !self->ranks)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0, k = 0; i < inputs->count; i++)
    if (leader[by_name[i]] == first)
      self->rows[k++] = by_name[i];
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++) {
      const size_t k = models_correlation_find(inputs, self->rows[i], self->rows[j]);
      const double rank = k < inputs->correlation_count ? inputs->correlations[k].rank : 0.0;
      self->ranks[i * n + j] = i == j ? 1.0 : rank;
    }
  return SIM_OK;
}

/* True when row `i` opens a group of two rows or more. */
static bool opens(const models_inputs_t *inputs, const size_t *leader, size_t i) {
  for (size_t k = i + 1; leader[i] == i && k < inputs->count; k++)
    if (leader[k] == i)
      return true;
  return false;
}

/* The first row of the joint rows of the same file as row i. */
static size_t first_of_file(const models_inputs_t *inputs, const size_t *by_name, size_t i) {
  for (size_t k = 0; k < inputs->count; k++) {
    const models_input_t *row = &inputs->rows[by_name[k]];
    if (row->distribution == MODELS_JOINT && strcmp(row->source, inputs->rows[i].source) == 0)
      return by_name[k];
  }
  return i;
}

/* A group for each file of joint rows. */
static int gather_joint(models_bundles_t *self, const models_inputs_t *inputs,
                        const size_t *by_name) {
  for (size_t i = 0; i < inputs->count; i++) {
    if (inputs->rows[i].distribution != MODELS_JOINT || first_of_file(inputs, by_name, i) != i)
      continue;
    models_bundle_t *group = &self->groups[self->count++];
    group->rows = malloc(inputs->count * sizeof *group->rows);
    if (!group->rows)
      return SIM_ERR_NO_MEMORY;
    for (size_t k = 0; k < inputs->count; k++)
      if (inputs->rows[by_name[k]].distribution == MODELS_JOINT &&
          first_of_file(inputs, by_name, by_name[k]) == i)
        group->rows[group->count++] = by_name[k];
  }
  return SIM_OK;
}

static size_t joint_rows(const models_inputs_t *inputs) {
  size_t count = 0;
  for (size_t i = 0; i < inputs->count; i++)
    count += inputs->rows[i].distribution == MODELS_JOINT;
  return count;
}

int models_bundles_init(models_bundles_t *self, const models_inputs_t *inputs) {
  *self = (models_bundles_t){0};
  for (size_t k = 0; k < inputs->correlation_count; k++)
    if (!is_pair(inputs, k))
      return SIM_ERR_DOMAIN;
  const size_t joint = joint_rows(inputs);
  if (inputs->correlation_count + joint == 0)
    return SIM_OK;
  int status = SIM_OK;
  size_t *leader = malloc(inputs->count * sizeof *leader), *by_name = models_inputs_by_name(inputs);
  self->groups = calloc(inputs->correlation_count + joint, sizeof *self->groups);
  if (!leader || !by_name || !self->groups)
    status = SIM_ERR_NO_MEMORY;
  else
    join(inputs, leader);
  for (size_t i = 0; !status && i < inputs->count; i++)
    if (opens(inputs, leader, i))
      status = fill(&self->groups[self->count++], inputs, by_name, leader, i);
  if (!status)
    status = gather_joint(self, inputs, by_name);
  free(leader);
  free(by_name);
  if (status)
    models_bundles_free(self);
  return status;
}

void models_bundles_free(models_bundles_t *self) {
  for (size_t i = 0; self->groups && i < self->count; i++) {
    free(self->groups[i].rows);
    free(self->groups[i].ranks);
  }
  free(self->groups);
  *self = (models_bundles_t){0};
}

bool models_bundle_is_definite(const models_bundle_t *self) {
  const size_t n = self->count;
  double lower[SIM_COPULA_MAX][SIM_COPULA_MAX]; /* Cholesky factor, less the least eigenvalue */
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j <= i; j++) {
      double rest = self->ranks[i * n + j] - (i == j ? SIM_COPULA_EIGENVALUE : 0.0);
      for (size_t k = 0; k < j; k++)
        rest -= lower[i][k] * lower[j][k];
      if (i == j && !(rest > 0.0))
        return false;
      lower[i][j] = i == j ? sqrt(rest) : rest / lower[j][j];
    }
  return true;
}

/* Whether the copula takes these rank correlations: SIM_OK, SIM_ERR_DOMAIN or
   SIM_ERR_NO_MEMORY. */
static int try_ranks(size_t count, const double *ranks) {
  sim_copula_t copula;
  const int status = sim_copula_init(&copula, count, ranks);
  if (!status)
    sim_copula_free(&copula);
  return status;
}

int models_bundle_nearest(const models_bundle_t *self, int decimals, double *ranks,
                          bool *is_valid) {
  const size_t n = self->count;
  const double unit = sim_ten_to(decimals);
  memcpy(ranks, self->ranks, n * n * sizeof *ranks);
  int status = try_ranks(n, ranks);
  *is_valid = status == SIM_OK;
  for (double floor = 1e-4; status == SIM_ERR_DOMAIN && floor < 1.0; floor *= 2.0) {
    for (size_t i = 0; i < n * n; i++)
      ranks[i] = i % (n + 1) == 0 ? 1.0 : sim_copula_normal(self->ranks[i]);
    status = sim_nearest_correlation(n, ranks, floor, ranks);
    if (status)
      return status;
    for (size_t i = 0; i < n * n; i++)
      ranks[i] = i % (n + 1) == 0 ? 1.0 : round(sim_copula_rank(ranks[i]) * unit) / unit;
    status = try_ranks(n, ranks);
  }
  return status;
}
