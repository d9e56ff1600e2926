// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NEW_INPUTS_H
#define CLI_NEW_INPUTS_H

#include "cli/new/figures.h"
#include "cli/new/scope.h"
#include "models/table/schema.h"

/* A sheet of inputs to fill in. */

/* Its columns, after that of variants where there is one. */
enum {
  CLI_NEW_NAME,
  CLI_NEW_IS,
  CLI_NEW_YEAR,
  CLI_NEW_LAW,
  CLI_NEW_VALUE,
  CLI_NEW_LOW,
  CLI_NEW_HIGH,
  CLI_NEW_N,
  CLI_NEW_YEAR_SD,
  CLI_NEW_UNIT,
  CLI_NEW_GRADE,
  CLI_NEW_SPREAD,
  CLI_NEW_SOURCE,
  CLI_NEW_COLUMNS
};

#define CLI_NEW_COUNTED "counted" /* the unit of what the programme counts */
#define CLI_NEW_MONEY   "M$"      /* of the first year */

/* A row of example.def, prices.def or form.def; without a name it begins a section. */
typedef struct {
  const char *name;
  cli_new_each_t each;
  const char *year;
  models_distribution_t law;
  const char *value, *low, *high, *n;
  const char *unit;
  models_grade_t grade, spread_grade;
  words_message_t is, source;
  const char *year_sd; /* NULL: none */
} cli_new_row_t;

#define CLI_NEW_SECTION(message) {.is = WORDS_MSG_##message},
#define CLI_NEW_ROW(name, each, year, law, value, low, high, n, unit, grade, spread, is, source)   \
  {name,           CLI_NEW_##each,  year,           MODELS_##law,       value, low, high, n, unit, \
   MODELS_##grade, MODELS_##spread, WORDS_MSG_##is, WORDS_MSG_##source, NULL},

/* One that differs from year to year. */
#define CLI_NEW_YEARLY(name, each, year, law, value, low, high, n, unit, grade, spread, is,        \
                       source, year_sd)                                                            \
  {                                                                                                \
      name,                                                                                        \
      CLI_NEW_##each,                                                                              \
      year,                                                                                        \
      MODELS_##law,                                                                                \
      value,                                                                                       \
      low,                                                                                         \
      high,                                                                                        \
      n,                                                                                           \
      unit,                                                                                        \
      MODELS_##grade,                                                                              \
      MODELS_##spread,                                                                             \
      WORDS_MSG_##is,                                                                              \
      WORDS_MSG_##source,                                                                          \
      year_sd},

enum { CLI_NEW_CHOICES = 4, CLI_NEW_SHADES = 4, CLI_NEW_WORDS = 16 };

/* What the columns take, and the words of it. */
typedef struct {
  const char *words[CLI_NEW_CHOICES][CLI_NEW_WORDS];
  const char *unread[CLI_NEW_SHADES][CLI_NEW_WORDS]; /* laws that do not read the column */
  reports_choice_t choices[CLI_NEW_CHOICES];         /* the last is for units */
  reports_shade_t shades[CLI_NEW_SHADES];
} cli_new_rules_t;

typedef struct {
  const cli_new_plan_t *plan;
  const cli_new_figures_t *figures; /* that expressions name; NULL: none */
  cli_leaf_t *out;
  size_t first; /* the column where the sheet's begin */
} cli_new_inputs_t;

/* Fill the leaf, which is empty but for the number of its columns; what is short of memory, or has
   no value, is lost in it. */
void cli_new_inputs_head(const cli_new_inputs_t *self);
void cli_new_inputs_rows(const cli_new_inputs_t *self, const cli_new_row_t *rows, size_t count);

/* The rules of its columns: units are those of the rows. */
void cli_new_inputs_rules(const cli_new_inputs_t *self, const cli_new_row_t *rows, size_t count,
                          cli_new_rules_t *rules);

/* All rules but that of units, of columns that begin at `first`. */
void cli_new_rules_set(words_lang_t lang, size_t first, cli_new_rules_t *rules);

/* Which field a column is; MODELS_FIELD_COUNT: it explains. */
models_field_t cli_new_field(int column);

#endif
