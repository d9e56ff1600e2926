// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/claims_loader.h"
#include "audit/claims_notes.h"
#include "inputs/formula_cell.h"
#include "models/table/schema.h"
#include "sim/status.h"

#include <stdio.h>
#include <string.h>

/* One row of claims.csv: its cells, and what is wrong with them. */

const char *const audit_claims_columns[AUDIT_COLUMN_COUNT] = {
    "id",      "kind",     "claim_es", "stated",   "formula", "section",
    "note_es", "claim_en", "note_en",  "note_for", "fact"};

const inputs_cell_t *audit_claims_cell(const audit_claims_loader_t *self,
                                       const audit_claim_t *claim, int column) {
  if (self->at[column] == (size_t)-1)
    return &self->absent;
  return &self->file->records[claim->record].cells[self->at[column]];
}

/* What is not said in English is said in Spanish. */
const inputs_cell_t *audit_claims_in_english(const audit_claims_loader_t *self,
                                             const audit_claim_t *claim, int english, int spanish) {
  const inputs_cell_t *cell = audit_claims_cell(self, claim, english);
  return *cell->text ? cell : audit_claims_cell(self, claim, spanish);
}

void audit_claims_complain(const audit_claims_loader_t *self, const audit_claim_t *claim,
                           int column, words_message_t id, const char *const *args) {
  const inputs_cell_t *cell = audit_claims_cell(self, claim, column);
  const words_place_t place = {self->file->path, cell->line, cell->column};
  words_report_error(self->report, &place, id, args);
}

static void check_texts(const audit_claims_loader_t *self, const audit_claim_t *claim) {
  static const int required[] = {AUDIT_COLUMN_CLAIM_ES, AUDIT_COLUMN_STATED, AUDIT_COLUMN_SECTION};
  static const int shown[] = {AUDIT_COLUMN_CLAIM_ES, AUDIT_COLUMN_CLAIM_EN, AUDIT_COLUMN_NOTE_ES,
                              AUDIT_COLUMN_NOTE_EN, AUDIT_COLUMN_SECTION};
  for (size_t i = 0; i < sizeof required / sizeof required[0]; i++)
    inputs_csv_filled(self->file, audit_claims_cell(self, claim, required[i]),
                      audit_claims_columns[required[i]], self->report);
  /* These cells go into check.csv: a spreadsheet must not take them for formulas. */
  for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
    const inputs_cell_t *cell = audit_claims_cell(self, claim, shown[i]);
    const char *text = cell->text;
    if (!cell->is_bad && *text && strchr("=+-@", *text))
      audit_claims_complain(self, claim, shown[i], WORDS_MSG_CSV_FORMULA,
                            WORDS_ARGS(audit_claims_columns[shown[i]], text));
  }
}

static void check_id(const audit_claims_loader_t *self, const audit_claim_t *claim) {
  if (inputs_csv_filled(self->file, audit_claims_cell(self, claim, AUDIT_COLUMN_ID),
                        audit_claims_columns[AUDIT_COLUMN_ID], self->report) &&
      (!models_name_is_valid(claim->id) || strchr(claim->id, '.')))
    audit_claims_complain(self, claim, AUDIT_COLUMN_ID, WORDS_MSG_CHECK_ID,
                          WORDS_ARGS("id", claim->id));
}

static bool read_kind(const audit_claims_loader_t *self, audit_claim_t *claim) {
  static const char *const kinds[AUDIT_CLAIM_KINDS] = {"equal", "at_most",      "at_least",
                                                       "rows",  "rows_at_most", "rows_at_least",
                                                       "total", "unchecked"};
  const char *text = audit_claims_cell(self, claim, AUDIT_COLUMN_KIND)->text;
  for (int k = 0; k < AUDIT_CLAIM_KINDS; k++)
    if (strcmp(text, kinds[k]) == 0) {
      claim->kind = (audit_claim_kind_t)k;
      return true;
    }
  if (!audit_claims_cell(self, claim, AUDIT_COLUMN_KIND)->is_bad)
    audit_claims_complain(self, claim, AUDIT_COLUMN_KIND, WORDS_MSG_CLAIM_KIND, WORDS_ARGS(text));
  return false;
}

