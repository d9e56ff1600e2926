// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/paired.h"

#include "sim/clones.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A pair is one model to the engine, with four outputs per match: the two levels, their difference
   and its sign. The engine does the rest: blocks, threads, order, cancelling. */

enum { REFERENCE, VARIANT, DIFFERENCE, SIGN, COLUMNS };

typedef struct {
  const sim_model_t *models[2]; /* reference, variant */
  const sim_match_t *matches;
  size_t count;
  bool *whole; /* COLUMNS · count */
} pair_t;

typedef struct {
  const pair_t *pair;
  void *inner[2];      /* workspaces of the models */
  double *storage;     /* a column for every output, for those that are not compared */
  double **columns[2]; /* per model, per output */
} workspace_t;

static size_t match_of(const sim_match_t *match, int model) {
  return model == REFERENCE ? match->reference : match->variant;
}

static void workspace_free(void *workspace) {
  workspace_t *self = workspace;
  for (int m = 0; m < 2; m++) {
    if (self->inner[m])
      self->pair->models[m]->workspace_free(self->inner[m]);
    free(self->columns[m]);
  }
  free(self->storage);
  free(self);
}

static void spread_columns(workspace_t *self, size_t block) {
  double *column = self->storage;
  for (int m = 0; m < 2; m++)
    for (size_t i = 0; i < self->pair->models[m]->output_count; i++, column += block)
      self->columns[m][i] = column;
}

static void *workspace_alloc(const void *pair, size_t block) {
  workspace_t *self = calloc(1, sizeof *self);
  if (!self)
    return NULL;
  self->pair = pair;
  size_t outputs = 0;
  bool whole = true;
  for (int m = 0; m < 2; m++) {
    const sim_model_t *model = self->pair->models[m];
    outputs += model->output_count;
    self->inner[m] = model->workspace_alloc(model->self, block);
    self->columns[m] = calloc(model->output_count, sizeof *self->columns[m]);
    whole = whole && self->inner[m] && self->columns[m];
  }
  self->storage = calloc(outputs * block, sizeof *self->storage);
  if (!whole || !self->storage) {
    workspace_free(self);
    return NULL;
  }
  spread_columns(self, block);
  return self;
}

/* In place: where one level is undefined, so are the other and the difference. What rounding alone
   can make of equal levels is no difference. */
SIM_CLONES
static void contrast(size_t count, double *restrict reference, double *restrict variant,
                     double *restrict difference, double *restrict sign) {
  for (size_t r = 0; r < count; r++) {
    const double a = reference[r], b = variant[r];
    const double limit = SIM_PAIRED_ROUNDING * (a < 0.0 ? -a : a);
    const double exact = b - a;
    const double d = exact <= limit && exact >= -limit ? 0.0 : exact;
    const double undefined = exact - exact; /* 0, or NaN when it is not finite */
    reference[r] = a + undefined;
    variant[r] = b + undefined;
    difference[r] = d + undefined;
    sign[r] = (double)(d > 0.0) - (double)(d < 0.0) + undefined;
  }
}

static int evaluate(const void *self, void *workspace, uint64_t first, size_t count,
                    double *const *columns) {
  const pair_t *pair = self;
  workspace_t *work = workspace;
  for (int m = 0; m < 2; m++) {
    const sim_model_t *model = pair->models[m];
    for (size_t i = 0; i < pair->count; i++)
      work->columns[m][match_of(&pair->matches[i], m)] = columns[COLUMNS * i + (size_t)m];
    if (model->evaluate(model->self, work->inner[m], first, count, work->columns[m]))
      return SIM_ERR_MODEL;
  }
  for (size_t i = 0; i < pair->count; i++) {
    double *const *c = columns + COLUMNS * i;
    contrast(count, c[REFERENCE], c[VARIANT], c[DIFFERENCE], c[SIGN]);
  }
  return SIM_OK;
}

