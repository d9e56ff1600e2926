// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/claims.h"

#include "audit/claims_notes.h"
#include "audit/standard.h"
#include "inputs/formula_cell.h"
#include "inputs/source.h"
#include "models/table/schema.h"
#include "sim/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* English may be left out: it is then said in Spanish. */
enum { ID, KIND, CLAIM_ES, STATED, FORMULA, SECTION, NOTE_ES, REQUIRED };
enum { CLAIM_EN = REQUIRED, NOTE_EN, NOTE_FOR, FACT, COLUMNS };

static const char *const columns[COLUMNS] = {"id",      "kind",     "claim_es", "stated",
                                             "formula", "section",  "note_es",  "claim_en",
                                             "note_en", "note_for", "fact"};

/* So many unknown names are slips; more come with the claims of another programme. */
enum { UNKNOWN_KEPT = 8 };

typedef struct {
  const audit_dataset_t *dataset;
  audit_claims_t *out;
  words_report_t *report;
  const inputs_table_t *file; /* in work: the dataset's own claims, or those of every form */
  bool is_standard;           /* the latter */
  size_t at[COLUMNS];
  char nothing[1];
  inputs_cell_t absent; /* the cell of a column that is left out: holds `nothing` */
  struct {
    const audit_claim_t *claim;
    int column;
    char name[INPUTS_FORMULA_NAME];
  } unknown[UNKNOWN_KEPT];
  size_t unknown_count; /* names that are no figure: said at the end */
} loader_t;

static const inputs_cell_t *cell_of(const loader_t *self, const audit_claim_t *claim, int column) {
  if (self->at[column] == (size_t)-1)
    return &self->absent;
  return &self->file->records[claim->record].cells[self->at[column]];
}

/* What is not said in English is said in Spanish. */
static const inputs_cell_t *in_english(const loader_t *self, const audit_claim_t *claim,
                                       int english, int spanish) {
  const inputs_cell_t *cell = cell_of(self, claim, english);
  return *cell->text ? cell : cell_of(self, claim, spanish);
}

static void complain(const loader_t *self, const audit_claim_t *claim, int column,
                     words_message_t id, const char *const *args) {
  const inputs_cell_t *cell = cell_of(self, claim, column);
  const words_place_t place = {self->file->path, cell->line, cell->column};
  words_report_error(self->report, &place, id, args);
}

static void check_texts(const loader_t *self, const audit_claim_t *claim) {
  static const int required[] = {CLAIM_ES, STATED, SECTION};
  static const int shown[] = {CLAIM_ES, CLAIM_EN, NOTE_ES, NOTE_EN, SECTION};
  for (size_t i = 0; i < sizeof required / sizeof required[0]; i++)
    inputs_csv_filled(self->file, cell_of(self, claim, required[i]), columns[required[i]],
                      self->report);
  /* These cells go into check.csv: a spreadsheet must not take them for formulas. */
  for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
    const inputs_cell_t *cell = cell_of(self, claim, shown[i]);
    const char *text = cell->text;
    if (!cell->is_bad && *text && strchr("=+-@", *text))
      complain(self, claim, shown[i], WORDS_MSG_CSV_FORMULA, WORDS_ARGS(columns[shown[i]], text));
  }
}

static void check_id(const loader_t *self, const audit_claim_t *claim) {
  if (inputs_csv_filled(self->file, cell_of(self, claim, ID), columns[ID], self->report) &&
      (!models_name_is_valid(claim->id) || strchr(claim->id, '.')))
    complain(self, claim, ID, WORDS_MSG_CHECK_ID, WORDS_ARGS("id", claim->id));
}

static bool read_kind(const loader_t *self, audit_claim_t *claim) {
  static const char *const kinds[AUDIT_CLAIM_KINDS] = {"equal", "at_most",      "at_least",
                                                       "rows",  "rows_at_most", "rows_at_least",
                                                       "total", "unchecked"};
  const char *text = cell_of(self, claim, KIND)->text;
  for (int k = 0; k < AUDIT_CLAIM_KINDS; k++)
    if (strcmp(text, kinds[k]) == 0) {
      claim->kind = (audit_claim_kind_t)k;
      return true;
    }
  if (!cell_of(self, claim, KIND)->is_bad)
    complain(self, claim, KIND, WORDS_MSG_CLAIM_KIND, WORDS_ARGS(text));
  return false;
}

