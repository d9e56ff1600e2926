// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_PLACING_H
#define CLI_PLACING_H

#include "cli/claims.h"

#include <stdio.h>

/* Where a table of the document does not add up. A cross table is found in the claims themselves:
   a rows claim whose formula is a plain sum of columns, and claims that a stated figure is the sum
   of one column. */

/* A cell to blame, with what would close its row and its column. */
typedef struct {
  const cli_document_table_t *table;
  size_t row;
  const cli_sheet_column_t *column;
  double closing;
} cli_suspect_t;

/* A contradiction of sums that cannot be placed: of a whole cross table (check NULL), or of one
   column that no row total includes. */
typedef struct {
  const cli_document_table_t *table;
  const cli_sheet_column_t *column;
  const cli_check_t *check;
} cli_unplaced_t;

typedef struct {
  cli_suspect_t *suspects;
  size_t suspect_count;
  cli_unplaced_t *unplaced;
  size_t unplaced_count;
} cli_placing_t;

/* Returns SIM_OK or SIM_ERR_NO_MEMORY. Borrows its arguments; free with cli_placing_free. */
int cli_placing_find(const cli_dataset_t *dataset, const cli_claims_t *claims, cli_placing_t *out);
void cli_placing_free(cli_placing_t *self);

#endif