static bool matches_valid(const pair_t *pair, bool *taken, int model) {
  const size_t outputs = pair->models[model]->output_count;
  memset(taken, 0, outputs * sizeof *taken);
  for (size_t i = 0; i < pair->count; i++) {
    const size_t output = match_of(&pair->matches[i], model);
    if (output >= outputs || taken[output])
      return false;
    taken[output] = true;
  }
  return true;
}

/* Differences of whole numbers are whole. */
static void mark_whole(pair_t *pair) {
  for (size_t i = 0; i < pair->count; i++) {
    bool *whole = pair->whole + COLUMNS * i;
    whole[REFERENCE] = pair->models[REFERENCE]->whole[pair->matches[i].reference];
    whole[VARIANT] = pair->models[VARIANT]->whole[pair->matches[i].variant];
    whole[DIFFERENCE] = whole[REFERENCE] && whole[VARIANT];
    whole[SIGN] = true;
  }
}

static int run(pair_t *pair, const sim_run_options_t *options, sim_contrast_t *contrasts) {
  const sim_model_t model = {.self = pair,
                             .output_count = COLUMNS * pair->count,
                             .whole = pair->whole,
                             .workspace_alloc = workspace_alloc,
                             .workspace_free = workspace_free,
                             .evaluate = evaluate};
  sim_summary_t *summaries = calloc(model.output_count, sizeof *summaries);
  const int status = summaries ? sim_run(&model, options, summaries) : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < pair->count; i++) {
    const sim_summary_t *s = summaries + COLUMNS * i;
    contrasts[i] = (sim_contrast_t){s[REFERENCE], s[VARIANT], s[DIFFERENCE], s[SIGN]};
  }
  free(summaries);
  return status;
}

int sim_paired_run(const sim_model_t *reference, const sim_model_t *variant,
                   const sim_match_t *matches, size_t count, const sim_run_options_t *options,
                   sim_contrast_t *contrasts) {
  if (count == 0 || options->sink)
    return SIM_ERR_DOMAIN;
  pair_t pair = {.models = {reference, variant}, .matches = matches, .count = count};
  pair.whole = calloc(COLUMNS * count, sizeof *pair.whole);
  bool *taken = calloc(reference->output_count + variant->output_count, sizeof *taken);
  int status = SIM_ERR_NO_MEMORY;
  if (!pair.whole || !taken)
    goto out;
  status = SIM_ERR_DOMAIN;
  if (!matches_valid(&pair, taken, REFERENCE) || !matches_valid(&pair, taken, VARIANT))
    goto out;
  mark_whole(&pair);
  status = run(&pair, options, contrasts);
out:
  free(taken);
  free(pair.whole);
  return status;
}

void sim_contrasts_free(size_t count, sim_contrast_t *contrasts) {
  for (size_t i = 0; i < count; i++) {
    sim_summaries_free(1, &contrasts[i].reference);
    sim_summaries_free(1, &contrasts[i].variant);
    sim_summaries_free(1, &contrasts[i].difference);
    sim_summaries_free(1, &contrasts[i].sign);
  }
}

/* Signs lie on a grid of whole numbers: shares of a count below 2^48 give that count back. */
static uint64_t count_upto(const sim_contrast_t *self, double sign) {
  const sim_histogram_t *signs = &self->sign.histogram;
  return signs->count ? (uint64_t)rint(sim_histogram_share(signs, sign) * (double)signs->count) : 0;
}

uint64_t sim_contrast_positive(const sim_contrast_t *self) {
  return self->sign.histogram.count - count_upto(self, 0.0);
}

uint64_t sim_contrast_zero(const sim_contrast_t *self) {
  return count_upto(self, 0.0) - count_upto(self, -1.0);
}

double sim_contrast_cut(const sim_contrast_t *self) {
  const double levels = self->reference.moments.m2 + self->variant.moments.m2;
  if (!(levels > 0.0))
    return (double)NAN;
  return sqrt(levels / self->difference.moments.m2);
}
