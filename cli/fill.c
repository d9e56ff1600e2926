// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fill.h"

#include "cli/draft.h"
#include "cli/formula.h"
#include "cli/numeral.h"
#include "sim/status.h"

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
  const cli_fill_t *source;
  const cli_table_t *file;
  const cli_cell_t *cell;
  const char *where;
  cli_lang_t lang;
  cli_report_t *report;
} filler_t;

static int refuse(const filler_t *self, cli_message_t id, const char *detail) {
  const cli_place_t place = {self->file->path, self->cell->line, self->cell->column};
  cli_report_error(self->report, &place, id, CLI_ARGS(self->where, detail));
  return SIM_ERR_DOMAIN;
}

static bool find(const cli_fill_t *source, const char *name, models_figure_t *figure,
                 const char **unit) {
  cli_reference_t reference;
  for (size_t i = 0; i < source->value_count; i++)
    if (strcmp(source->values[i].name, name) == 0) {
      *figure = source->values[i].figure;
      *unit = source->values[i].unit;
      return true;
    }
  if (!cli_dataset_resolve(source->dataset, name, source->table, source->row, &reference))
    return false;
  *figure = *reference.figure;
  *unit = reference.unit;
  return true;
}

/* Sets the values of the names; *format becomes that of the figure when there is only one name and
   nothing else. In a row a blank cell counts as nothing. */
static int set_names(const filler_t *self, const char *text, models_formula_t *formula,
                     format_t *format) {
  for (size_t i = 0; i < formula->count; i++) {
    models_figure_t figure;
    const char *unit;
    /* What is not here may be in what was refused, as its own error says. */
    const bool is_known = find(self->source, formula->names[i], &figure, &unit);
    if (self->source->dataset->is_broken && (!is_known || figure.is_missing))
      return SIM_ERR_DOMAIN;
    if (!is_known)
      return refuse(self, CLI_MSG_FILL_UNKNOWN, formula->names[i]);
    if (figure.is_missing && !self->source->table)
      return refuse(self, CLI_MSG_FILL_BLANK, formula->names[i]);
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
  char number[PLOTS_NUMBER_BYTES];
  models_formula_t formula;
  models_formula_fault_t fault;
  format_t format = {0, ""};
  char *bar = strchr(text, '|');
  if (bar)
    *bar++ = '\0';
  const models_formula_marks_t marks = cli_formula_marks(self->file);
  const models_formula_error_t error = models_formula_init(&formula, text, marks, &fault);
  if (error == MODELS_FORMULA_NO_MEMORY)
    return SIM_ERR_NO_MEMORY;
  if (error) {
    const cli_place_t place = {self->file->path, self->cell->line, self->cell->column};
    cli_formula_report(self->report, &place, self->where, marks, error, &fault);
    return SIM_ERR_DOMAIN;
  }
  int status = set_names(self, text, &formula, &format);
  if (!status && bar && !read_format(bar, &format))
    status = refuse(self, CLI_MSG_FILL_FORMAT, bar);
  const double value = status ? (double)NAN : models_formula_evaluate(&formula);
  models_formula_free(&formula);
  if (!status && !isfinite(value))
    status = refuse(self, CLI_MSG_FILL_FINITE, text);
  if (status)
    return status;
  cli_numeral_unit(number, value, format.decimals, format.unit, self->lang);
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
    return refuse(self, CLI_MSG_FILL_BRACE, *at);
  char *inside = strndup(text, (size_t)(end - text));
  const int status = inside ? put_value(self, inside, stream) : SIM_ERR_NO_MEMORY;
  free(inside);
  *at = end + 1;
  return status;
}

int cli_fill(const cli_fill_t *self, const cli_table_t *file, const cli_cell_t *cell,
             const char *where, cli_lang_t lang, char **out, cli_report_t *report) {
  const filler_t filler = {self, file, cell, where, lang, report};
  cli_draft_t draft;
  int status = SIM_OK;
  *out = NULL;
  FILE *stream = cli_draft_begin(&draft);
  if (!stream)
    return SIM_ERR_NO_MEMORY;
  for (const char *at = cell->text; !status && *at;)
    if (*at == '{')
      status = put_brace(&filler, &at, stream);
    else
      fputc(*at++, stream);
  char *text = cli_draft_end(&draft);
  if (!status && !text)
    status = SIM_ERR_NO_MEMORY;
  if (status)
    free(text);
  else
    *out = text;
  return status;
}
