// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the figures of the form stand in the forecast. */
#include "cli/new/form.h"
#include "cli/new/names.h"

typedef struct {
  const char *figure;
  cli_new_each_t each;
  const char *output, *year, *direction;
  words_message_t says;
} placed_t;

static const placed_t placed[] = {
#define CLI_FORM_PLACED(figure, each, output, year, direction, says)                               \
  {figure, CLI_NEW_##each, output, year, direction, WORDS_MSG_##says},
#include "cli/new/form.def"
#undef CLI_FORM_PLACED
};

enum { PLACED = sizeof placed / sizeof placed[0] };

typedef struct {
  cli_leaf_t *out;
  const placed_t *placed;
  words_lang_t lang;
} placing_t;

static const char *expanded(cli_leaf_t *out, const cli_new_scope_t *scope, const char *text) {
  return cli_leaf_hold(out, cli_new_expand(scope, text));
}

enum { FIGURE, OUTPUT, YEAR, DIRECTION, ES, EN, PLACED_COLUMNS };

static void put_placed(void *data, const void *what, const cli_new_scope_t *scope) {
  const placing_t *placing = data;
  const placed_t *self = placing->placed;
  cli_leaf_t *out = placing->out;
  reports_cell_t *row = cli_leaf_row(out);
  (void)what;
  if (!row)
    return;
  row[FIGURE].text = expanded(out, scope, self->figure);
  row[OUTPUT].text =
      expanded(out, scope, inputs_name_in(placing->lang, MODELS_NAMES_OUTPUT, self->output));
  row[YEAR].text = expanded(out, scope, self->year);
  row[DIRECTION].text = inputs_name_in(placing->lang, MODELS_NAMES_DIRECTION, self->direction);
  row[ES].text = cli_new_about(out, scope, self->says, WORDS_ES);
  row[EN].text = cli_new_about(out, scope, self->says, WORDS_EN);
}

void cli_form_placed(const cli_new_plan_t *plan, cli_leaf_t *out) {
  static const char *const names[PLACED_COLUMNS] = {"figure",    "output", "year",
                                                    "direction", "es",     "en"};
  *out = (cli_leaf_t){.columns = PLACED_COLUMNS};
  cli_new_head(out, names, plan->lang);
  for (size_t i = 0; i < PLACED; i++) {
    placing_t placing = {out, &placed[i], plan->lang};
    cli_new_each(plan, placed[i].each, put_placed, &placing, NULL);
  }
}
