// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/comparison.h"

#include "sim/estimate/interval.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void estimate(studies_difference_t *out, const sim_contrast_t *contrast) {
  static const double p[STUDIES_DIFF_QUANTILES] = {0.05, 0.25, 0.50, 0.75, 0.95};
  const sim_moments_t *moments = &contrast->difference.moments;
  const double n = (double)moments->count, all = n + (double)moments->undefined;
  const double undefined = n > 0.0 ? 0.0 : (double)NAN;
  out->mean = moments->mean + undefined;
  out->mc_se = sim_moments_se(moments) + undefined;
  for (int q = 0; q < STUDIES_DIFF_QUANTILES; q++) {
    const sim_interval_t interval =
        sim_interval_of(&contrast->difference, (sim_statistic_t){SIM_QUANTILE, p[q]});
    out->quantile[q] = interval.estimate;
    out->quantile_low[q] = interval.low + undefined;
    out->quantile_high[q] = interval.high + undefined;
  }
  const uint64_t positive = sim_contrast_positive(contrast), zero = sim_contrast_zero(contrast);
  out->positive = (double)positive / n;
  out->zero = (double)zero / n;
  out->negative = (double)(moments->count - positive - zero) / n;
  out->defined = n / all;
  out->reference_mean = contrast->reference.moments.mean + undefined;
  out->variant_mean = contrast->variant.moments.mean + undefined;
  out->cut = sim_contrast_cut(contrast);
}

/* Progress over all variants, not over each. */
typedef struct {
  const sim_run_options_t *outer;
  uint64_t before;
} progress_t;

static bool cancelled(void *ctx) {
  const progress_t *self = ctx;
  return self->outer->cancelled && self->outer->cancelled(self->outer->ctx);
}

static void progressed(void *ctx, uint64_t done) {
  const progress_t *self = ctx;
  if (self->outer->progress)
    self->outer->progress(self->outer->ctx, self->before + done);
}

static int run_contrast(studies_contrast_t *self, const sim_run_options_t *options) {
  const sim_model_t reference = models_programme_model(self->reference->programme);
  const sim_model_t variant = models_programme_model(self->variant->programme);
  sim_contrast_t *contrasts = calloc(self->count, sizeof *contrasts);
  const int status = contrasts ? sim_paired_run(&reference, &variant, self->matches, self->count,
                                                options, contrasts)
                               : SIM_ERR_NO_MEMORY;
  if (status) {
    free(contrasts);
    return status;
  }
  self->contrasts = contrasts;
  for (size_t i = 0; i < self->count; i++)
    estimate(&self->differences[i], &contrasts[i]);
  return SIM_OK;
}

int studies_comparison_run(studies_comparison_t *self, const sim_run_options_t *options) {
  int status = SIM_OK;
  for (size_t i = 0; !status && i + 1 < self->scenarios.count; i++) {
    progress_t progress = {options, i * options->replicates};
    sim_run_options_t inner = *options;
    inner.ctx = &progress;
    inner.cancelled = cancelled;
    inner.progress = progressed;
    status = run_contrast(&self->contrasts[i], &inner);
  }
  return status;
}

static size_t find(const studies_contrast_t *self, const char *output, int year) {
  size_t i = 0;
  while (i < self->count &&
         (self->differences[i].year != year || strcmp(self->differences[i].output, output) != 0))
    i++;
  return i;
}

const studies_difference_t *studies_contrast_find(const studies_contrast_t *self,
                                                  const char *output, int year) {
  const size_t i = find(self, output, year);
  return i < self->count ? &self->differences[i] : NULL;
}

static int ascending(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int studies_contrast_cut(const studies_contrast_t *self, studies_cut_t *out) {
  double *cuts = calloc(self->count, sizeof *cuts);
  *out = (studies_cut_t){.median = (double)NAN};
  if (!cuts)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < self->count; i++) {
    const double cut = self->differences[i].cut;
    const bool differs = self->differences[i].zero < 1.0;
    if (isfinite(cut))
      cuts[out->varying++] = cut;
    out->fixed += isinf(cut) && differs;
    out->changed += differs;
  }
  qsort(cuts, out->varying, sizeof *cuts, ascending);
  if (out->varying)
    out->median = (cuts[(out->varying - 1) / 2] + cuts[out->varying / 2]) / 2.0;
  free(cuts);
  return SIM_OK;
}

const sim_summary_t *studies_comparison_level(const studies_comparison_t *self, size_t scenario,
                                              const char *output, int year) {
  for (size_t k = 0; k + 1 < self->scenarios.count; k++) {
    const studies_contrast_t *contrast = &self->contrasts[k];
    const size_t i =
        scenario == 0 || scenario == k + 1 ? find(contrast, output, year) : contrast->count;
    if (i < contrast->count)
      return scenario == 0 ? &contrast->contrasts[i].reference : &contrast->contrasts[i].variant;
  }
  return NULL;
}
