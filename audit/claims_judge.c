// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/claims.h"

int audit_check_judge_with(const audit_check_t *self, const audit_figure_t *figure,
                           const audit_figure_t *instead, audit_judgement_t *out) {
  static const audit_relation_t relations[AUDIT_CLAIM_KINDS] = {
      [AUDIT_CLAIM_AT_MOST] = AUDIT_AT_MOST,
      [AUDIT_CLAIM_AT_LEAST] = AUDIT_AT_LEAST,
      [AUDIT_CLAIM_ROWS_AT_MOST] = AUDIT_AT_MOST,
      [AUDIT_CLAIM_ROWS_AT_LEAST] = AUDIT_AT_LEAST};
  audit_figure_t inputs[INPUTS_FORMULA_NAMES];
  inputs_formula_t *formula = &self->claim->compiled;
  for (size_t i = 0; i < formula->count; i++) {
    inputs[i] = instead && self->inputs[i] == figure ? *instead : *self->inputs[i];
    if (inputs[i].is_missing)
      inputs[i] = (audit_figure_t){0};
  }
  return audit_judge(relations[self->claim->kind], self->stated, formula, inputs, out);
}

int audit_check_judge(audit_check_t *self) {
  return audit_check_judge_with(self, NULL, NULL, &self->judgement);
}
