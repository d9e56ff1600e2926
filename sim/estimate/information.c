// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/information.h"

#include "sim/elementary.h"
#include "sim/estimate/score.h"
#include "sim/estimate/spline.h"
#include "sim/status.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum { BATCH = 256 };

static size_t batch_of(const sim_choice_t *choice, size_t first) {
  const size_t left = choice->replicates - first;
  return left < BATCH ? left : BATCH;
}

size_t sim_information_best(const sim_choice_t *choice) {
  size_t best = 0;
  for (size_t d = 1; d < choice->decisions; d++)
    if (sim_information_difference(choice, d, best).mean > 0.0)
      best = d;
  return best;
}

sim_moments_t sim_information_difference(const sim_choice_t *choice, size_t d, size_t reference) {
  sim_moments_t all = {0}, part;
  double x[BATCH];
  for (size_t first = 0; first < choice->replicates; first += BATCH) {
    const size_t count = batch_of(choice, first);
    for (size_t i = 0; i < count; i++)
      x[i] = choice->values[d][first + i] - choice->values[reference][first + i];
    sim_moments_of(&part, count, x);
    sim_moments_merge(&all, &part);
  }
  return all;
}

/* The decision with the greatest value in replicate r; `start` unless another is better. */
static size_t greatest(const sim_choice_t *choice, size_t start, size_t r) {
  size_t best = start;
  for (size_t d = 0; d < choice->decisions; d++)
    if (choice->values[d][r] > choice->values[best][r])
      best = d;
  return best;
}

double sim_information_share(const sim_choice_t *choice, size_t d) {
  size_t count = 0;
  for (size_t r = 0; r < choice->replicates; r++)
    count += greatest(choice, d, r) == d;
  return (double)count / (double)choice->replicates;
}

/* The gain of a rule over `best`, from the decision it takes in each replicate. */
typedef size_t (*rule_t)(const void *ctx, const sim_choice_t *choice, size_t best, size_t r);

static sim_gain_t gain_of(const sim_choice_t *choice, size_t best, rule_t rule, const void *ctx) {
  sim_moments_t all = {0}, part;
  double x[BATCH];
  size_t changed = 0;
  for (size_t first = 0; first < choice->replicates; first += BATCH) {
    const size_t count = batch_of(choice, first);
    for (size_t i = 0; i < count; i++) {
      const size_t d = rule(ctx, choice, best, first + i);
      x[i] = choice->values[d][first + i] - choice->values[best][first + i];
      changed += d != best;
    }
    sim_moments_of(&part, count, x);
    sim_moments_merge(&all, &part);
  }
  return (sim_gain_t){.mean = all.mean,
                      .se = sim_moments_se(&all),
                      .changed = (double)changed / (double)choice->replicates};
}

static size_t knows_everything(const void *ctx, const sim_choice_t *choice, size_t best, size_t r) {
  (void)ctx;
  return greatest(choice, best, r);
}

sim_gain_t sim_information_everything(const sim_choice_t *choice, size_t best) {
  return gain_of(choice, best, knows_everything, NULL);
}

/* The rule learnt from one input: per half of the replicates, the coefficients of each decision's
   difference to `best`, learnt on the other half. */
typedef struct {
  const sim_spline_row_t *rows;
  double *coefficients; /* 2 × decisions × SIM_SPLINE_BASIS */
} learnt_t;

static size_t knows_input(const void *ctx, const sim_choice_t *choice, size_t best, size_t r) {
  const learnt_t *learnt = ctx;
  const double *half = learnt->coefficients + (r % 2) * choice->decisions * SIM_SPLINE_BASIS;
  size_t taken = best;
  double most = 0.0;
  for (size_t d = 0; d < choice->decisions; d++) {
    const double gain = sim_spline_value(&learnt->rows[r], half + d * SIM_SPLINE_BASIS);
    if (d != best && gain > most) {
      taken = d;
      most = gain;
    }
  }
  return taken;
}

/* Learns from the replicates of the other half than `half`; y is scratch for a value of each
   decision. */
static int learn(const sim_choice_t *choice, size_t best, size_t half, const learnt_t *learnt,
                 double *y) {
  sim_spline_normal_t normal = {0};
  double *moments = learnt->coefficients + half * choice->decisions * SIM_SPLINE_BASIS;
  for (size_t r = 1 - half; r < choice->replicates; r += 2) {
    for (size_t d = 0; d < choice->decisions; d++)
      y[d] = choice->values[d][r] - choice->values[best][r];
    sim_spline_add(&normal, &learnt->rows[r], choice->decisions, y, moments);
  }
  return sim_spline_solve(&normal, choice->decisions, moments);
}

/* Enough for the quantiles at ±3 to be met a dozen times. */
enum { SCORED = 8192 };

static int score(size_t count, const double *x, double *z) {
  sim_score_t scores;
  for (size_t r = 0; r < count; r++)
    if (!isfinite(x[r]))
      return SIM_ERR_DOMAIN;
  sim_score_init(&scores, count < SCORED ? count : SCORED, x, z);
  for (size_t r = 0; r < count; r++)
    z[r] = sim_score(&scores, x[r]);
  return SIM_OK;
}

