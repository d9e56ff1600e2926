// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NEW_EXAMPLE_H
#define CLI_NEW_EXAMPLE_H

#include "cli/new/leaf.h"
#include "cli/new/plan.h"
#include "models/table/schema.h"

/* The programme of cli/new/example.def, with the years and parts of a plan, as sheets. */

/* The columns of a sheet of inputs, after that of variants where there is one. */
enum {
  CLI_NEW_NAME,
  CLI_NEW_IS,
  CLI_NEW_YEAR,
  CLI_NEW_LAW,
  CLI_NEW_VALUE,
  CLI_NEW_LOW,
  CLI_NEW_HIGH,
  CLI_NEW_N,
  CLI_NEW_UNIT,
  CLI_NEW_GRADE,
  CLI_NEW_SPREAD,
  CLI_NEW_SOURCE,
  CLI_NEW_COLUMNS
};

typedef struct {
  models_field_t field; /* MODELS_FIELD_COUNT: explains */
  words_message_t comment;
} cli_new_column_t;

extern const cli_new_column_t cli_new_columns[CLI_NEW_COLUMNS];

enum { CLI_NEW_CHOICES = 4, CLI_NEW_SHADES = 4, CLI_NEW_WORDS = 16 };

/* What the columns take, and the words of it. */
typedef struct {
  const char *words[CLI_NEW_CHOICES][CLI_NEW_WORDS];
  const char *unread[CLI_NEW_SHADES][CLI_NEW_WORDS]; /* laws that do not read the column */
  reports_choice_t choices[CLI_NEW_CHOICES];         /* the last is for units */
  reports_shade_t shades[CLI_NEW_SHADES];
} cli_new_rules_t;

/* Fill an empty leaf, and the rules of its columns. What is short of memory is lost in the leaf. */
void cli_new_inputs(const cli_new_plan_t *plan, cli_leaf_t *out, cli_new_rules_t *rules);
void cli_new_variants(const cli_new_plan_t *plan, cli_leaf_t *out, cli_new_rules_t *rules);
void cli_new_labels(const cli_new_plan_t *plan, cli_leaf_t *out);

/* The page to be read first; `file` is what its commands name, as a shell wants it. */
void cli_new_readme(const cli_new_plan_t *plan, const char *file, cli_leaf_t *out);

/* All rules but that of units, of columns that begin at `first`. */
void cli_new_rules_set(words_lang_t lang, size_t first, cli_new_rules_t *rules);

#endif
