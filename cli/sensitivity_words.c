// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sensitivity.h"

#include "cli/goals.h"
#include "cli/grade.h"
#include "sim/decimal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Outputs, units, inputs and numbers as people read them. */

static const struct {
  const char *output;
  cli_message_t label;
} known[] = {
    {"population.target", CLI_MSG_ROW_TARGET},   {"places", CLI_MSG_ROW_PLACES},
    {"budget.ceiling", CLI_MSG_ROW_CEILING},     {"beneficiaries", CLI_MSG_ROW_BENEFICIARIES},
    {"participants", CLI_MSG_ROW_PARTICIPANTS},  {"indicator.form", CLI_MSG_ROW_FORM},
    {"indicator.contact", CLI_MSG_ROW_CONTACT},  {"indicator.deal", CLI_MSG_ROW_DEAL},
    {"budget.required", CLI_MSG_ROW_REQUIRED},   {"spending", CLI_MSG_ROW_SPENDING},
    {"cost.per_beneficiary", CLI_MSG_ROW_COST},  {"event.budget_suffices", CLI_MSG_ROW_SUFFICES},
    {"event.places_filled", CLI_MSG_ROW_FILLED}, {"event.plan_met", CLI_MSG_ROW_PLAN},
};

static const models_output_t *output_of(const cli_sensitivity_t *self, size_t o) {
  return &models_programme_outputs(self->forecast.programme)[self->outputs[o]];
}

char *cli_sensitivity_output_label(const cli_sensitivity_t *self, size_t o) {
  const models_output_t *output = output_of(self, o);
  const cli_forecast_t *f = &self->forecast;
  const cli_lang_t lang = self->options->lang;
  char period[32], name[128];
  if (output->year)
    snprintf(period, sizeof period, "%d", output->year);
  else
    snprintf(period, sizeof period, "%d–%d", f->first_year, f->first_year + (int)f->years - 1);
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (strcmp(known[i].output, output->name) == 0)
      return cli_message_format(CLI_MSG_SENSITIVITY_OUTPUT_LABEL, lang,
                                CLI_ARGS(cli_message(known[i].label, lang), period));
  cli_message_t word;
  bool judged;
  if (cli_goal_event(&self->inputs.inputs, output->name, &word, &judged))
    return cli_message_format(CLI_MSG_SENSITIVITY_OUTPUT_LABEL, lang,
                              CLI_ARGS(cli_message(word, lang), period));
  cli_sensitivity_output_name(self, o, name, sizeof name);
  return strdup(name);
}

char *cli_sensitivity_unit(const cli_sensitivity_t *self, size_t o) {
  const char *unit = output_of(self, o)->unit;
  const cli_lang_t lang = self->options->lang;
  if (strcmp(unit, "M$nominal") == 0)
    return cli_message_format(CLI_MSG_SENSITIVITY_NOMINAL, lang, NULL);
  if (strncmp(unit, "M$", 2) == 0)
    return cli_message_format(CLI_MSG_SENSITIVITY_REAL, lang, CLI_ARGS(unit + 2));
  if (strcmp(unit, "firms") == 0)
    return cli_message_format(CLI_MSG_SENSITIVITY_FIRMS, lang, NULL);
  if (strcmp(unit, "places") == 0)
    return cli_message_format(CLI_MSG_SENSITIVITY_PLACES, lang, NULL);
  if (strcmp(unit, "event") == 0)
    return cli_message_format(CLI_MSG_SENSITIVITY_PROBABILITY, lang, NULL);
  return strdup(unit);
}

int cli_mean_decimals(double x) {
  const double size = fabs(x);
  return size >= 1000.0 ? 0 : size >= 100.0 ? 1 : size >= 1.0 ? 2 : 4;
}

int cli_error_decimals(double x) {
  const double size = fabs(x);
  if (!(size > 0.0) || size >= 10.0)
    return 0;
  const int decimals = 1 - sim_decade(size);
  return decimals < 6 ? decimals : 6;
}

const char *cli_sensitivity_set_label(const cli_sensitivity_t *self, size_t set) {
  const cli_lang_t lang = self->options->lang;
  const models_picks_t *picks = &self->picks;
  if (set == models_picks_chance(picks))
    return cli_message(CLI_MSG_SENSITIVITY_CHANCE, lang);
  if (set > models_picks_chance(picks))
    return cli_grade_word(picks->grades[set - models_picks_grade(picks, 0)], lang);
  const char *name = cli_sensitivity_set_name(self, set);
  for (size_t i = 0; i < self->inputs.label_count; i++)
    if (strcmp(self->inputs.labels[i].name, name) == 0 && self->inputs.labels[i].text[lang])
      return self->inputs.labels[i].text[lang];
  return name;
}