/* No decision is better in any replicate: no rule can gain, and a fit could only stumble. */
static bool is_unrivalled(const sim_choice_t *choice, size_t best) {
  for (size_t r = 0; r < choice->replicates; r++)
    if (greatest(choice, best, r) != best)
      return false;
  return true;
}

int sim_information_input(const sim_choice_t *choice, size_t best, const double *x,
                          sim_gain_t *out) {
  const size_t n = choice->replicates, decisions = choice->decisions;
  if (n < SIM_INFORMATION_LEAST || decisions < 2 || best >= decisions)
    return SIM_ERR_DOMAIN;
  int status = SIM_ERR_NO_MEMORY;
  double *z = calloc(n, sizeof *z), *y = calloc(decisions, sizeof *y);
  double *coefficients = calloc(2 * decisions * SIM_SPLINE_BASIS, sizeof *coefficients);
  sim_spline_row_t *rows = calloc(n, sizeof *rows);
  const learnt_t learnt = {rows, coefficients};
  if (!z || !y || !coefficients || !rows)
    goto out;
  status = score(n, x, z);
  if (!status)
    status = sim_spline_rows(n, z, rows);
  for (size_t half = 0; !status && half < 2; half++)
    status = learn(choice, best, half, &learnt, y);
  if (!status && is_unrivalled(choice, best))
    *out = (sim_gain_t){0};
  else if (!status)
    *out = gain_of(choice, best, knows_input, &learnt);
out:
  free(z);
  free(y);
  free(coefficients);
  free(rows);
  return status;
}

/* The decision with the greatest sum when inner sample k is left out. */
static size_t favoured(size_t decisions, size_t inner, size_t best, size_t k, size_t r,
                       const double *const *values, const double *sums) {
  size_t taken = best;
  double most = sums[best] - values[best * inner + k][r];
  for (size_t d = 0; d < decisions; d++) {
    const double sum = sums[d] - values[d * inner + k][r];
    if (sum > most) {
      taken = d;
      most = sum;
    }
  }
  return taken;
}

void sim_information_inner(size_t decisions, size_t inner, size_t count, size_t best,
                           const double *const *values, double *sums, double *gains,
                           double *changed) {
  for (size_t r = 0; r < count; r++) {
    double gain = 0.0;
    size_t changes = 0;
    for (size_t d = 0; d < decisions; d++) {
      sums[d] = 0.0;
      for (size_t k = 0; k < inner; k++)
        sums[d] += values[d * inner + k][r];
    }
    for (size_t k = 0; k < inner; k++) {
      const size_t d = favoured(decisions, inner, best, k, r, values, sums);
      gain += values[d * inner + k][r] - values[best * inner + k][r];
      changes += d != best;
    }
    gains[r] = gain / (double)inner;
    changed[r] = (double)changes / (double)inner;
  }
}

static double clairvoyant(const sim_choice_t *choice, size_t best, size_t r) {
  return choice->values[greatest(choice, best, r)][r] - choice->values[best][r];
}

/* The slope of the gains on what knowing everything gains; 0 when that is constant. */
static double slope_of(const sim_choice_t *choice, size_t best, size_t count, const double *gains) {
  double x = 0.0, y = 0.0, xx = 0.0, xy = 0.0;
  for (size_t r = 0; r < count; r++) {
    x += clairvoyant(choice, best, r) / (double)count;
    y += gains[r] / (double)count;
  }
  for (size_t r = 0; r < count; r++) {
    const double dx = clairvoyant(choice, best, r) - x;
    xx += dx * dx;
    xy += dx * (gains[r] - y);
  }
  return xx > 0.0 ? xy / xx : 0.0;
}

/* The moments of a sample that is made on the fly. */
static void add_value(sim_moments_t *self, double x) {
  const sim_moments_t one = {.count = 1, .mean = x};
  sim_moments_merge(self, &one);
}

sim_gain_t sim_information_nested(const sim_choice_t *choice, size_t best, size_t count,
                                  const double *gains, const double *changed) {
  /* mean(G − bC) over the samples + b·mean(C) over the other replicates: independent parts, whose
     variances have the least sum at b = slope · (1 − count/replicates) */
  const double others = (double)(choice->replicates - count);
  const double b = slope_of(choice, best, count, gains) * others / (double)choice->replicates;
  sim_moments_t rest = {0}, control = {0}, changes;
  for (size_t r = 0; r < count; r++)
    add_value(&rest, gains[r] - b * clairvoyant(choice, best, r));
  for (size_t r = count; r < choice->replicates; r++)
    add_value(&control, clairvoyant(choice, best, r));
  sim_moments_of(&changes, count, changed);
  return (sim_gain_t){.mean = rest.mean + b * control.mean,
                      .se = sim_hypot(sim_moments_se(&rest), b * sim_moments_se(&control)),
                      .changed = changes.mean};
}
