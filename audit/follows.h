// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_FOLLOWS_H
#define AUDIT_FOLLOWS_H

#include "audit/placing.h"

/* Contradictions that follow from another. */

/* What the figure of a check would have to say to agree with its formula, with its own decimals:
   for equalities that contradict. False when nothing can be said: bounds, sums that no document
   prints, sums of a cross table whose wrong cell is known, and the data of the tool. */
bool audit_check_corrected(const audit_check_t *self, const audit_placing_t *placing,
                           audit_figure_t *out);

/* Fills `root` of every contradiction whose formula uses the figure of another one, and that would
   be none if that figure said what its own formula gives. Where two would mend each other, neither
   follows: nothing says which is wrong. From one that itself follows from a third none follows: its
   figure may stay as it is. SIM_OK or SIM_ERR_NO_MEMORY. */
int audit_follows_find(audit_claims_t *claims, const audit_placing_t *placing);

#endif
