// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/claims.h"

#include "audit/claims_loader.h"
#include "audit/claims_notes.h"
#include "audit/standard.h"
#include "inputs/source.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* Resolves one name of the formula. In a row a blank cell counts as nothing; elsewhere it cannot be
   used. */
static bool resolve_input(audit_claims_loader_t *self, const audit_check_t *check, const char *name,
                          const audit_figure_t **out) {
  audit_reference_t reference;
  if (!audit_dataset_resolve(self->dataset, name, check->table, check->row, &reference)) {
    audit_claims_unknown(self, check->claim, AUDIT_COLUMN_FORMULA, name);
    return false;
  }
  if (reference.figure == check->stated) {
    audit_claims_complain(self, check->claim, AUDIT_COLUMN_FORMULA, WORDS_MSG_CLAIM_CYCLE,
                          WORDS_ARGS(name));
    return false;
  }
  if (reference.figure->is_missing && !check->table && self->dataset->is_broken)
    return false;
  if (reference.figure->is_missing && !check->table) {
    audit_claims_complain(self, check->claim, AUDIT_COLUMN_FORMULA, WORDS_MSG_CLAIM_BLANK,
                          WORDS_ARGS("formula", name));
    return false;
  }
  *out = reference.figure;
  return true;
}

/* Room for one more check. */
static audit_check_t *append(audit_claims_t *out) {
  if (out->check_count == out->check_capacity) {
    const size_t capacity = out->check_capacity ? 2 * out->check_capacity : 256;
    audit_check_t *checks = realloc(out->checks, capacity * sizeof *checks);
    if (!checks)
      return NULL;
    out->checks = checks;
    out->check_capacity = capacity;
  }
  return &out->checks[out->check_count++];
}

/* Judges a check whose names are resolved, and fills its notes. SIM_ERR_DOMAIN: one of every form,
   which says nothing of this one (it divides by a zero of it). */
static int judge(const audit_claims_loader_t *self, audit_check_t *check) {
  const inputs_cell_t *const notes[WORDS_LANG_COUNT] = {
      audit_claims_cell(self, check->claim, AUDIT_COLUMN_NOTE_ES),
      audit_claims_in_english(self, check->claim, AUDIT_COLUMN_NOTE_EN, AUDIT_COLUMN_NOTE_ES)};
  if (check->claim->kind != AUDIT_CLAIM_UNCHECKED && audit_check_judge(check)) {
    if (self->is_standard)
      return SIM_ERR_DOMAIN;
    const bool in_row = check->table != NULL;
    audit_claims_complain(self, check->claim, AUDIT_COLUMN_FORMULA,
                          in_row ? WORDS_MSG_CLAIM_DIVISION_ROW : WORDS_MSG_CLAIM_DIVISION,
                          WORDS_ARGS(in_row ? audit_table_text(check->table, check->row, 0) : ""));
    return SIM_OK;
  }
  const int status = audit_check_fill_notes(check, self->dataset, self->file, notes, self->report);
  return status == SIM_ERR_DOMAIN ? SIM_OK : status; /* reported */
}

static int add_check(audit_claims_loader_t *self, const audit_check_t *check) {
  audit_check_t *added = append(self->out);
  const inputs_formula_t *formula = &check->claim->compiled;
  if (!added)
    return SIM_ERR_NO_MEMORY;
  *added = *check;
  added->judgement.verdict = AUDIT_UNCHECKED;
  added->inputs = calloc(formula->count + 1, sizeof *added->inputs);
  if (!added->inputs)
    return SIM_ERR_NO_MEMORY;
  bool ok = true;
  for (size_t i = 0; i < formula->count; i++)
    ok = resolve_input(self, added, formula->names[i], &added->inputs[i]) && ok;
  const int status = ok ? judge(self, added) : SIM_ERR_DOMAIN;
  if (status != SIM_ERR_DOMAIN)
    return status;
  free(added->inputs);
  self->out->check_count--;
  return SIM_OK;
}

