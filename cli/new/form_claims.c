// SPDX-License-Identifier: GPL-3.0-or-later
/* What must hold between the figures of the form, and where they stand in the forecast. */
#include "cli/new/form.h"

typedef struct {
  const char *id;
  cli_new_each_t each;
  const char *kind, *stated, *formula, *section;
  words_message_t says;
} claim_t;

static const claim_t claims[] = {
#define CLI_FORM_CLAIM(id, each, kind, stated, formula, section, says)                             \
  {id, CLI_NEW_##each, kind, stated, formula, section, WORDS_MSG_##says},
#include "cli/new/form.def"
#undef CLI_FORM_CLAIM
};

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

enum { CLAIMS = sizeof claims / sizeof claims[0], PLACED = sizeof placed / sizeof placed[0] };

static void put_head(cli_leaf_t *out, const char *const *names) {
  reports_cell_t *row = cli_leaf_row(out);
  for (size_t c = 0; row && c < out->columns; c++)
    row[c].text = names[c];
}

static const char *expanded(cli_leaf_t *out, const cli_new_scope_t *scope, const char *text) {
  return cli_leaf_hold(out, cli_new_expand(scope, text));
}

enum { CLAIM_ES, CLAIM_EN, KIND, STATED, FORMULA, SECTION, NOTE_ES, ID, CLAIM_COLUMNS };

static void put_claim(void *data, const void *what, const cli_new_scope_t *scope) {
  cli_leaf_t *out = data;
  const claim_t *claim = what;
  reports_cell_t *row = cli_leaf_row(out);
  if (!row)
    return;
  row[CLAIM_ES].text = cli_new_about(out, scope, claim->says, WORDS_ES);
  row[CLAIM_EN].text = cli_new_about(out, scope, claim->says, WORDS_EN);
  row[KIND].text = claim->kind;
  row[STATED].text = expanded(out, scope, claim->stated);
  row[FORMULA].text = expanded(out, scope, claim->formula);
  row[SECTION].text = claim->section;
  row[ID].text = expanded(out, scope, claim->id);
}

void cli_form_claims(const cli_new_plan_t *plan, cli_leaf_t *out) {
  static const char *const names[CLAIM_COLUMNS] = {"claim_es", "claim_en", "kind",    "stated",
                                                   "formula",  "section",  "note_es", "id"};
  *out = (cli_leaf_t){.columns = CLAIM_COLUMNS};
  put_head(out, names);
  for (size_t i = 0; i < CLAIMS; i++)
    cli_new_each(plan, claims[i].each, put_claim, out, &claims[i]);
}

enum { FIGURE, OUTPUT, YEAR, DIRECTION, ES, EN, PLACED_COLUMNS };

static void put_placed(void *data, const void *what, const cli_new_scope_t *scope) {
  cli_leaf_t *out = data;
  const placed_t *self = what;
  reports_cell_t *row = cli_leaf_row(out);
  if (!row)
    return;
  row[FIGURE].text = expanded(out, scope, self->figure);
  row[OUTPUT].text = expanded(out, scope, self->output);
  row[YEAR].text = expanded(out, scope, self->year);
  row[DIRECTION].text = self->direction;
  row[ES].text = cli_new_about(out, scope, self->says, WORDS_ES);
  row[EN].text = cli_new_about(out, scope, self->says, WORDS_EN);
}

void cli_form_placed(const cli_new_plan_t *plan, cli_leaf_t *out) {
  static const char *const names[PLACED_COLUMNS] = {"figure",    "output", "year",
                                                    "direction", "es",     "en"};
  *out = (cli_leaf_t){.columns = PLACED_COLUMNS};
  put_head(out, names);
  for (size_t i = 0; i < PLACED; i++)
    cli_new_each(plan, placed[i].each, put_placed, out, &placed[i]);
}
