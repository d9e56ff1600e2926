// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_MONEY_SEEN_H
#define MODELS_MONEY_SEEN_H

#include "models/block.h"

/* Money of plan year y that is known but for the error of the accounts, which is the law of its
   row: `out`, not scratch 0 or 1, gets what was drawn from it, nominal, and what the model makes
   of it, `amount`, is weighed by that law. Uses scratch 0 and 1. */
void models_money_seen(const models_block_t *self, models_role_t role, models_evidence_kind_t kind,
                       size_t y, const double *amount, double *out);

#endif
