// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/fill.h"

#include "inputs/formula_cell.h"
#include "sim/status.h"
#include "words/draft.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How a value is printed. */
typedef struct {
  int decimals;
  const char *unit; /* "%": with its sign; "year": digits only; "": a number */
} format_t;

typedef struct {
  const audit_fill_t *source;
  const inputs_table_t *file;
  const inputs_cell_t *cell;
  const char *where;
  words_lang_t lang;
  words_report_t *report;
} filler_t;

static int refuse(const filler_t *self, words_message_t id, const char *detail) {
  const words_place_t place = {self->file->path, self->cell->line, self->cell->column};
  words_report_error(self->report, &place, id, WORDS_ARGS(self->where, detail));
  return SIM_ERR_DOMAIN;
}

static bool find(const audit_fill_t *source, const char *name, audit_figure_t *figure,
                 const char **unit) {
  audit_reference_t reference;
  for (size_t i = 0; i < source->value_count; i++)
    if (strcmp(source->values[i].name, name) == 0) {
      *figure = source->values[i].figure;
      *unit = source->values[i].unit;
      return true;
    }
  if (!audit_dataset_resolve(source->dataset, name, source->table, source->row, &reference))
    return false;
  *figure = *reference.figure;
  *unit = reference.unit;
  return true;
}

/* Sets the values of the names; *format becomes that of the figure when there is only one name and
   nothing else. In a row a blank cell counts as nothing. */
static int set_names(const filler_t *self, const char *text, inputs_formula_t *formula,
                     format_t *format) {
  for (size_t i = 0; i < formula->count; i++) {
    audit_figure_t figure;
    const char *unit;
    /* What is not here may be in what was refused, as its own error says. */
    const bool is_known = find(self->source, formula->names[i], &figure, &unit);
    if (self->source->dataset->is_broken && (!is_known || figure.is_missing))
      return SIM_ERR_DOMAIN;
    if (!is_known)
      return refuse(self, WORDS_MSG_FILL_UNKNOWN, formula->names[i]);
    if (figure.is_missing && !self->source->table)
      return refuse(self, WORDS_MSG_FILL_BLANK, formula->names[i]);
    formula->values[i] = figure.is_missing ? 0.0 : figure.value;
    if (strcmp(text, formula->names[i]) == 0)
      *format = (format_t){figure.decimals, unit ? unit : ""};
  }
  return SIM_OK;
}

static bool read_format(const char *text, format_t *out) {
  *out = (format_t){0, "year"};
  if (strcmp(text, "year") == 0)
    return true;
  out->decimals = text[0] - '0';
  out->unit = text[0] && text[1] == '%' ? "%" : "";
  return text[0] >= '0' && text[0] <= '6' && text[1 + (*out->unit == '%')] == '\0';
}

/* Writes the value of `text`, what stands between braces; it is cut at its format. */
static int put_value(const filler_t *self, char *text, FILE *stream) {
  char number[WORDS_NUMBER_BYTES];
  inputs_formula_t formula;
  inputs_formula_fault_t fault;
  format_t format = {0, ""};
  char *bar = strchr(text, '|');
  if (bar)
    *bar++ = '\0';
  const inputs_formula_marks_t marks = inputs_formula_marks(self->file);
  const inputs_formula_error_t error = inputs_formula_init(&formula, text, marks, &fault);
  if (error == INPUTS_FORMULA_NO_MEMORY)
    return SIM_ERR_NO_MEMORY;
  if (error) {
    const words_place_t place = {self->file->path, self->cell->line, self->cell->column};
    inputs_formula_report(self->report, &place, self->where, marks, error, &fault);
    return SIM_ERR_DOMAIN;
  }
  int status = set_names(self, text, &formula, &format);
  if (!status && bar && !read_format(bar, &format))
    status = refuse(self, WORDS_MSG_FILL_FORMAT, bar);
  const double value = status ? (double)NAN : inputs_formula_evaluate(&formula);
  inputs_formula_free(&formula);
  if (!status && !isfinite(value))
    status = refuse(self, WORDS_MSG_FILL_FINITE, text);
  if (status)
    return status;
  words_numeral_unit(number, value, format.decimals, format.unit, self->lang);
  fputs(number, stream);
  return SIM_OK;
}

/* Writes what the brace at `*at` stands for, and moves behind it. */
static int put_brace(const filler_t *self, const char **at, FILE *stream) {
  const char *text = *at + 1;
  if (*text == '{') {
    fputc('{', stream);
    *at += 2;
    return SIM_OK;
  }
  const char *end = strchr(text, '}');
  if (!end)
    return refuse(self, WORDS_MSG_FILL_BRACE, *at);
  char *inside = strndup(text, (size_t)(end - text));
  const int status = inside ? put_value(self, inside, stream) : SIM_ERR_NO_MEMORY;
  free(inside);
  *at = end + 1;
  return status;
}

int audit_fill(const audit_fill_t *self, const inputs_table_t *file, const inputs_cell_t *cell,
               const char *where, words_lang_t lang, char **out, words_report_t *report) {
  const filler_t filler = {self, file, cell, where, lang, report};
  words_draft_t draft;
  int status = SIM_OK;
  *out = NULL;
  FILE *stream = words_draft_begin(&draft);
  if (!stream)
    return SIM_ERR_NO_MEMORY;
  for (const char *at = cell->text; !status && *at;)
    if (*at == '{')
      status = put_brace(&filler, &at, stream);
    else
      fputc(*at++, stream);
  char *text = words_draft_end(&draft);
  if (!status && !text)
    status = SIM_ERR_NO_MEMORY;
  if (status)
    free(text);
  else
    *out = text;
  return status;
}
