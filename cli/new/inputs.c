// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/inputs.h"

#include "cli/new/names.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  models_field_t field;
  words_message_t comment;
} columns[CLI_NEW_COLUMNS] = {
    [CLI_NEW_NAME] = {MODELS_FIELD_NAME, WORDS_MSG_NEW_HEAD_NAME},
    [CLI_NEW_IS] = {MODELS_FIELD_COUNT, WORDS_MSG_NEW_HEAD_IS},
    [CLI_NEW_YEAR] = {MODELS_FIELD_YEAR, WORDS_MSG_NEW_HEAD_YEAR},
    [CLI_NEW_LAW] = {MODELS_FIELD_DISTRIBUTION, WORDS_MSG_NEW_HEAD_DISTRIBUTION},
    [CLI_NEW_VALUE] = {MODELS_FIELD_VALUE, WORDS_MSG_NEW_HEAD_VALUE},
    [CLI_NEW_LOW] = {MODELS_FIELD_LOW, WORDS_MSG_NEW_HEAD_LOW},
    [CLI_NEW_HIGH] = {MODELS_FIELD_HIGH, WORDS_MSG_NEW_HEAD_HIGH},
    [CLI_NEW_N] = {MODELS_FIELD_N, WORDS_MSG_NEW_HEAD_N},
    [CLI_NEW_YEAR_SD] = {MODELS_FIELD_YEAR_SD, WORDS_MSG_NEW_HEAD_YEAR_SD},
    [CLI_NEW_UNIT] = {MODELS_FIELD_UNIT, WORDS_MSG_NEW_HEAD_UNIT},
    [CLI_NEW_GRADE] = {MODELS_FIELD_GRADE, WORDS_MSG_NEW_HEAD_GRADE},
    [CLI_NEW_SPREAD] = {MODELS_FIELD_SPREAD_GRADE, WORDS_MSG_NEW_HEAD_SPREAD},
    [CLI_NEW_SOURCE] = {MODELS_FIELD_SOURCE, WORDS_MSG_NEW_HEAD_SOURCE},
};

models_field_t cli_new_field(int column) {
  return columns[column].field;
}

void cli_new_inputs_head(const cli_new_inputs_t *self) {
  const words_lang_t lang = self->plan->lang;
  reports_cell_t *row = cli_leaf_row(self->out);
  for (size_t c = 0; row && c < CLI_NEW_COLUMNS; c++) {
    reports_cell_t *cell = &row[self->first + c];
    cell->text =
        columns[c].field == MODELS_FIELD_COUNT
            ? words_message(WORDS_MSG_NEW_IS, lang)
            : inputs_name_in(lang, MODELS_NAMES_COLUMN, models_field_name(columns[c].field));
    cell->comment = words_message(columns[c].comment, lang);
  }
}

static const char *unit_of(const cli_new_inputs_t *self, const char *unit) {
  char text[16];
  if (strcmp(unit, CLI_NEW_MONEY) == 0) {
    snprintf(text, sizeof text, CLI_NEW_MONEY "%d", self->plan->first_year);
    return cli_leaf_hold(self->out, strdup(text));
  }
  const bool is_counted = strcmp(unit, CLI_NEW_COUNTED) == 0;
  return inputs_name_in(self->plan->lang, MODELS_NAMES_UNIT, is_counted ? self->plan->unit : unit);
}

/* True when the expression is of figures: the cell follows them. What stands before a parenthesis
   is a function. */
static bool names_figures(const char *expression) {
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz_0123456789";
  while (*(expression += strcspn(expression, letters))) {
    const size_t length = strspn(expression, letters);
    if (isalpha((unsigned char)*expression) && expression[length] != '(')
      return true;
    expression += length;
  }
  return false;
}

/* Writes the value of an expression into the cell, "" leaves it empty. */
static void put_number(const cli_new_inputs_t *self, const cli_new_scope_t *scope,
                       const char *expression, bool is_amount, reports_cell_t *cell) {
  static const cli_new_figures_t none = {0};
  const cli_new_figures_t *figures = self->figures ? self->figures : &none;
  char *text = *expression ? cli_new_expand(scope, expression) : NULL;
  if (!*expression)
    return;
  cell->text = NULL;
  cell->number = text ? cli_new_value(figures, text) : (double)NAN;
  cell->is_grouped = is_amount && cell->number == rint(cell->number);
  if (self->figures && text && names_figures(text))
    cell->formula = cli_leaf_hold(self->out, cli_new_formula(figures, text));
  self->out->lost = self->out->lost || !isfinite(cell->number);
  free(text);
}

