// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_CLAIMS_H
#define CLI_CLAIMS_H

#include "cli/dataset.h"
#include "models/verdict.h"

/* claims.csv: what a document says with its figures, and the formula that recomputes each. */

typedef enum {
  CLI_CLAIM_EQUAL,
  CLI_CLAIM_AT_MOST,
  CLI_CLAIM_AT_LEAST,
  CLI_CLAIM_ROWS, /* one check per row of a table */
  CLI_CLAIM_ROWS_AT_MOST,
  CLI_CLAIM_ROWS_AT_LEAST,
  CLI_CLAIM_TOTAL, /* equality with sums of columns */
  CLI_CLAIM_UNCHECKED,
  CLI_CLAIM_KINDS
} cli_claim_kind_t;

typedef struct {
  const char *id, *stated, *formula, *section;
  const char *fact;            /* what it is an instance of; "": it stands for itself */
  char *claim[CLI_LANG_COUNT]; /* its numbers filled in; owned */
  cli_claim_kind_t kind;
  bool is_own;       /* compares the inputs of the forecast with the document */
  unsigned note_for; /* the verdicts that the note is written for: bits */
  size_t record;     /* in the file */
  models_formula_t compiled;
} cli_claim_t;

/* One comparison: a claim, or a claim in one row of a table. */
typedef struct {
  cli_claim_t *claim;
  const cli_document_table_t *table; /* rows claims: the table and the row */
  size_t row;
  const models_figure_t *stated;
  const char *text;               /* as printed; NULL: a sum, which no document prints */
  const char *unit;               /* of the stated figure */
  const models_figure_t **inputs; /* of the formula's names */
  models_judgement_t judgement;
  char *note[CLI_LANG_COUNT]; /* its numbers filled in; NULL: none for this verdict */
} cli_check_t;

typedef struct {
  cli_table_t file;
  cli_claim_t *claims;
  size_t claim_count;
  cli_check_t *checks;
  size_t check_count, check_capacity;
  size_t verdicts[MODELS_VERDICT_COUNT];
  size_t own[MODELS_VERDICT_COUNT]; /* those of them that compare the inputs of the forecast */
} cli_claims_t;

/* True for the kinds that have a check per row. */
bool cli_claim_is_rows(cli_claim_kind_t kind);

/* True for inequalities: what is recomputed is an upper, or a lower, limit. */
bool cli_claim_is_most(cli_claim_kind_t kind);
bool cli_claim_is_least(cli_claim_kind_t kind);

/* Reads the claims of a dataset, compiles their formulas, resolves their names and judges them.
   Returns SIM_OK; SIM_ERR_DOMAIN with every problem reported; SIM_ERR_NO_MEMORY. Borrows the
   dataset. Free with cli_claims_free in any case. */
int cli_claims_load(const cli_dataset_t *dataset, cli_claims_t *out, cli_report_t *report);
void cli_claims_free(cli_claims_t *self);

/* Judges one check with the figures as they are now. SIM_OK, or SIM_ERR_DOMAIN when the formula has
   no finite value. */
int cli_check_judge(cli_check_t *self);

#endif