static int add_rows(audit_claims_loader_t *self, audit_claim_t *claim) {
  const char *point = strchr(claim->stated, '.');
  const audit_document_table_t *table =
      point ? audit_dataset_table(self->dataset, claim->stated, (size_t)(point - claim->stated))
            : NULL;
  const audit_sheet_column_t *column = table ? audit_table_column(table, point + 1) : NULL;
  if (!column &&
      (self->dataset->is_broken || audit_claims_cell(self, claim, AUDIT_COLUMN_STATED)->is_bad))
    return SIM_OK;
  if (!column) {
    audit_claims_complain(self, claim, AUDIT_COLUMN_STATED, WORDS_MSG_CLAIM_ROWS_STATED,
                          WORDS_ARGS(claim->stated));
    return SIM_OK;
  }
  const size_t errors = self->report->errors, unknowns = self->unknown_count;
  int status = SIM_OK;
  /* One row's problem is every row's: it is said once. */
  for (size_t r = 0; !status && r < table->row_count && self->report->errors == errors &&
                     self->unknown_count == unknowns;
       r++) {
    const audit_check_t check = {.claim = claim,
                                 .table = table,
                                 .row = r,
                                 .stated = &column->figures[r],
                                 .text = audit_table_text(table, r, column->cell),
                                 .unit = column->unit};
    if (!column->figures[r].is_missing)
      status = add_check(self, &check);
  }
  return status;
}

static int add_claim(audit_claims_loader_t *self, audit_claim_t *claim) {
  int status = SIM_OK;
  const bool unchecked = claim->kind == AUDIT_CLAIM_UNCHECKED;
  if (unchecked && *claim->formula)
    audit_claims_complain(self, claim, AUDIT_COLUMN_FORMULA, WORDS_MSG_CLAIM_FORMULA_EXTRA, NULL);
  if (unchecked && !*audit_claims_cell(self, claim, AUDIT_COLUMN_NOTE_ES)->text)
    audit_claims_complain(self, claim, AUDIT_COLUMN_NOTE_ES, WORDS_MSG_CLAIM_NO_REASON,
                          WORDS_ARGS(audit_claims_columns[AUDIT_COLUMN_NOTE_ES]));
  if (!unchecked && !audit_claims_compile(self, claim, &status))
    return status;
  if (audit_claim_is_rows(claim->kind))
    return add_rows(self, claim);
  audit_reference_t stated;
  if (!audit_dataset_resolve(self->dataset, claim->stated, NULL, 0, &stated)) {
    audit_claims_unknown(self, claim, AUDIT_COLUMN_STATED, claim->stated);
    return SIM_OK;
  }
  if (stated.figure->is_missing && !unchecked && self->dataset->is_broken)
    return SIM_OK;
  if (stated.figure->is_missing && !unchecked) {
    audit_claims_complain(self, claim, AUDIT_COLUMN_STATED, WORDS_MSG_CLAIM_BLANK,
                          WORDS_ARGS("stated", claim->stated));
    return SIM_OK;
  }
  claim->is_own = claim->is_own || strncmp(claim->stated, "input.", 6) == 0;
  const audit_check_t check = {
      .claim = claim, .stated = stated.figure, .text = stated.text, .unit = stated.unit};
  return add_check(self, &check);
}

static int add_row(audit_claims_loader_t *self, size_t record) {
  audit_claims_t *out = self->out;
  const inputs_cell_t *cells = self->file->records[record].cells;
  audit_claim_t *claim = &out->claims[out->claim_count++];
  *claim = (audit_claim_t){.id = cells[self->at[AUDIT_COLUMN_ID]].text,
                           .stated = cells[self->at[AUDIT_COLUMN_STATED]].text,
                           .formula = cells[self->at[AUDIT_COLUMN_FORMULA]].text,
                           .section = cells[self->at[AUDIT_COLUMN_SECTION]].text,
                           .record = record};
  int status;
  return audit_claims_read(self, claim, &status) ? add_claim(self, claim) : status;
}

static int add_table(audit_claims_loader_t *self, const inputs_table_t *file) {
  self->file = file;
  int status = SIM_OK;
  for (size_t i = 1; status == SIM_OK && i < file->count; i++)
    status = add_row(self, i);
  return status;
}

/* Reads claims.csv; where it is not there and `is_wanted`, that is reported. */
static int read_file(audit_claims_loader_t *self, bool is_wanted) {
  char *path = audit_dataset_path(self->dataset, "claims.csv");
  bool is_there = false;
  int status = path ? inputs_source_find(path, &is_there) : SIM_ERR_NO_MEMORY;
  if (status == SIM_OK && (is_there || is_wanted))
    status = inputs_source_read(path, NULL, &self->out->file, self->report);
  free(path);
  return status;
}