/* Reads note_for and fact. The reason why a claim is not checked is always said. */
static void read_optional(const loader_t *self, audit_claim_t *claim) {
  char wrong[INPUTS_FORMULA_NAME];
  const char *word = audit_note_verdicts(cell_of(self, claim, NOTE_FOR)->text, &claim->note_for);
  claim->fact = self->at[FACT] == (size_t)-1 ? "" : cell_of(self, claim, FACT)->text;
  if (word) {
    snprintf(wrong, sizeof wrong, "%.*s", (int)strcspn(word, " \t,"), word);
    complain(self, claim, NOTE_FOR, WORDS_MSG_CLAIM_NOTE_FOR, WORDS_ARGS(wrong));
  }
  if (*claim->fact && (!models_name_is_valid(claim->fact) || strchr(claim->fact, '.')))
    complain(self, claim, FACT, WORDS_MSG_CHECK_ID, WORDS_ARGS("fact", claim->fact));
  if (claim->kind == AUDIT_CLAIM_UNCHECKED)
    claim->note_for = 1u << AUDIT_UNCHECKED;
}

/* Compiles the formula; false when it is refused. */
static bool compile(const loader_t *self, audit_claim_t *claim, int *status) {
  const inputs_formula_marks_t marks = inputs_formula_marks(self->file);
  inputs_formula_fault_t fault;
  const inputs_formula_error_t error =
      inputs_formula_init(&claim->compiled, claim->formula, marks, &fault);
  if (error == INPUTS_FORMULA_NO_MEMORY)
    *status = SIM_ERR_NO_MEMORY;
  if (error == INPUTS_FORMULA_EMPTY) {
    complain(self, claim, FORMULA, WORDS_MSG_CLAIM_FORMULA_EMPTY, NULL);
  } else if (error && error != INPUTS_FORMULA_NO_MEMORY && !cell_of(self, claim, FORMULA)->is_bad) {
    const inputs_cell_t *cell = cell_of(self, claim, FORMULA);
    const words_place_t place = {self->file->path, cell->line, cell->column};
    inputs_formula_report(self->report, &place, "formula", marks, error, &fault);
  }
  for (size_t i = 0; !error && i < claim->compiled.count; i++)
    claim->is_own = claim->is_own || strncmp(claim->compiled.names[i], "input.", 6) == 0;
  return error == INPUTS_FORMULA_OK;
}

/* The known name nearest to a wrong one, as a question, or "". */
static void suggest(const loader_t *self, const char *name, char *out, size_t size) {
  const char *nearest = NULL;
  size_t least = 4;
  for (size_t i = 0; i < self->dataset->figure_count; i++) {
    const size_t distance = models_edit_distance(name, self->dataset->figures[i].id);
    if (distance < least) {
      least = distance;
      nearest = self->dataset->figures[i].id;
    }
  }
  out[0] = '\0';
  char *text = nearest ? words_message_format(WORDS_MSG_DID_YOU_MEAN, self->report->lang,
                                              WORDS_ARGS(nearest))
                       : NULL;
  if (text)
    snprintf(out, size, "%s", text);
  free(text);
}

/* With a dataset that could not be read in full, a name may be unknown for that alone. */
static void unknown(loader_t *self, const audit_claim_t *claim, int column, const char *name) {
  if (self->dataset->is_broken || cell_of(self, claim, column)->is_bad)
    return;
  const size_t i = self->unknown_count++;
  if (i >= UNKNOWN_KEPT)
    return;
  self->unknown[i].claim = claim;
  self->unknown[i].column = column;
  snprintf(self->unknown[i].name, sizeof self->unknown[i].name, "%s", name);
}

static void report_unknown(const loader_t *self) {
  char question[160], count[24], list[400];
  for (size_t i = 0; self->unknown_count <= UNKNOWN_KEPT && i < self->unknown_count; i++) {
    const int column = self->unknown[i].column;
    suggest(self, self->unknown[i].name, question, sizeof question);
    complain(self, self->unknown[i].claim, column, WORDS_MSG_CLAIM_UNKNOWN,
             WORDS_ARGS(columns[column], self->unknown[i].name, question));
  }
  if (self->unknown_count <= UNKNOWN_KEPT)
    return;
  snprintf(count, sizeof count, "%zu", self->unknown_count);
  snprintf(list, sizeof list, "%s, %s, %s …", self->unknown[0].name, self->unknown[1].name,
           self->unknown[2].name);
  words_report_error(self->report, &(words_place_t){.file = self->file->path},
                     WORDS_MSG_CLAIMS_STALE, WORDS_ARGS(count, list));
}

/* Resolves one name of the formula. In a row a blank cell counts as nothing; elsewhere it cannot be
   used. */
