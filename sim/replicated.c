// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replicated.h"

#include "sim/status.h"

#include <math.h>
#include <stdlib.h>

/* What a part says of one output. */
typedef struct {
  double count, mean, sd, quantile[SIM_REPLICATED_PROBABILITIES];
} estimate_t;

typedef struct {
  const sim_model_t *model;
  const double *p;
  size_t parts, count;
  sim_summary_t *all, *part; /* per output */
  estimate_t *estimates;     /* output × part */
} work_t;

static estimate_t estimate_of(const work_t *work, const sim_summary_t *summary) {
  estimate_t estimate = {.count = (double)summary->moments.count,
                         .mean = summary->moments.mean,
                         .sd = sim_moments_sd(&summary->moments)};
  for (size_t q = 0; q < work->count; q++)
    estimate.quantile[q] = sim_histogram_quantile(&summary->histogram, work->p[q]);
  return estimate;
}

static sim_errors_t errors_of_sample(const work_t *work, const sim_summary_t *all) {
  sim_errors_t errors = {.mean = sim_moments_se(&all->moments),
                         .sd = sim_histogram_sd_se(&all->histogram)};
  for (size_t q = 0; q < work->count; q++)
    errors.quantile[q] = sim_histogram_quantile_se(&all->histogram, work->p[q]);
  return errors;
}

static double square(double x) {
  return x * x;
}

static sim_errors_t errors_of(const work_t *work, size_t output) {
  const estimate_t all = estimate_of(work, &work->all[output]);
  const double m = (double)work->parts;
  sim_errors_t sums = {0};
  for (size_t k = 0; k < work->parts; k++) {
    const estimate_t *part = &work->estimates[output * work->parts + k];
    if (part->count == 0.0)
      return errors_of_sample(work, &work->all[output]);
    sums.mean += square(m * part->count / all.count * (part->mean - all.mean));
    sums.sd += square(part->sd - all.sd);
    for (size_t q = 0; q < work->count; q++)
      sums.quantile[q] += square(part->quantile[q] - all.quantile[q]);
  }
  sim_errors_t errors = {.mean = sqrt(sums.mean / (m * (m - 1.0))),
                         .sd = sqrt(sums.sd / (m * (m - 1.0)))};
  for (size_t q = 0; q < work->count; q++)
    errors.quantile[q] = sqrt(sums.quantile[q] / (m * (m - 1.0)));
  return errors;
}

static int empty_part(const work_t *work) {
  int status = SIM_OK;
  for (size_t i = 0; !status && i < work->model->output_count; i++) {
    work->part[i].moments = (sim_moments_t){0};
    status = sim_histogram_init(&work->part[i].histogram, &work->all[i].histogram.grid);
  }
  if (status)
    sim_summaries_free(work->model->output_count, work->part);
  return status;
}

static int run_part(const work_t *work, const sim_run_options_t *options, size_t k) {
  const uint64_t size = options->replicates / work->parts;
  sim_run_options_t own = *options;
  own.replicates = (k + 1) * size;
  int status = empty_part(work);
  if (!status)
    status = sim_run_from(work->model, &own, k * size, work->part);
  for (size_t i = 0; !status && i < work->model->output_count; i++) {
    work->estimates[i * work->parts + k] = estimate_of(work, &work->part[i]);
    sim_moments_merge(&work->all[i].moments, &work->part[i].moments);
    sim_histogram_merge(&work->all[i].histogram, &work->part[i].histogram);
  }
  if (!status)
    sim_summaries_free(work->model->output_count, work->part);
  return status;
}

/* On whole grids the counts of all parts together give the moments. */
static void finish(const work_t *work, sim_errors_t *errors) {
  for (size_t i = 0; i < work->model->output_count; i++) {
    if (work->all[i].histogram.grid.whole)
      work->all[i].moments = sim_histogram_moments(&work->all[i].histogram);
    errors[i] = errors_of(work, i);
  }
}

int sim_replicated_run(const sim_model_t *model, const sim_run_options_t *options, size_t parts,
                       size_t count, const double *p, sim_summary_t *summaries,
                       sim_errors_t *errors) {
  const size_t outputs = model->output_count;
  if (parts < 2 || parts > 1024 || count > SIM_REPLICATED_PROBABILITIES ||
      options->replicates % parts != 0)
    return SIM_ERR_DOMAIN;
  work_t work = {.model = model, .p = p, .parts = parts, .count = count, .all = summaries};
  int status = sim_run_grids(model, options, summaries);
  if (status)
    return status;
  work.part = calloc(outputs, sizeof *work.part);
  work.estimates = calloc(outputs * parts, sizeof *work.estimates);
  status = work.part && work.estimates ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t k = 0; !status && k < parts; k++)
    status = run_part(&work, options, k);
  if (status)
    sim_summaries_free(outputs, summaries);
  else
    finish(&work, errors);
  free(work.estimates);
  free(work.part);
  return status;
}