/* Reads the dataset's own claims, when there are any. */
static int read_own(audit_claims_loader_t *self) {
  audit_claims_t *out = self->out;
  int status = read_file(self, false);
  self->file = &out->file;
  if (status == SIM_OK && out->file.count > 0)
    status = inputs_csv_columns(&out->file, audit_claims_columns, AUDIT_COLUMN_COUNT,
                                AUDIT_COLUMN_LATER, self->at, self->report);
  if (status == SIM_OK && out->file.count > 0 &&
      inputs_csv_unique(&out->file, self->at, 1, self->report))
    status = SIM_ERR_NO_MEMORY;
  return status;
}

/* Those of every form come first, with columns of their own. */
static int add_standard(audit_claims_loader_t *self) {
  size_t own[AUDIT_COLUMN_COUNT];
  memcpy(own, self->at, sizeof own);
  int status = inputs_csv_columns(&self->out->standard, audit_claims_columns, AUDIT_COLUMN_COUNT,
                                  AUDIT_COLUMN_LATER, self->at, self->report);
  self->is_standard = true;
  if (status == SIM_OK)
    status = add_table(self, &self->out->standard);
  self->is_standard = false;
  memcpy(self->at, own, sizeof own);
  return status;
}

static int load(audit_claims_loader_t *self) {
  audit_claims_t *out = self->out;
  int status = read_own(self);
  if (status != SIM_OK)
    return status;
  const audit_own_claims_t own = {&out->file, self->at[AUDIT_COLUMN_ID],
                                  self->at[AUDIT_COLUMN_STATED], self->at[AUDIT_COLUMN_FORMULA]};
  status = audit_standard_claims(self->dataset, &own, &out->standard);
  /* without any of its own, those of every form may be enough, and of figures that could not be
     read it is not known */
  const bool is_known = self->dataset->figure_file.count > 0 && !self->dataset->is_broken;
  if (status == SIM_OK && out->file.count == 0 && out->standard.count <= 1 && is_known)
    status = read_file(self, true);
  if (status == SIM_OK)
    out->claims = calloc(out->file.count + out->standard.count + 1, sizeof *out->claims);
  if (status == SIM_OK && !out->claims)
    status = SIM_ERR_NO_MEMORY;
  if (status == SIM_OK)
    status = add_standard(self);
  return status == SIM_OK ? add_table(self, &out->file) : status;
}

int audit_claims_find(const audit_dataset_t *dataset, bool *are_there) {
  static const inputs_table_t none = {0};
  const audit_own_claims_t own = {.table = &none};
  inputs_table_t standard;
  int status = audit_standard_claims(dataset, &own, &standard);
  *are_there = status == SIM_OK && standard.count > 1;
  inputs_table_free(&standard);
  if (status != SIM_OK || *are_there)
    return status;
  char *path = audit_dataset_path(dataset, "claims.csv");
  status = path ? inputs_source_find(path, are_there) : SIM_ERR_NO_MEMORY;
  free(path);
  return status;
}

int audit_claims_load(const audit_dataset_t *dataset, audit_claims_t *out, words_report_t *report) {
  const size_t before = report->errors;
  audit_claims_loader_t loader = {.dataset = dataset, .out = out, .report = report};
  loader.absent.text = loader.nothing;
  *out = (audit_claims_t){0};
  int status = load(&loader);
  if (!status)
    audit_claims_report_unknown(&loader);
  if (!status && report->errors > before)
    status = SIM_ERR_DOMAIN;
  for (size_t i = 0; !status && i < out->check_count; i++) {
    out->verdicts[out->checks[i].judgement.verdict]++;
    out->own[out->checks[i].judgement.verdict] += out->checks[i].claim->is_own;
  }
  return status;
}

void audit_claims_free(audit_claims_t *self) {
  for (size_t i = 0; i < self->check_count; i++) {
    free(self->checks[i].inputs);
    for (int lang = 0; lang < WORDS_LANG_COUNT; lang++)
      free(self->checks[i].note[lang]);
  }
  for (size_t i = 0; i < self->claim_count; i++) {
    inputs_formula_free(&self->claims[i].compiled);
    for (int lang = 0; lang < WORDS_LANG_COUNT; lang++)
      free(self->claims[i].claim[lang]);
  }
  free(self->checks);
  free(self->claims);
  inputs_table_free(&self->file);
  inputs_table_free(&self->standard);
  *self = (audit_claims_t){0};
}
