// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/example.h"

static const cli_new_row_t rows[] = {
#define COUNTED CLI_NEW_COUNTED
#define MONEY   CLI_NEW_MONEY
#include "cli/new/example.def"
};

/* Another plan: fewer places, in every year. */
static const cli_new_row_t fewer[] = {CLI_NEW_ROW("plan.places", EACH_YEAR, "<year>", CONSTANT,
                                                  "150", "", "", "", "places", STATED, STATED,
                                                  NEW_IS_VARIANT, NEW_EXAMPLE)};

enum { ROWS = sizeof rows / sizeof rows[0], FEWER = sizeof fewer / sizeof fewer[0] };

void cli_new_example(const cli_new_plan_t *plan, cli_leaf_t *out, cli_new_rules_t *rule) {
  const cli_new_inputs_t self = {.plan = plan, .out = out};
  *out = (cli_leaf_t){.columns = CLI_NEW_COLUMNS};
  cli_new_inputs_head(&self);
  cli_new_inputs_rows(&self, rows, ROWS);
  cli_new_inputs_rules(&self, rows, ROWS, rule);
}

void cli_new_variants(const cli_new_plan_t *plan, cli_leaf_t *out, cli_new_rules_t *rule) {
  const cli_new_inputs_t self = {.plan = plan, .out = out, .first = 1};
  *out = (cli_leaf_t){.columns = CLI_NEW_COLUMNS + 1};
  cli_new_inputs_head(&self);
  cli_new_inputs_rows(&self, fewer, FEWER);
  for (size_t r = 0; r < out->rows; r++)
    out->cells[r * out->columns].text = r ? words_message(WORDS_MSG_NEW_VARIANT, plan->lang)
                                        : plan->lang == WORDS_ES ? "variante"
                                                                 : "variant";
  cli_new_inputs_rules(&self, rows, ROWS, rule);
}