/* Reads note_for and fact. The reason why a claim is not checked is always said. */
static void read_optional(const audit_claims_loader_t *self, audit_claim_t *claim) {
  char wrong[INPUTS_FORMULA_NAME];
  const char *word = audit_note_verdicts(
      audit_claims_cell(self, claim, AUDIT_COLUMN_NOTE_FOR)->text, &claim->note_for);
  claim->fact = self->at[AUDIT_COLUMN_FACT] == (size_t)-1
                    ? ""
                    : audit_claims_cell(self, claim, AUDIT_COLUMN_FACT)->text;
  if (word) {
    snprintf(wrong, sizeof wrong, "%.*s", (int)strcspn(word, " \t,"), word);
    audit_claims_complain(self, claim, AUDIT_COLUMN_NOTE_FOR, WORDS_MSG_CLAIM_NOTE_FOR,
                          WORDS_ARGS(wrong));
  }
  if (*claim->fact && (!models_name_is_valid(claim->fact) || strchr(claim->fact, '.')))
    audit_claims_complain(self, claim, AUDIT_COLUMN_FACT, WORDS_MSG_CHECK_ID,
                          WORDS_ARGS("fact", claim->fact));
  if (claim->kind == AUDIT_CLAIM_UNCHECKED)
    claim->note_for = 1u << AUDIT_UNCHECKED;
}

/* Compiles the formula; false when it is refused. */
bool audit_claims_compile(const audit_claims_loader_t *self, audit_claim_t *claim, int *status) {
  const inputs_formula_marks_t marks = inputs_formula_marks(self->file);
  inputs_formula_fault_t fault;
  const inputs_formula_error_t error =
      inputs_formula_init(&claim->compiled, claim->formula, marks, &fault);
  if (error == INPUTS_FORMULA_NO_MEMORY)
    *status = SIM_ERR_NO_MEMORY;
  if (error == INPUTS_FORMULA_EMPTY) {
    audit_claims_complain(self, claim, AUDIT_COLUMN_FORMULA, WORDS_MSG_CLAIM_FORMULA_EMPTY, NULL);
  } else if (error && error != INPUTS_FORMULA_NO_MEMORY &&
             !audit_claims_cell(self, claim, AUDIT_COLUMN_FORMULA)->is_bad) {
    const inputs_cell_t *cell = audit_claims_cell(self, claim, AUDIT_COLUMN_FORMULA);
    const words_place_t place = {self->file->path, cell->line, cell->column};
    inputs_formula_report(self->report, &place, "formula", marks, error, &fault);
  }
  for (size_t i = 0; !error && i < claim->compiled.count; i++)
    claim->is_own = claim->is_own || strncmp(claim->compiled.names[i], "input.", 6) == 0;
  return error == INPUTS_FORMULA_OK;
}

bool audit_claims_read(const audit_claims_loader_t *self, audit_claim_t *claim, int *status) {
  const inputs_cell_t *const texts[] = {
      audit_claims_cell(self, claim, AUDIT_COLUMN_CLAIM_ES),
      audit_claims_in_english(self, claim, AUDIT_COLUMN_CLAIM_EN, AUDIT_COLUMN_CLAIM_ES)};
  claim->place = (words_place_t){self->file->path, texts[0]->line, texts[0]->column};
  check_id(self, claim);
  check_texts(self, claim);
  const bool has_kind = read_kind(self, claim);
  *status = audit_claim_fill(claim, self->dataset, self->file, texts, self->report);
  if (*status == SIM_ERR_DOMAIN)
    *status = SIM_OK; /* reported */
  if (*status != SIM_OK || !has_kind)
    return false;
  read_optional(self, claim);
  return true;
}
