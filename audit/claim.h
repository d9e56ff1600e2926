// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_CLAIM_H
#define AUDIT_CLAIM_H

#include "audit/dataset.h"
#include "audit/verdict.h"

/* A claim of claims.csv and the checks that follow from it. */

typedef enum {
  AUDIT_CLAIM_EQUAL,
  AUDIT_CLAIM_AT_MOST,
  AUDIT_CLAIM_AT_LEAST,
  AUDIT_CLAIM_ROWS, /* one check per row of a table */
  AUDIT_CLAIM_ROWS_AT_MOST,
  AUDIT_CLAIM_ROWS_AT_LEAST,
  AUDIT_CLAIM_TOTAL, /* equality with sums of columns */
  AUDIT_CLAIM_UNCHECKED,
  AUDIT_CLAIM_KINDS
} audit_claim_kind_t;

typedef struct {
  const char *id, *stated, *formula, *section;
  const char *fact;              /* what it is an instance of; "": it stands for itself */
  char *claim[WORDS_LANG_COUNT]; /* its numbers filled in; owned */
  audit_claim_kind_t kind;
  bool is_own;         /* compares the inputs of the forecast with the document */
  unsigned note_for;   /* the verdicts that the note is written for: bits */
  size_t record;       /* in the file */
  words_place_t place; /* of what it says there */
  inputs_formula_t compiled;
} audit_claim_t;

/* One comparison: a claim, or a claim in one row of a table. */
typedef struct audit_check {
  audit_claim_t *claim;
  const audit_document_table_t *table; /* rows claims: the table and the row */
  size_t row;
  const audit_figure_t *stated;
  const char *text;              /* as printed; NULL: a sum, which no document prints */
  const char *unit;              /* of the stated figure */
  const audit_figure_t **inputs; /* of the formula's names */
  audit_judgement_t judgement;
  char *note[WORDS_LANG_COUNT];   /* its numbers filled in; NULL: none for this verdict */
  const struct audit_check *root; /* the contradiction from which this one follows
                                     (audit/follows.h); NULL: none */
} audit_check_t;

typedef struct {
  inputs_table_t file, standard; /* the dataset's own; those of every form that apply to it */
  audit_claim_t *claims;
  size_t claim_count;
  audit_check_t *checks;
  size_t check_count, check_capacity;
  size_t verdicts[AUDIT_VERDICT_COUNT];
  size_t own[AUDIT_VERDICT_COUNT]; /* those of them that compare the inputs of the forecast */
} audit_claims_t;

/* True for the kinds that have a check per row. */
bool audit_claim_is_rows(audit_claim_kind_t kind);

/* True for inequalities: what is recomputed is an upper, or a lower, limit. */
bool audit_claim_is_most(audit_claim_kind_t kind);
bool audit_claim_is_least(audit_claim_kind_t kind);

#endif