static void put_styles(const cli_new_row_t *what, reports_cell_t *row) {
  for (int c = CLI_NEW_YEAR; c < CLI_NEW_COLUMNS; c++)
    row[c].style = REPORTS_AS_INPUT;
  row[CLI_NEW_IS].style = REPORTS_AS_ASIDE;
  row[CLI_NEW_UNIT].style = REPORTS_AS_IT_IS;
  if (!*what->year)
    row[CLI_NEW_YEAR].style = REPORTS_AS_IT_IS;
}

static void put_row(void *data, const void *row_of, const cli_new_scope_t *scope) {
  const cli_new_inputs_t *self = data;
  const cli_new_row_t *what = row_of;
  const words_lang_t lang = self->plan->lang;
  const bool is_amount =
      strcmp(what->unit, CLI_NEW_MONEY) == 0 || strcmp(what->unit, CLI_NEW_COUNTED) == 0;
  reports_cell_t *whole = cli_leaf_row(self->out), *row = whole + self->first;
  if (!whole)
    return;
  put_styles(what, row);
  row[CLI_NEW_NAME].text =
      cli_new_name(self->out, what->name, scope->part ? scope->part->id : "", lang);
  row[CLI_NEW_IS].text = cli_new_about(self->out, scope, what->is, lang);
  row[CLI_NEW_LAW].text =
      inputs_name_in(lang, MODELS_NAMES_DISTRIBUTION, models_distribution_name(what->law));
  put_number(self, scope, what->year, false, &row[CLI_NEW_YEAR]);
  put_number(self, scope, what->value, is_amount, &row[CLI_NEW_VALUE]);
  put_number(self, scope, what->low, is_amount, &row[CLI_NEW_LOW]);
  put_number(self, scope, what->high, is_amount, &row[CLI_NEW_HIGH]);
  put_number(self, scope, what->n, false, &row[CLI_NEW_N]);
  if (what->year_sd)
    put_number(self, scope, what->year_sd, false, &row[CLI_NEW_YEAR_SD]);
  row[CLI_NEW_UNIT].text = unit_of(self, what->unit);
  row[CLI_NEW_GRADE].text =
      inputs_name_in(lang, MODELS_NAMES_GRADE, models_grade_name(what->grade));
  if (what->spread_grade != what->grade)
    row[CLI_NEW_SPREAD].text =
        inputs_name_in(lang, MODELS_NAMES_GRADE, models_grade_name(what->spread_grade));
  row[CLI_NEW_SOURCE].text = words_message(what->source, lang);
}

void cli_new_inputs_rows(const cli_new_inputs_t *self, const cli_new_row_t *rows, size_t count) {
  cli_new_inputs_t work = *self;
  for (size_t i = 0; i < count; i++)
    if (rows[i].name)
      cli_new_each(self->plan, rows[i].each, put_row, &work, &rows[i]);
    else
      cli_leaf_section(self->out, words_message(rows[i].is, self->plan->lang));
}

/* The units of the rows: those of a programme of its kind. */
static void list_units(const cli_new_inputs_t *self, const cli_new_row_t *rows, size_t count,
                       reports_choice_t *choice, const char **words) {
  *choice = (reports_choice_t){.column = self->first + CLI_NEW_UNIT, .words = words};
  for (size_t i = 0; i < count; i++) {
    const char *unit = rows[i].name ? unit_of(self, rows[i].unit) : NULL;
    bool is_there = !unit || choice->count == CLI_NEW_WORDS;
    for (size_t k = 0; !is_there && k < choice->count; k++)
      is_there = strcmp(words[k], unit) == 0;
    if (!is_there)
      words[choice->count++] = unit;
  }
}

void cli_new_inputs_rules(const cli_new_inputs_t *self, const cli_new_row_t *rows, size_t count,
                          cli_new_rules_t *rules) {
  cli_new_rules_set(self->plan->lang, self->first, rules);
  list_units(self, rows, count, &rules->choices[CLI_NEW_CHOICES - 1],
             rules->words[CLI_NEW_CHOICES - 1]);
}
