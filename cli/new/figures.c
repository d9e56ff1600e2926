// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/figures.h"

#include "inputs/formula.h"
#include "words/draft.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

int cli_new_figures_add(cli_new_figures_t *self, char *id, double value, size_t row) {
  cli_new_figure_t *items = id ? realloc(self->items, (self->count + 1) * sizeof *items) : NULL;
  if (!items) {
    free(id);
    return -1;
  }
  self->items = items;
  items[self->count++] = (cli_new_figure_t){id, value, row};
  return 0;
}

void cli_new_figures_free(cli_new_figures_t *self) {
  for (size_t i = 0; i < self->count; i++)
    free(self->items[i].id);
  free(self->items);
  *self = (cli_new_figures_t){0};
}

static const cli_new_figure_t *find(const cli_new_figures_t *self, const char *id, size_t length) {
  for (size_t i = 0; i < self->count; i++)
    if (strncmp(self->items[i].id, id, length) == 0 && self->items[i].id[length] == '\0')
      return &self->items[i];
  return NULL;
}

double cli_new_value(const cli_new_figures_t *self, const char *expression) {
  inputs_formula_t formula;
  inputs_formula_fault_t fault;
  if (inputs_formula_init(&formula, expression, INPUTS_FORMULA_POINT, &fault))
    return (double)NAN;
  for (size_t i = 0; i < formula.count; i++) {
    const cli_new_figure_t *figure = find(self, formula.names[i], strlen(formula.names[i]));
    formula.values[i] = figure ? figure->value : (double)NAN;
  }
  const double value = inputs_formula_evaluate(&formula);
  inputs_formula_free(&formula);
  return value;
}

/* A name is a figure's cell, or a function: those are in capitals in a workbook. */
static void put_name(FILE *stream, const cli_new_figures_t *self, const char *name, size_t length) {
  const cli_new_figure_t *figure = find(self, name, length);
  if (figure)
    fprintf(stream, "%s!$%c$%zu", self->sheet, self->column, figure->row);
  for (size_t i = 0; !figure && i < length; i++)
    fputc(toupper((unsigned char)name[i]), stream);
}

char *cli_new_formula(const cli_new_figures_t *self, const char *expression) {
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz_0123456789";
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  if (stream)
    fputc('=', stream);
  for (const char *at = expression; stream && *at;) {
    const size_t length = isalpha((unsigned char)*at) ? strspn(at, letters) : 0;
    if (length)
      put_name(stream, self, at, length);
    else
      fputc(*at, stream);
    at += length ? length : 1;
  }
  return words_draft_end(&draft);
}
