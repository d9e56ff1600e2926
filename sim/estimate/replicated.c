// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/replicated.h"

#include "sim/engine/engine.h"
#include "sim/engine/pilot.h"
#include "sim/engine/ranks.h"
#include "sim/laws/normal.h"
#include "sim/laws/student.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>

/* What a part says of one output: of its values, how many lie below the grid and in each bin. */
typedef struct {
  double count, mean, sd;
  uint32_t below, *counts;
} part_t;

typedef struct {
  const double *p;
  size_t parts, count;
  double critical;    /* 0.975-quantile of Student's t */
  sim_summary_t *all; /* per output */
  part_t *estimates;  /* output × part */
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
      // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): each part was described
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

/* The randomisation of replicates k·size … (k + 1)·size − 1: described, then added to all. */
static int run_part(work_t *work, const sim_model_t *model, const sim_run_options_t *options,
                    sim_part_t *all, size_t k) {
  const uint64_t size = options->replicates / work->parts;
  sim_part_t part;
  int status = sim_part_init_like(&part, all);
  if (status)
    return status;
  status = sim_ranks_run(model, options, k * size, (k + 1) * size, &part);
  if (!status)
    sim_part_finish(&part);
  for (size_t i = 0; !status && i < all->count; i++)
    status = describe(&work->estimates[i * work->parts + k], &part.summaries[i]);
  if (!status)
    status = sim_part_merge(all, &part);
  sim_part_free(&part);
  return status;
}

static int run_parts(work_t *work, const sim_pilot_t *pilot, const sim_run_options_t *options,
                     sim_part_t *all) {
  const sim_model_t known = sim_pilot_model(pilot);
  int status = sim_pilot_lay(pilot, all);
  for (size_t k = 0; !status && k < work->parts; k++)
    status = run_part(work, &known, options, all, k);
  return status;
}

static void work_free(work_t *work, size_t outputs) {
  for (size_t i = 0; work->estimates && i < outputs * work->parts; i++)
    free(work->estimates[i].counts);
  free(work->estimates);
}

int sim_replicated_run(const sim_model_t *model, const sim_run_options_t *options, size_t parts,
                       size_t count, const double *p, sim_summary_t *summaries,
                       sim_errors_t *errors) {
  const size_t outputs = model->output_count;
  if (!sim_engine_accepts(options) || parts < 2 || parts > 1024 ||
      count > SIM_REPLICATED_PROBABILITIES || options->replicates % parts != 0)
    return SIM_ERR_DOMAIN;
  work_t work = {.p = p, .parts = parts, .count = count, .all = summaries};
  work.critical = sim_student_quantile(0.975, (double)parts - 1.0);
  work.estimates = calloc(outputs * parts, sizeof *work.estimates);
  sim_pilot_t pilot = {0};
  sim_part_t all = {0};
  int status = work.estimates ? sim_pilot_init(&pilot, model, options->replicates, options->threads)
                              : SIM_ERR_NO_MEMORY;
  if (!status)
    status = run_parts(&work, &pilot, options, &all);
  if (!status) {
    sim_part_take(&all, summaries);
    for (size_t i = 0; i < outputs; i++)
      errors[i] = errors_of(&work, i);
  }
  sim_part_free(&all);
  sim_pilot_free(&pilot);
  work_free(&work, outputs);
  return status;
}
