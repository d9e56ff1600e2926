// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/example.h"

#include "cli/new/names.h"
#include "models/table/schema.h"
#include "models/table/translate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNTED "counted"
#define MONEY   "M$"

typedef enum { ONE, COMPONENT, CRITERION, CONDITION, RESULT, REGION, SHARED } each_t;
typedef enum { NONE, BEFORE, EACH } when_t;

/* A row of example.def; without a name it begins a section. */
typedef struct {
  const char *name;
  each_t each;
  when_t when;
  models_distribution_t law;
  double value, low, high, n;
  const char *unit;
  models_grade_t grade, spread_grade;
  words_message_t is, source;
} row_t;

static const row_t rows[] = {
#define CLI_NEW_SECTION(message) {.is = WORDS_MSG_##message},
#define CLI_NEW_ROW(name, each, when, law, value, low, high, n, unit, grade, spread, is, source)   \
  {name,                                                                                           \
   each,                                                                                           \
   when,                                                                                           \
   MODELS_##law,                                                                                   \
   value,                                                                                          \
   low,                                                                                            \
   high,                                                                                           \
   n,                                                                                              \
   unit,                                                                                           \
   MODELS_##grade,                                                                                 \
   MODELS_##spread,                                                                                \
   WORDS_MSG_##is,                                                                                 \
   WORDS_MSG_##source},
#include "cli/new/example.def"
#undef CLI_NEW_ROW
#undef CLI_NEW_SECTION
};

enum { ROWS = sizeof rows / sizeof rows[0] };

const cli_new_column_t cli_new_columns[CLI_NEW_COLUMNS] = {
    [CLI_NEW_NAME] = {MODELS_FIELD_NAME, WORDS_MSG_NEW_HEAD_NAME},
    [CLI_NEW_IS] = {MODELS_FIELD_COUNT, WORDS_MSG_NEW_HEAD_IS},
    [CLI_NEW_YEAR] = {MODELS_FIELD_YEAR, WORDS_MSG_NEW_HEAD_YEAR},
    [CLI_NEW_LAW] = {MODELS_FIELD_DISTRIBUTION, WORDS_MSG_NEW_HEAD_DISTRIBUTION},
    [CLI_NEW_VALUE] = {MODELS_FIELD_VALUE, WORDS_MSG_NEW_HEAD_VALUE},
    [CLI_NEW_LOW] = {MODELS_FIELD_LOW, WORDS_MSG_NEW_HEAD_LOW},
    [CLI_NEW_HIGH] = {MODELS_FIELD_HIGH, WORDS_MSG_NEW_HEAD_HIGH},
    [CLI_NEW_N] = {MODELS_FIELD_N, WORDS_MSG_NEW_HEAD_N},
    [CLI_NEW_UNIT] = {MODELS_FIELD_UNIT, WORDS_MSG_NEW_HEAD_UNIT},
    [CLI_NEW_GRADE] = {MODELS_FIELD_GRADE, WORDS_MSG_NEW_HEAD_GRADE},
    [CLI_NEW_SPREAD] = {MODELS_FIELD_SPREAD_GRADE, WORDS_MSG_NEW_HEAD_SPREAD},
    [CLI_NEW_SOURCE] = {MODELS_FIELD_SOURCE, WORDS_MSG_NEW_HEAD_SOURCE},
};

/* A sheet of inputs, and where its columns begin. */
typedef struct {
  const cli_new_plan_t *plan;
  cli_leaf_t *out;
  size_t first;
} inputs_t;

static void put_head(inputs_t *self) {
  const words_lang_t lang = self->plan->lang;
  reports_cell_t *row = cli_leaf_row(self->out);
  for (size_t c = 0; row && c < CLI_NEW_COLUMNS; c++) {
    reports_cell_t *cell = &row[self->first + c];
    cell->text =
        cli_new_columns[c].field == MODELS_FIELD_COUNT
            ? words_message(WORDS_MSG_NEW_IS, lang)
            : cli_new_word(MODELS_NAMES_COLUMN, models_field_name(cli_new_columns[c].field), lang);
    cell->comment = words_message(cli_new_columns[c].comment, lang);
  }
}

static const char *unit_of(inputs_t *self, const char *unit) {
  char text[16];
  if (strcmp(unit, MONEY) == 0) {
    snprintf(text, sizeof text, MONEY "%d", self->plan->first_year);
    return cli_leaf_hold(self->out, strdup(text));
  }
  return cli_new_word(MODELS_NAMES_UNIT, strcmp(unit, COUNTED) == 0 ? self->plan->unit : unit,
                      self->plan->lang);
}

static void put_number(reports_cell_t *cell, double x, bool is_grouped) {
  if (!isnan(x)) {
    cell->text = NULL;
    cell->number = x;
    cell->is_grouped = is_grouped;
  }
}

/* Amounts divided among components, in whole numbers. */
static double amount(const inputs_t *self, const row_t *what, double x) {
  return what->each == SHARED ? rint(x / (double)self->plan->lists[CLI_NEW_COMPONENT].count) : x;
}

/* `part` may be NULL, `year` 0. */
static reports_cell_t *put_row(inputs_t *self, const row_t *what, const cli_new_part_t *part,
                               int year) {
  const words_lang_t lang = self->plan->lang;
  reports_cell_t *whole = cli_leaf_row(self->out), *row = whole + self->first;
  const bool is_amount = strcmp(what->unit, MONEY) == 0 || strcmp(what->unit, COUNTED) == 0;
  if (!whole)
    return NULL;
  for (int c = CLI_NEW_YEAR; c < CLI_NEW_COLUMNS; c++)
    row[c].style =
        c == CLI_NEW_UNIT || (c == CLI_NEW_YEAR && !year) ? REPORTS_AS_IT_IS : REPORTS_AS_INPUT;
  row[CLI_NEW_NAME].text = cli_new_name(self->out, what->name, part ? part->id : "", lang);
  row[CLI_NEW_IS].text =
      part ? cli_leaf_hold(self->out,
                           words_message_format(what->is, lang, WORDS_ARGS(part->label[lang])))
           : words_message(what->is, lang);
  row[CLI_NEW_IS].style = REPORTS_AS_ASIDE;
  put_number(&row[CLI_NEW_YEAR], year ? year : (double)NAN, false);
  row[CLI_NEW_LAW].text =
      cli_new_word(MODELS_NAMES_DISTRIBUTION, models_distribution_name(what->law), lang);
  put_number(&row[CLI_NEW_VALUE], amount(self, what, what->value), is_amount);
  put_number(&row[CLI_NEW_LOW], amount(self, what, what->low), is_amount);
  put_number(&row[CLI_NEW_HIGH], amount(self, what, what->high), is_amount);
  put_number(&row[CLI_NEW_N], what->n, false);
  row[CLI_NEW_UNIT].text = unit_of(self, what->unit);
  row[CLI_NEW_GRADE].text = cli_new_word(MODELS_NAMES_GRADE, models_grade_name(what->grade), lang);
  if (what->spread_grade != what->grade)
    row[CLI_NEW_SPREAD].text =
        cli_new_word(MODELS_NAMES_GRADE, models_grade_name(what->spread_grade), lang);
  row[CLI_NEW_SOURCE].text = words_message(what->source, lang);
  return whole;
}

/* The rows of all years that it is for. */
static void put_years(inputs_t *self, const row_t *what, const cli_new_part_t *part) {
  const cli_new_plan_t *plan = self->plan;
  if (what->when != EACH)
    put_row(self, what, part, what->when == BEFORE ? plan->first_year - 1 : 0);
  for (int year = plan->first_year; what->when == EACH && year <= plan->last_year; year++)
    put_row(self, what, part, year);
}

static void put_section(inputs_t *self, words_message_t title) {
  reports_cell_t *row = cli_leaf_row(self->out);
  for (size_t c = 0; row && c < self->out->columns; c++)
    row[c].style = REPORTS_AS_SECTION;
  if (row)
    row[0].text = words_message(title, self->plan->lang);
}

static const cli_new_parts_t *parts_of(const cli_new_plan_t *plan, each_t each) {
  static const cli_new_list_t lists[] = {
      [COMPONENT] = CLI_NEW_COMPONENT, [CRITERION] = CLI_NEW_CRITERION,
      [CONDITION] = CLI_NEW_CONDITION, [RESULT] = CLI_NEW_RESULT,
      [REGION] = CLI_NEW_REGION,       [SHARED] = CLI_NEW_COMPONENT};
  return &plan->lists[lists[each]];
}

static void put_rows(inputs_t *self, const row_t *what) {
  if (!what->name) {
    put_section(self, what->is);
  } else if (what->each == ONE) {
    put_years(self, what, NULL);
  } else {
    const cli_new_parts_t *parts = parts_of(self->plan, what->each);
    for (size_t i = 0; i < parts->count; i++)
      put_years(self, what, &parts->items[i]);
  }
}

/* The units of the example: those of a programme of its kind. */
static void list_units(inputs_t *self, reports_choice_t *choice, const char **words) {
  *choice = (reports_choice_t){.column = self->first + CLI_NEW_UNIT, .words = words};
  for (size_t i = 0; i < ROWS; i++) {
    const char *unit = rows[i].name ? unit_of(self, rows[i].unit) : NULL;
    bool is_there = !unit || choice->count == CLI_NEW_WORDS;
    for (size_t k = 0; !is_there && k < choice->count; k++)
      is_there = strcmp(words[k], unit) == 0;
    if (!is_there)
      words[choice->count++] = unit;
  }
}

void cli_new_inputs(const cli_new_plan_t *plan, cli_leaf_t *out, cli_new_rules_t *rules) {
  inputs_t self = {plan, out, 0};
  *out = (cli_leaf_t){.columns = CLI_NEW_COLUMNS};
  put_head(&self);
  for (size_t i = 0; i < ROWS; i++)
    put_rows(&self, &rows[i]);
  cli_new_rules_set(plan->lang, self.first, rules);
  list_units(&self, &rules->choices[CLI_NEW_CHOICES - 1], rules->words[CLI_NEW_CHOICES - 1]);
}

/* Another plan: fewer places, in every year. */
void cli_new_variants(const cli_new_plan_t *plan, cli_leaf_t *out, cli_new_rules_t *rules) {
  static const row_t fewer = {.name = "plan.places",
                              .law = MODELS_CONSTANT,
                              .value = 150,
                              .low = NAN,
                              .high = NAN,
                              .n = NAN,
                              .unit = "places",
                              .grade = MODELS_STATED,
                              .spread_grade = MODELS_STATED,
                              .is = WORDS_MSG_NEW_IS_VARIANT,
                              .source = WORDS_MSG_NEW_EXAMPLE};
  inputs_t self = {plan, out, 1};
  *out = (cli_leaf_t){.columns = CLI_NEW_COLUMNS + 1};
  put_head(&self);
  if (out->rows)
    out->cells[0].text = plan->lang == WORDS_ES ? "variante" : "variant";
  for (int year = plan->first_year; year <= plan->last_year; year++) {
    reports_cell_t *row = put_row(&self, &fewer, NULL, year);
    if (row)
      row[0].text = words_message(WORDS_MSG_NEW_VARIANT, plan->lang);
  }
  cli_new_rules_set(plan->lang, self.first, rules);
  list_units(&self, &rules->choices[CLI_NEW_CHOICES - 1], rules->words[CLI_NEW_CHOICES - 1]);
}
