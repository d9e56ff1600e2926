// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/form.h"

#include "audit/figure.h"
#include "cli/new/names.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define COUNTED CLI_NEW_COUNTED
#define MONEY   CLI_NEW_MONEY

/* A field; without an id it begins a section. */
typedef struct {
  const char *id;
  cli_new_each_t each;
  const char *value, *unit;
  int decimals;
  const char *section;
  words_message_t what;
} field_t;

static const field_t fields[] = {
#define CLI_FORM_SECTION(message) {.what = WORDS_MSG_##message},
#define CLI_FORM_FIGURE(id, each, value, unit, decimals, section, what)                            \
  {id, CLI_NEW_##each, value, unit, decimals, section, WORDS_MSG_##what},
#include "cli/new/form.def"
#undef CLI_FORM_FIGURE
};

static const cli_new_row_t rows[] = {
#define CLI_FORM_ROWS
#include "cli/new/form.def"
#undef CLI_FORM_ROWS
};

enum { FIELDS = sizeof fields / sizeof fields[0], ROWS = sizeof rows / sizeof rows[0] };

typedef struct {
  const cli_new_plan_t *plan;
  cli_new_figures_t *figures;
  cli_leaf_t *out;
} form_t;

/* The names of the columns. */
/* The value with the decimals that the form prints. */
static double value_of(const form_t *self, const cli_new_scope_t *scope, const field_t *field) {
  char *text = cli_new_expand(scope, field->value);
  static const double units[] = {1.0, 10.0, 100.0};
  const double unit = units[field->decimals];
  const double value = text ? cli_new_value(self->figures, text) : (double)NAN;
  free(text);
  return rint(value * unit) / unit;
}

/* In the language of who will fill it in. */
static const char *unit_of(const form_t *self, const char *unit) {
  if (strcmp(unit, COUNTED) == 0)
    unit = audit_unit_is_known(self->plan->unit) ? self->plan->unit : "count";
  return self->plan->lang == WORDS_ES ? audit_unit_spanish(unit) : unit;
}

static void put_field(void *data, const void *what, const cli_new_scope_t *scope) {
  form_t *self = data;
  const field_t *field = what;
  const double value = value_of(self, scope, field);
  reports_cell_t *row = cli_leaf_row(self->out);
  if (!row)
    return;
  const char *id = cli_leaf_hold(self->out, cli_new_expand(scope, field->id));
  row[CLI_FIGURE_WHAT].text = cli_new_about(self->out, scope, field->what, self->plan->lang);
  row[CLI_FIGURE_VALUE] =
      (reports_cell_t){.number = value,
                       .is_grouped = strcmp(field->unit, "year") != 0 && field->decimals == 0,
                       .style = REPORTS_AS_INPUT};
  row[CLI_FIGURE_UNIT].text = unit_of(self, field->unit);
  row[CLI_FIGURE_SECTION].text = field->section;
  row[CLI_FIGURE_DECIMALS] = (reports_cell_t){.number = field->decimals};
  row[CLI_FIGURE_DOCUMENT].text = "F";
  row[CLI_FIGURE_ID].text = id;
  row[CLI_FIGURE_ID].style = REPORTS_AS_ASIDE;
  if (cli_new_figures_add(self->figures, strdup(id), value, self->out->rows) || !isfinite(value))
    self->out->lost = true;
}

void cli_form_figures(const cli_new_plan_t *plan, cli_new_figures_t *figures, cli_leaf_t *out) {
  static const char *const names[CLI_FIGURE_COLUMNS] = {"what",     "value",    "unit", "section",
                                                        "decimals", "document", "id"};
  form_t self = {plan, figures, out};
  *out = (cli_leaf_t){.columns = CLI_FIGURE_COLUMNS};
  figures->column = 'A' + CLI_FIGURE_VALUE;
  cli_new_head(out, names, plan->lang);
  for (size_t i = 0; i < FIELDS; i++)
    if (fields[i].id)
      cli_new_each(plan, fields[i].each, put_field, &self, &fields[i]);
    else
      cli_leaf_section(out, words_message(fields[i].what, plan->lang));
}

void cli_form_inputs(const cli_new_plan_t *plan, const cli_new_figures_t *figures, cli_leaf_t *out,
                     cli_new_rules_t *rules) {
  const cli_new_inputs_t self = {.plan = plan, .figures = figures, .out = out};
  *out = (cli_leaf_t){.columns = CLI_NEW_COLUMNS};
  cli_new_inputs_head(&self);
  cli_new_inputs_rows(&self, rows, ROWS);
  cli_new_inputs_rules(&self, rows, ROWS, rules);
}
