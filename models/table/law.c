// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/law.h"

#include "models/table/schema.h"
#include "sim/laws/compound.h"
#include "sim/status.h"

#include <math.h>

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
  case MODELS_JOINT:
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
