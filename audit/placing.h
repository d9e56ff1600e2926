// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_PLACING_H
#define AUDIT_PLACING_H

#include "audit/claims.h"

#include <stdio.h>

/* Where a table of the document does not add up. A cross table is found in the claims themselves:
   a rows claim whose formula is a plain sum of columns, and claims that a stated figure is the sum
   of one column. */

/* A cell to blame, with what would close its row and its column. */
typedef struct {
  const audit_document_table_t *table;
  size_t row;
  const audit_sheet_column_t *column;
  double closing;
} audit_suspect_t;

/* A contradiction of sums that cannot be placed: of a whole cross table (check NULL), or of one
   column that no row total includes. */
typedef struct {
  const audit_document_table_t *table;
  const audit_sheet_column_t *column;
  const audit_check_t *check;
} audit_unplaced_t;

typedef struct {
  audit_suspect_t *suspects;
  size_t suspect_count;
  audit_unplaced_t *unplaced;
  size_t unplaced_count;
} audit_placing_t;

/* Returns SIM_OK or SIM_ERR_NO_MEMORY. Borrows its arguments; free with audit_placing_free. */
int audit_placing_find(const audit_dataset_t *dataset, const audit_claims_t *claims,
                       audit_placing_t *out);
void audit_placing_free(audit_placing_t *self);

/* True when the wrong cell of a cross table is known, and the check is one of its two sums. */
bool audit_placing_has(const audit_placing_t *self, const audit_check_t *check);

#endif
