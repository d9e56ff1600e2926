// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_CLAIMS_H
#define AUDIT_CLAIMS_H

#include "audit/claim.h"

/* claims.csv: what a document says with its figures, and the formula that recomputes each; before
   it, what must hold in every ex-ante form (audit/standard.h), for which the file need not be
   there. */

/* Whether there is anything to check: a claims.csv, or what must hold in every form of these
   figures. SIM_OK or SIM_ERR_NO_MEMORY. */
int audit_claims_find(const audit_dataset_t *dataset, bool *are_there);

/* Reads the claims of a dataset, compiles their formulas, resolves their names and judges them.
   Returns SIM_OK; SIM_ERR_DOMAIN with every problem reported; SIM_ERR_NO_MEMORY. Borrows the
   dataset. Free with audit_claims_free in any case. */
int audit_claims_load(const audit_dataset_t *dataset, audit_claims_t *out, words_report_t *report);
void audit_claims_free(audit_claims_t *self);

/* Judges one check as if one of its figures were another, without changing it. As below. */
int audit_check_judge_with(const audit_check_t *self, const audit_figure_t *figure,
                           const audit_figure_t *instead, audit_judgement_t *out);

/* Judges one check with the figures as they are now. SIM_OK, or SIM_ERR_DOMAIN when the formula has
   no finite value. */
int audit_check_judge(audit_check_t *self);

#endif
