// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands beside the forecast of a form: the year before, and what follows from its defaults.
 */
#include "cli/new/form.h"
#include "cli/new/names.h"

static const char *expanded(cli_leaf_t *out, const cli_new_scope_t *scope, const char *text) {
  return cli_leaf_hold(out, cli_new_expand(scope, text));
}

typedef struct {
  const cli_new_plan_t *plan;
  const cli_new_figures_t *figures;
  cli_leaf_t *out;
} history_t;

enum { NAME, YEAR, VALUE, HISTORY_COLUMNS };

static void put_before(void *data, const void *what, const cli_new_scope_t *scope) {
  static const char figure[] = "indicator_before";
  const history_t *self = data;
  reports_cell_t *row = cli_leaf_row(self->out);
  (void)what;
  if (!row)
    return;
  row[NAME].text = expanded(self->out, scope,
                            inputs_name_in(self->plan->lang, MODELS_NAMES_OUTPUT, "indicator.<…>"));
  row[YEAR].text = row[VALUE].text = NULL; /* numbers */
  row[YEAR].number = self->plan->first_year - 1;
  row[VALUE].number = cli_new_value(self->figures, figure);
  row[VALUE].formula = cli_leaf_hold(self->out, cli_new_formula(self->figures, figure));
}

void cli_form_history(const cli_new_plan_t *plan, const cli_new_figures_t *figures,
                      cli_leaf_t *out) {
  static const char *const names[HISTORY_COLUMNS] = {"name", "year", "value"};
  history_t self = {plan, figures, out};
  *out = (cli_leaf_t){.columns = HISTORY_COLUMNS};
  cli_new_head(out, names, plan->lang);
  cli_new_each(plan, CLI_NEW_EACH_RESULT, put_before, &self, NULL);
}

enum { OUTPUT, OF_YEAR, ES, EN, RESTS_ON, NOTE_COLUMNS };

/* The mean of the result is the goal itself until one of them is replaced. */
static void put_note(void *data, const void *what, const cli_new_scope_t *scope) {
  cli_leaf_t *out = data;
  const cli_new_plan_t *plan = what;
  reports_cell_t *row = cli_leaf_row(out);
  if (!row)
    return;
  row[OUTPUT].text =
      expanded(out, scope, inputs_name_in(plan->lang, MODELS_NAMES_OUTPUT, "event.goal_met.<…>"));
  row[ES].text = words_message(WORDS_MSG_FORM_BY_CONSTRUCTION, WORDS_ES);
  row[EN].text = words_message(WORDS_MSG_FORM_BY_CONSTRUCTION, WORDS_EN);
  row[RESTS_ON].text = expanded(
      out, scope, plan->lang == WORDS_ES ? "resultado.<…>=meta.<…>" : "result.<…>=goal.<…>");
}

void cli_form_notes(const cli_new_plan_t *plan, cli_leaf_t *out) {
  static const char *const names[NOTE_COLUMNS] = {"output", "year", "es", "en", "rests_on"};
  *out = (cli_leaf_t){.columns = NOTE_COLUMNS};
  cli_new_head(out, names, plan->lang);
  cli_new_each(plan, CLI_NEW_EACH_RESULT, put_note, out, plan);
}
