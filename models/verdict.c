// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/verdict.h"

#include "sim/decimal.h"
#include "sim/status.h"

#include <math.h>
#include <string.h>

static const char *const names[MODELS_VERDICT_COUNT] = {
    [MODELS_EXACT] = "exact",
    [MODELS_ROUNDS] = "rounds",
    [MODELS_TRUNCATES] = "truncates",
    [MODELS_HOLDS] = "holds",
    [MODELS_WITHIN_INPUTS] = "within_inputs",
    [MODELS_CONTRADICTS] = "contradicts",
    [MODELS_UNCHECKED] = "unchecked",
};

const char *models_verdict_name(models_verdict_t verdict) {
  return (unsigned)verdict < MODELS_VERDICT_COUNT ? names[verdict] : "";
}

models_verdict_t models_verdict_find(const char *text, size_t length) {
  int v = 0;
  while (v < MODELS_VERDICT_COUNT &&
         (strlen(names[v]) != length || strncmp(names[v], text, length) != 0))
    v++;
  return (models_verdict_t)v;
}

static void set_values(models_formula_t *formula, const models_figure_t *inputs) {
  for (size_t i = 0; i < formula->count; i++)
    formula->values[i] = inputs[i].value;
}

/* +1 when the formula rises with figure i, −1 when it falls. */
static int direction(models_formula_t *formula, const models_figure_t *inputs, size_t i) {
  set_values(formula, inputs);
  formula->values[i] = inputs[i].value + inputs[i].half;
  const double above = models_formula_evaluate(formula);
  formula->values[i] = inputs[i].value - inputs[i].half;
  return above >= models_formula_evaluate(formula) ? 1 : -1;
}

/* The formula with every figure at its end towards `side` (−1 or +1). */
static double at_end(models_formula_t *formula, const models_figure_t *inputs, int side) {
  double ends[MODELS_FORMULA_NAMES];
  for (size_t i = 0; i < formula->count; i++) {
    const int sign = inputs[i].half > 0.0 ? side * direction(formula, inputs, i) : 0;
    ends[i] = inputs[i].value + sign * inputs[i].half;
  }
  for (size_t i = 0; i < formula->count; i++)
    formula->values[i] = ends[i];
  return models_formula_evaluate(formula);
}

static models_verdict_t judge_equal(const models_figure_t *stated, const models_judgement_t *j,
                                    double tolerance) {
  const double places = sim_ten_to(stated->decimals);
  const double s = stated->value, scaled = j->recomputed * places;
  const double hair = 1e-9 * fmax(1.0, fabs(scaled)); /* of binary rounding */
  if (fabs(j->recomputed - s) <= tolerance)
    return MODELS_EXACT;
  if (fabs(floor(fabs(scaled) + 0.5 + hair) / places - fabs(s)) <= tolerance && scaled * s >= 0.0)
    return MODELS_ROUNDS;
  if (fabs(trunc(scaled + copysign(hair, scaled)) / places - s) <= tolerance)
    return MODELS_TRUNCATES;
  return s + stated->half >= j->low - tolerance && s - stated->half <= j->high + tolerance
             ? MODELS_WITHIN_INPUTS
             : MODELS_CONTRADICTS;
}

static models_verdict_t judge_bound(double excess, double possible_excess, double tolerance) {
  if (excess <= tolerance)
    return MODELS_HOLDS;
  return possible_excess <= tolerance ? MODELS_WITHIN_INPUTS : MODELS_CONTRADICTS;
}

int models_judge(models_relation_t relation, const models_figure_t *stated,
                 models_formula_t *formula, const models_figure_t *inputs,
                 models_judgement_t *out) {
  const double s = stated->value, tolerance = 1e-9 * fmax(1.0, fabs(s));
  set_values(formula, inputs);
  out->recomputed = models_formula_evaluate(formula);
  out->low = at_end(formula, inputs, -1);
  out->high = at_end(formula, inputs, 1);
  out->difference = s - out->recomputed;
  if (!isfinite(out->recomputed) || !isfinite(out->low) || !isfinite(out->high))
    return SIM_ERR_DOMAIN;
  if (relation == MODELS_AT_MOST)
    out->verdict = judge_bound(out->difference, s - stated->half - out->high, tolerance);
  else if (relation == MODELS_AT_LEAST)
    out->verdict = judge_bound(-out->difference, out->low - s - stated->half, tolerance);
  else
    out->verdict = judge_equal(stated, out, tolerance);
  return SIM_OK;
}
