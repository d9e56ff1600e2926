// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/standard.h"

#include "audit/standard_marks.h"
#include "inputs/formula_marks.h"
#include "sim/status.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The file, line by line. */
static const char *const lines[] = {
#include "audit/form_claims.inc"
};

enum { LINES = sizeof lines / sizeof lines[0] };

#define FORM "scenarios/form/claims.csv"

typedef struct {
  const audit_dataset_t *dataset;
  const audit_own_claims_t *own;
  inputs_table_t form;
  inputs_table_t *out;
  words_report_t unheard;
} maker_t;

static int read_form(maker_t *self) {
  size_t size = 0;
  for (size_t i = 0; i < LINES; i++)
    size += strlen(lines[i]);
  char *text = calloc(size + 1, 1), *end = text;
  if (!text)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < LINES; i++)
    end = stpcpy(end, lines[i]);
  const int status = inputs_csv_parse(FORM, text, size, NULL, &self->form, &self->unheard);
  free(text);
  return status;
}

static const char *cell_of(const inputs_table_t *table, size_t record, const char *name) {
  const size_t column = inputs_table_column(table, name);
  return column < table->records[record].count ? table->records[record].cells[column].text : "";
}

/* True when every name of the formula is that of a figure that is there. */
static bool has_figures(const audit_dataset_t *dataset, const char *formula) {
  char name[INPUTS_FORMULA_NAME];
  // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a cell has a text
  for (const char *at = formula; *at;) {
    const size_t length = strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789_.");
    const bool is_name = length > 0 && isalpha((unsigned char)*at) && at[length] != '(';
    audit_reference_t found;
    if (is_name && length < sizeof name) {
      memcpy(name, at, length);
      name[length] = '\0';
    }
    if (is_name &&
        (length >= sizeof name || !audit_dataset_resolve(dataset, name, NULL, 0, &found) ||
         found.figure->is_missing))
      return false;
    at += length ? length : 1;
  }
  return true;
}

/* Compares formulas without their blanks. */
static bool same_formula(const char *a, const char *b) {
  for (;; a++, b++) {
    a += strspn(a, " ");
    b += strspn(b, " ");
    if (*a != *b || !*a)
      return *a == *b;
  }
}

static bool is_said(const maker_t *self, const inputs_record_t *claim) {
  const char *id = claim->cells[inputs_table_column(self->out, "id")].text;
  const char *stated = claim->cells[inputs_table_column(self->out, "stated")].text;
  const char *formula = claim->cells[inputs_table_column(self->out, "formula")].text;
  const audit_own_claims_t *own = self->own;
  for (size_t i = 1; i < own->table->count; i++) {
    const inputs_cell_t *cells = own->table->records[i].cells;
    if (strcmp(cells[own->id].text, id) == 0 || (strcmp(cells[own->stated].text, stated) == 0 &&
                                                 same_formula(cells[own->formula].text, formula)))
      return true;
  }
  return false;
}

/* Row `row` of the file for one part or year, without its column `each`. *has: it applies. */
static int expand(const maker_t *self, size_t row, const audit_standard_scope_t *scope,
                  inputs_record_t *out, bool *has) {
  const inputs_record_t *form = &self->form.records[row];
  const size_t each = inputs_table_column(&self->form, "each");
  audit_standard_scope_t own = *scope;
  char *stated = NULL;
  *has = true;
  *out = (inputs_record_t){.cells = calloc(form->count, sizeof *out->cells)};
  int status = out->cells
                   ? audit_standard_expand(&own, cell_of(&self->form, row, "stated"), &stated, has)
                   : SIM_ERR_NO_MEMORY;
  own.stated = stated;
  for (size_t c = 0; status == SIM_OK && c < form->count; c++) {
    if (c == each)
      continue;
    inputs_cell_t *cell = &out->cells[out->count++];
    status = audit_standard_expand(&own, form->cells[c].text, &cell->text, has);
  }
  free(stated);
  return status;
}

static int add(void *data, size_t row, const audit_standard_scope_t *scope) {
  maker_t *self = data;
  inputs_record_t record;
  bool has;
  int status = expand(self, row, scope, &record, &has);
  if (status == SIM_OK && has &&
      has_figures(self->dataset, record.cells[inputs_table_column(self->out, "stated")].text) &&
      has_figures(self->dataset, record.cells[inputs_table_column(self->out, "formula")].text) &&
      !is_said(self, &record))
    status = inputs_table_add(self->out, &record, &self->unheard);
  inputs_record_free(&record);
  return status;
}

static int add_header(maker_t *self) {
  const size_t each = inputs_table_column(&self->form, "each"), count = self->form.records[0].count;
  inputs_record_t record = {.cells = calloc(count, sizeof *record.cells)};
  int status = record.cells ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t c = 0; status == SIM_OK && c < count; c++) {
    if (c == each)
      continue;
    inputs_cell_t *cell = &record.cells[record.count++];
    cell->text = strdup(self->form.records[0].cells[c].text);
    status = cell->text ? SIM_OK : SIM_ERR_NO_MEMORY;
  }
  if (status == SIM_OK)
    status = inputs_table_add(self->out, &record, &self->unheard);
  inputs_record_free(&record);
  return status;
}

static int make(maker_t *self) {
  int status = read_form(self);
  self->out->separator = self->form.separator;
  self->out->path = strdup(FORM);
  if (status == SIM_OK && !self->out->path)
    status = SIM_ERR_NO_MEMORY;
  if (status == SIM_OK)
    status = add_header(self);
  for (size_t row = 1; status == SIM_OK && row < self->form.count; row++)
    status = audit_standard_each(self->dataset, cell_of(&self->form, row, "each"), add, self, row);
  return status;
}

int audit_standard_claims(const audit_dataset_t *dataset, const audit_own_claims_t *own,
                          inputs_table_t *out) {
  maker_t self = {.dataset = dataset, .own = own, .out = out};
  *out = (inputs_table_t){0};
  words_report_init(&self.unheard, WORDS_ES);
  const int status = make(&self);
  inputs_table_free(&self.form);
  words_report_free(&self.unheard);
  return status;
}
