// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/verdict.h"

#include "sim/decimal.h"
#include "sim/status.h"

#include <math.h>
#include <string.h>

static const char *const names[AUDIT_VERDICT_COUNT] = {
    [AUDIT_EXACT] = "exact",
    [AUDIT_ROUNDS] = "rounds",
    [AUDIT_TRUNCATES] = "truncates",
    [AUDIT_HOLDS] = "holds",
    [AUDIT_WITHIN_INPUTS] = "within_inputs",
    [AUDIT_CONTRADICTS] = "contradicts",
    [AUDIT_UNCHECKED] = "unchecked",
};

const char *audit_verdict_name(audit_verdict_t verdict) {
  return (unsigned)verdict < AUDIT_VERDICT_COUNT ? names[verdict] : "";
}

audit_verdict_t audit_verdict_find(const char *text, size_t length) {
  int v = 0;
  while (v < AUDIT_VERDICT_COUNT &&
         (strlen(names[v]) != length || strncmp(names[v], text, length) != 0))
    v++;
  return (audit_verdict_t)v;
}

static void set_values(inputs_formula_t *formula, const audit_figure_t *inputs) {
  for (size_t i = 0; i < formula->count; i++)
    formula->values[i] = inputs[i].value;
}

/* +1 when the formula rises with figure i, −1 when it falls. */
static int direction(inputs_formula_t *formula, const audit_figure_t *inputs, size_t i) {
  set_values(formula, inputs);
  formula->values[i] = inputs[i].value + inputs[i].half;
  const double above = inputs_formula_evaluate(formula);
  formula->values[i] = inputs[i].value - inputs[i].half;
  return above >= inputs_formula_evaluate(formula) ? 1 : -1;
}

/* The formula with every figure at its end towards `side` (−1 or +1). */
static double at_end(inputs_formula_t *formula, const audit_figure_t *inputs, int side) {
  double ends[INPUTS_FORMULA_NAMES];
  for (size_t i = 0; i < formula->count; i++) {
    const int sign = inputs[i].half > 0.0 ? side * direction(formula, inputs, i) : 0;
    ends[i] = inputs[i].value + sign * inputs[i].half;
  }
  for (size_t i = 0; i < formula->count; i++)
    formula->values[i] = ends[i];
  return inputs_formula_evaluate(formula);
}

static audit_verdict_t judge_equal(const audit_figure_t *stated, const audit_judgement_t *j,
                                   double tolerance) {
  const double places = sim_ten_to(stated->decimals);
  const double s = stated->value, scaled = j->recomputed * places;
  const double hair = 1e-9 * fmax(1.0, fabs(scaled)); /* of binary rounding */
  if (fabs(j->recomputed - s) <= tolerance)
    return AUDIT_EXACT;
  if (fabs(floor(fabs(scaled) + 0.5 + hair) / places - fabs(s)) <= tolerance && scaled * s >= 0.0)
    return AUDIT_ROUNDS;
  if (fabs(trunc(scaled + copysign(hair, scaled)) / places - s) <= tolerance)
    return AUDIT_TRUNCATES;
  return s + stated->half >= j->low - tolerance && s - stated->half <= j->high + tolerance
             ? AUDIT_WITHIN_INPUTS
             : AUDIT_CONTRADICTS;
}

static audit_verdict_t judge_bound(double excess, double possible_excess, double tolerance) {
  if (excess <= tolerance)
    return AUDIT_HOLDS;
  return possible_excess <= tolerance ? AUDIT_WITHIN_INPUTS : AUDIT_CONTRADICTS;
}

int audit_judge(audit_relation_t relation, const audit_figure_t *stated, inputs_formula_t *formula,
                const audit_figure_t *inputs, audit_judgement_t *out) {
  const double s = stated->value, tolerance = 1e-9 * fmax(1.0, fabs(s));
  set_values(formula, inputs);
  out->recomputed = inputs_formula_evaluate(formula);
  out->low = at_end(formula, inputs, -1);
  out->high = at_end(formula, inputs, 1);
  out->difference = s - out->recomputed;
  if (!isfinite(out->recomputed) || !isfinite(out->low) || !isfinite(out->high))
    return SIM_ERR_DOMAIN;
  if (relation == AUDIT_AT_MOST)
    out->verdict = judge_bound(out->difference, s - stated->half - out->high, tolerance);
  else if (relation == AUDIT_AT_LEAST)
    out->verdict = judge_bound(-out->difference, out->low - s - stated->half, tolerance);
  else
    out->verdict = judge_equal(stated, out, tolerance);
  return SIM_OK;
}
