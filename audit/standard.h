// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_STANDARD_H
#define AUDIT_STANDARD_H

#include "audit/dataset.h"

/* What must hold between the figures of any ex-ante form: scenarios/form/claims.csv, which is
   compiled in, for the figures that a dataset has by the names of that form. */

/* A dataset's own claims: records[1 … count − 1] of a table, none when count is 0; and the columns
   in which they have what these may say as well. */
typedef struct {
  const inputs_table_t *table;
  size_t id, stated, formula;
} audit_own_claims_t;

/* The claims that apply, as a table like claims.csv: all their figures are there, and `own`, the
   table of the dataset's own claims, says neither one of that id nor one of the same figure and
   formula. A header alone: none applies. SIM_OK or SIM_ERR_NO_MEMORY; free
   with inputs_table_free in any case. */
int audit_standard_claims(const audit_dataset_t *dataset, const audit_own_claims_t *own,
                          inputs_table_t *out);

#endif
