// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replicated.h"

#include "sim/normal.h"
#include "sim/status.h"
#include "sim/student.h"

#include <math.h>
#include <stdlib.h>

/* What a part says of one output: of its values, how many lie below the grid and in each bin. */
typedef struct {
  double count, mean, sd;
  uint32_t below, *counts;
} part_t;

typedef struct {
  const sim_model_t *model;
  const double *p;
  size_t parts, count;
  double critical;           /* 0.975-quantile of Student's t */
  sim_summary_t *all, *part; /* per output */
  part_t *estimates;         /* output × part */
} work_t;

static int describe(part_t *self, const sim_summary_t *summary) {
  const sim_histogram_t *h = &summary->histogram;
  *self = (part_t){.count = (double)summary->moments.count,
                   .mean = summary->moments.mean,
                   .sd = sim_moments_sd(&summary->moments),
                   .below = (uint32_t)sim_histogram_below(h),
                   .counts = calloc(h->grid->bins, sizeof *self->counts)};
  if (!self->counts)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < h->grid->bins; i++)
    self->counts[i] = (uint32_t)h->counts[i];
  return SIM_OK;
}

static sim_errors_t errors_of_sample(const work_t *work, const sim_summary_t *all) {
  sim_errors_t errors = {.mean = sim_moments_se(&all->moments),
                         .sd = sim_histogram_sd_se(&all->histogram),
                         .of_mean = sim_interval_of(all, (sim_statistic_t){.kind = SIM_MEAN})};
  for (size_t q = 0; q < work->count; q++) {
    errors.quantile[q] = sim_histogram_quantile_se(&all->histogram, work->p[q]);
    errors.of_quantile[q] = sim_interval_of(all, (sim_statistic_t){SIM_QUANTILE, work->p[q]});
  }
  return errors;
}

static double square(double x) {
  return x * x;
}

/* The error of the share of values in the bins before `bin`. */
static double share_error(const work_t *work, size_t output, size_t bin) {
  const part_t *parts = work->estimates + output * work->parts;
  const double m = (double)work->parts;
  double all = 0.0, below = 0.0, squares = 0.0, share[1024];
  for (size_t k = 0; k < work->parts; k++) {
    double sum = parts[k].below;
    for (size_t i = 0; i < bin; i++)
      sum += parts[k].counts[i];
    share[k] = sum;
    below += sum;
    all += parts[k].count;
  }
  for (size_t k = 0; k < work->parts; k++)
    squares += square(m * (share[k] - parts[k].count * (below / all)) / all);
  return sqrt(squares / (m * (m - 1.0)));
}

static sim_interval_t quantile_of(const work_t *work, size_t output, double p) {
  const sim_histogram_t *h = &work->all[output].histogram;
  const double x = sim_histogram_quantile(h, p);
  uint32_t bin;
  sim_grid_locate(h->grid, 1, &x, &bin);
  if (bin == h->grid->bins) /* in a tail, whose parts are not kept */
    return sim_interval_of_quantile(h, p, SIM_Z975 * sqrt(p * (1.0 - p) / (double)h->count));
  const double se = fmax(share_error(work, output, bin), share_error(work, output, bin + 1));
  return sim_interval_of_quantile(h, p, work->critical * se);
}

static sim_interval_t mean_of(const work_t *work, size_t output, double se) {
  const sim_summary_t *all = &work->all[output];
  const double mean = all->moments.mean, half = work->critical * se;
  if (sim_interval_is_event(all)) {
    const double n = se > 0.0 ? mean * (1.0 - mean) / square(se) : (double)all->moments.count;
    return sim_interval_of_event(mean, n, work->critical);
  }
  return (sim_interval_t){mean, mean - half, mean + half};
}

static sim_errors_t errors_of(const work_t *work, size_t output) {
  const sim_summary_t *all = &work->all[output];
  const double m = (double)work->parts, n = (double)all->moments.count;
  const double mean = all->moments.mean, sd = sim_moments_sd(&all->moments);
  double means = 0.0, sds = 0.0;
  for (size_t k = 0; k < work->parts; k++) {
    const part_t *part = &work->estimates[output * work->parts + k];
    if (part->count == 0.0)
      return errors_of_sample(work, all);
    means += square(m * part->count / n * (part->mean - mean));
    sds += square(part->sd - sd);
  }
  sim_errors_t errors = {.mean = sqrt(means / (m * (m - 1.0))), .sd = sqrt(sds / (m * (m - 1.0)))};
  errors.of_mean = mean_of(work, output, errors.mean);
  for (size_t q = 0; q < work->count; q++) {
    errors.of_quantile[q] = quantile_of(work, output, work->p[q]);
    errors.quantile[q] =
        (errors.of_quantile[q].high - errors.of_quantile[q].low) / (2.0 * work->critical);
  }
  return errors;
}

static int empty_part(const work_t *work) {
  int status = SIM_OK;
  for (size_t i = 0; !status && i < work->model->output_count; i++) {
    work->part[i].moments = (sim_moments_t){0};
    status = sim_histogram_init(&work->part[i].histogram, work->all[i].histogram.grid);
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
    status = describe(&work->estimates[i * work->parts + k], &work->part[i]);
    sim_moments_merge(&work->all[i].moments, &work->part[i].moments);
    sim_histogram_merge(&work->all[i].histogram, &work->part[i].histogram);
  }
  sim_summaries_free(work->model->output_count, work->part);
  return status;
}

/* On whole grids the counts of all parts together give the moments. */
static void finish(const work_t *work, sim_errors_t *errors) {
  for (size_t i = 0; i < work->model->output_count; i++) {
    if (work->all[i].histogram.grid->whole)
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
  work.critical = sim_student_quantile(0.975, (double)parts - 1.0);
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
  for (size_t i = 0; work.estimates && i < outputs * parts; i++)
    free(work.estimates[i].counts);
  free(work.estimates);
  free(work.part);
  return status;
}
