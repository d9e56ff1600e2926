// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_CLAIMS_LOADER_H
#define AUDIT_CLAIMS_LOADER_H

#include "audit/claim.h"

/* What the files that read claims.csv share: claims_row.c a row of it, claims_unknown.c names that
   are no figure, claims.c the whole. */

/* The columns; from AUDIT_COLUMN_LATER on they may be left out. What is not said in English is said
   in Spanish. */
enum {
  AUDIT_COLUMN_ID,
  AUDIT_COLUMN_KIND,
  AUDIT_COLUMN_CLAIM_ES,
  AUDIT_COLUMN_STATED,
  AUDIT_COLUMN_FORMULA,
  AUDIT_COLUMN_SECTION,
  AUDIT_COLUMN_NOTE_ES,
  AUDIT_COLUMN_LATER
};
enum {
  AUDIT_COLUMN_CLAIM_EN = AUDIT_COLUMN_LATER,
  AUDIT_COLUMN_NOTE_EN,
  AUDIT_COLUMN_NOTE_FOR,
  AUDIT_COLUMN_FACT,
  AUDIT_COLUMN_COUNT
};

extern const char *const audit_claims_columns[AUDIT_COLUMN_COUNT];

/* So many unknown names are slips; more come with the claims of another programme. */
enum { AUDIT_UNKNOWN_KEPT = 8 };

typedef struct {
  const audit_dataset_t *dataset;
  audit_claims_t *out;
  words_report_t *report;
  const inputs_table_t *file; /* in work: the dataset's own claims, or those of every form */
  bool is_standard;           /* the latter */
  size_t at[AUDIT_COLUMN_COUNT];
  char nothing[1];
  inputs_cell_t absent; /* the cell of a column that is left out: holds `nothing` */
  struct {
    const audit_claim_t *claim;
    int column;
    char name[INPUTS_FORMULA_NAME];
  } unknown[AUDIT_UNKNOWN_KEPT];
  size_t unknown_count; /* names that are no figure: said at the end */
} audit_claims_loader_t;

/* The cell of a claim in a column; an empty one where the column is left out. */
const inputs_cell_t *audit_claims_cell(const audit_claims_loader_t *self,
                                       const audit_claim_t *claim, int column);

/* The same of a text in English: what is not said in English is said in Spanish. */
const inputs_cell_t *audit_claims_in_english(const audit_claims_loader_t *self,
                                             const audit_claim_t *claim, int english, int spanish);

/* Reports an error at that cell. */
void audit_claims_complain(const audit_claims_loader_t *self, const audit_claim_t *claim,
                           int column, words_message_t id, const char *const *args);

/* Reads texts, kind and what may be left out of a claim that knows its row and its cells of text.
   False when its kind or its texts leave nothing to go on with; what is wrong is reported. *status:
   SIM_OK or SIM_ERR_NO_MEMORY. */
bool audit_claims_read(const audit_claims_loader_t *self, audit_claim_t *claim, int *status);

/* Compiles the formula; false when it is refused (reported). *status: SIM_OK or SIM_ERR_NO_MEMORY.
 */
bool audit_claims_compile(const audit_claims_loader_t *self, audit_claim_t *claim, int *status);

/* Keeps a name that is no figure, and says at the end which those were. */
void audit_claims_unknown(audit_claims_loader_t *self, const audit_claim_t *claim, int column,
                          const char *name);
void audit_claims_report_unknown(const audit_claims_loader_t *self);

#endif
