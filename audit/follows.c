// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/follows.h"

#include "sim/status.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>

bool audit_check_corrected(const audit_check_t *self, const audit_placing_t *placing,
                           audit_figure_t *out) {
  const audit_claim_kind_t kind = self->claim->kind;
  const bool is_equality =
      kind == AUDIT_CLAIM_EQUAL || kind == AUDIT_CLAIM_ROWS || kind == AUDIT_CLAIM_TOTAL;
  if (self->judgement.verdict != AUDIT_CONTRADICTS || !is_equality || !self->text ||
      self->claim->is_own || audit_placing_has(placing, self))
    return false;
  const double scale = words_ten_to(self->stated->decimals);
  *out = *self->stated;
  out->value = rint(self->judgement.recomputed * scale) / scale;
  return true;
}

static bool uses(const audit_check_t *self, const audit_figure_t *figure) {
  for (size_t i = 0; i < self->claim->compiled.count; i++)
    if (self->inputs[i] == figure)
      return true;
  return false;
}

/* Whether `self` would contradict no more if the figure of `other` were mended. */
static bool is_mended_by(const audit_check_t *self, const audit_check_t *other,
                         const audit_placing_t *placing) {
  audit_figure_t mended;
  audit_judgement_t judgement;
  return self != other && !self->claim->is_own && uses(self, other->stated) &&
         audit_check_corrected(other, placing, &mended) &&
         audit_check_judge_with(self, other->stated, &mended, &judgement) == SIM_OK &&
         judgement.verdict != AUDIT_CONTRADICTS;
}

static const audit_check_t *root_of(const audit_claims_t *claims, const audit_check_t *self,
                                    const audit_placing_t *placing) {
  for (size_t k = 0; k < claims->check_count; k++) {
    const audit_check_t *other = &claims->checks[k];
    if (other->judgement.verdict == AUDIT_CONTRADICTS && is_mended_by(self, other, placing) &&
        !is_mended_by(other, self, placing))
      return other;
  }
  return NULL;
}

int audit_follows_find(audit_claims_t *claims, const audit_placing_t *placing) {
  const size_t count = claims->check_count;
  bool *is_loose = calloc(count + 1, sizeof *is_loose);
  if (!is_loose)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < count; i++)
    if (claims->checks[i].judgement.verdict == AUDIT_CONTRADICTS)
      claims->checks[i].root = root_of(claims, &claims->checks[i], placing);
  for (size_t i = 0; i < count; i++)
    is_loose[i] = claims->checks[i].root && claims->checks[i].root->root;
  for (size_t i = 0; i < count; i++)
    if (is_loose[i])
      claims->checks[i].root = NULL;
  free(is_loose);
  return SIM_OK;
}