static bool resolve_input(loader_t *self, const audit_check_t *check, const char *name,
                          const audit_figure_t **out) {
  audit_reference_t reference;
  if (!audit_dataset_resolve(self->dataset, name, check->table, check->row, &reference)) {
    unknown(self, check->claim, FORMULA, name);
    return false;
  }
  if (reference.figure == check->stated) {
    complain(self, check->claim, FORMULA, WORDS_MSG_CLAIM_CYCLE, WORDS_ARGS(name));
    return false;
  }
  if (reference.figure->is_missing && !check->table && self->dataset->is_broken)
    return false;
  if (reference.figure->is_missing && !check->table) {
    complain(self, check->claim, FORMULA, WORDS_MSG_CLAIM_BLANK, WORDS_ARGS("formula", name));
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
static int judge(const loader_t *self, audit_check_t *check) {
  const inputs_cell_t *const notes[WORDS_LANG_COUNT] = {
      cell_of(self, check->claim, NOTE_ES), in_english(self, check->claim, NOTE_EN, NOTE_ES)};
  if (check->claim->kind != AUDIT_CLAIM_UNCHECKED && audit_check_judge(check)) {
    if (self->is_standard)
      return SIM_ERR_DOMAIN;
    const bool in_row = check->table != NULL;
    complain(self, check->claim, FORMULA,
             in_row ? WORDS_MSG_CLAIM_DIVISION_ROW : WORDS_MSG_CLAIM_DIVISION,
             WORDS_ARGS(in_row ? audit_table_text(check->table, check->row, 0) : ""));
    return SIM_OK;
  }
  const int status = audit_check_fill_notes(check, self->dataset, self->file, notes, self->report);
  return status == SIM_ERR_DOMAIN ? SIM_OK : status; /* reported */
}

static int add_check(loader_t *self, const audit_check_t *check) {
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

static int add_rows(loader_t *self, audit_claim_t *claim) {
  const char *point = strchr(claim->stated, '.');
  const audit_document_table_t *table =
      point ? audit_dataset_table(self->dataset, claim->stated, (size_t)(point - claim->stated))
            : NULL;
  const audit_sheet_column_t *column = table ? audit_table_column(table, point + 1) : NULL;
  if (!column && (self->dataset->is_broken || cell_of(self, claim, STATED)->is_bad))
    return SIM_OK;
  if (!column) {
    complain(self, claim, STATED, WORDS_MSG_CLAIM_ROWS_STATED, WORDS_ARGS(claim->stated));
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

static int add_claim(loader_t *self, audit_claim_t *claim) {
  int status = SIM_OK;
  const bool unchecked = claim->kind == AUDIT_CLAIM_UNCHECKED;
  if (unchecked && *claim->formula)
    complain(self, claim, FORMULA, WORDS_MSG_CLAIM_FORMULA_EXTRA, NULL);
  if (unchecked && !*cell_of(self, claim, NOTE_ES)->text)
    complain(self, claim, NOTE_ES, WORDS_MSG_CLAIM_NO_REASON, WORDS_ARGS(columns[NOTE_ES]));
  if (!unchecked && !compile(self, claim, &status))
    return status;
  if (audit_claim_is_rows(claim->kind))
    return add_rows(self, claim);
  audit_reference_t stated;
  if (!audit_dataset_resolve(self->dataset, claim->stated, NULL, 0, &stated)) {
    unknown(self, claim, STATED, claim->stated);
    return SIM_OK;
  }
  if (stated.figure->is_missing && !unchecked && self->dataset->is_broken)
    return SIM_OK;
  if (stated.figure->is_missing && !unchecked) {
    complain(self, claim, STATED, WORDS_MSG_CLAIM_BLANK, WORDS_ARGS("stated", claim->stated));
    return SIM_OK;
  }
  claim->is_own = claim->is_own || strncmp(claim->stated, "input.", 6) == 0;
  const audit_check_t check = {
      .claim = claim, .stated = stated.figure, .text = stated.text, .unit = stated.unit};
  return add_check(self, &check);
}

static int add_row(loader_t *self, size_t record) {
  audit_claims_t *out = self->out;
  const inputs_cell_t *cells = self->file->records[record].cells;
  audit_claim_t *claim = &out->claims[out->claim_count++];
  *claim = (audit_claim_t){.id = cells[self->at[ID]].text,
                           .stated = cells[self->at[STATED]].text,
                           .formula = cells[self->at[FORMULA]].text,
                           .section = cells[self->at[SECTION]].text,
                           .record = record};
  const inputs_cell_t *const texts[] = {cell_of(self, claim, CLAIM_ES),
                                        in_english(self, claim, CLAIM_EN, CLAIM_ES)};
  claim->place = (words_place_t){self->file->path, texts[0]->line, texts[0]->column};
  check_id(self, claim);
  check_texts(self, claim);
  const bool has_kind = read_kind(self, claim);
  const int status = audit_claim_fill(claim, self->dataset, self->file, texts, self->report);
  if (status == SIM_ERR_NO_MEMORY || !has_kind)
    return status == SIM_ERR_NO_MEMORY ? status : SIM_OK; /* the rest is reported */
  read_optional(self, claim);
  return add_claim(self, claim);
}

static int add_table(loader_t *self, const inputs_table_t *file) {
  self->file = file;
  int status = SIM_OK;
  for (size_t i = 1; status == SIM_OK && i < file->count; i++)
    status = add_row(self, i);
  return status;
}

/* Reads the dataset's own claims. Without any, those of every form may be enough. */
static int read_own(loader_t *self, bool is_optional) {
  audit_claims_t *out = self->out;
  char *path = audit_dataset_path(self->dataset, "claims.csv");
  bool is_there = true;
  int status = path ? SIM_OK : SIM_ERR_NO_MEMORY;
  self->file = &out->file;
  if (status == SIM_OK && is_optional)
    status = inputs_source_find(path, &is_there);
  if (status == SIM_OK && is_there)
    status = inputs_source_read(path, NULL, &out->file, self->report);
  free(path);
  if (status == SIM_OK && out->file.count > 0)
    status = inputs_csv_columns(&out->file, columns, COLUMNS, REQUIRED, self->at, self->report);
  if (status == SIM_OK && out->file.count > 0 &&
      inputs_csv_unique(&out->file, self->at, 1, self->report))
    status = SIM_ERR_NO_MEMORY;
  return status;
}

/* Those of every form come first, with columns of their own. */
static int add_standard(loader_t *self) {
  size_t own[COLUMNS];
  memcpy(own, self->at, sizeof own);
  int status =
      inputs_csv_columns(&self->out->standard, columns, COLUMNS, REQUIRED, self->at, self->report);
  self->is_standard = true;
  if (status == SIM_OK)
    status = add_table(self, &self->out->standard);
  self->is_standard = false;
  memcpy(self->at, own, sizeof own);
  return status;
}

static bool applies_any(const audit_dataset_t *dataset, audit_claims_t *out, int *status) {
  static const inputs_table_t none = {0};
  const audit_own_claims_t own = {.table = &none};
  *status = audit_standard_claims(dataset, &own, &out->standard);
  const bool any = out->standard.count > 1;
  inputs_table_free(&out->standard);
  return *status == SIM_OK && any;
}

static int load(loader_t *self) {
  audit_claims_t *out = self->out;
  int status;
  const bool is_form = applies_any(self->dataset, out, &status);
  if (status == SIM_OK)
    status = read_own(self, is_form);
  if (status != SIM_OK)
    return status;
  const audit_own_claims_t own = {&out->file, self->at[ID], self->at[STATED], self->at[FORMULA]};
  status = audit_standard_claims(self->dataset, &own, &out->standard);
  if (status == SIM_OK)
    out->claims = calloc(out->file.count + out->standard.count + 1, sizeof *out->claims);
  if (status == SIM_OK && !out->claims)
    status = SIM_ERR_NO_MEMORY;
  if (status == SIM_OK)
    status = add_standard(self);
  return status == SIM_OK ? add_table(self, &out->file) : status;
}

int audit_check_judge(audit_check_t *self) {
  static const audit_relation_t relations[AUDIT_CLAIM_KINDS] = {
      [AUDIT_CLAIM_AT_MOST] = AUDIT_AT_MOST,
      [AUDIT_CLAIM_AT_LEAST] = AUDIT_AT_LEAST,
      [AUDIT_CLAIM_ROWS_AT_MOST] = AUDIT_AT_MOST,
      [AUDIT_CLAIM_ROWS_AT_LEAST] = AUDIT_AT_LEAST};
  audit_figure_t inputs[INPUTS_FORMULA_NAMES];
  inputs_formula_t *formula = &self->claim->compiled;
  for (size_t i = 0; i < formula->count; i++) {
    inputs[i] = *self->inputs[i];
    if (inputs[i].is_missing)
      inputs[i] = (audit_figure_t){0};
  }
  return audit_judge(relations[self->claim->kind], self->stated, formula, inputs, &self->judgement);
}

int audit_claims_find(const audit_dataset_t *dataset, bool *are_there) {
  audit_claims_t unread = {0};
  int status;
  *are_there = applies_any(dataset, &unread, &status);
  if (status != SIM_OK || *are_there)
    return status;
  char *path = audit_dataset_path(dataset, "claims.csv");
  status = path ? inputs_source_find(path, are_there) : SIM_ERR_NO_MEMORY;
  free(path);
  return status;
}

int audit_claims_load(const audit_dataset_t *dataset, audit_claims_t *out, words_report_t *report) {
  const size_t before = report->errors;
  loader_t loader = {.dataset = dataset, .out = out, .report = report};
  loader.absent.text = loader.nothing;
  *out = (audit_claims_t){0};
  int status = load(&loader);
  if (!status)
    report_unknown(&loader);
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
