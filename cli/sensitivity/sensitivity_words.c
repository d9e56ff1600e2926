// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sensitivity/sensitivity.h"

#include "cli/common/goals.h"
#include "cli/common/grade.h"
#include "cli/common/input_words.h"
#include "cli/common/naming.h"
#include "cli/common/output_words.h"
#include "inputs/unit.h"
#include "models/table/unit.h"

#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Outputs, units, inputs and numbers as people read them. */

const models_output_t *cli_sensitivity_output(const cli_sensitivity_t *self, size_t o) {
  return &models_programme_outputs(self->study.forecast.programme)[self->study.outputs[o]];
}

char *cli_sensitivity_output_label(const cli_sensitivity_t *self, size_t o) {
  const models_output_t *output = cli_sensitivity_output(self, o);
  const studies_forecast_t *f = &self->study.forecast;
  const words_lang_t lang = self->options->lang;
  char period[WORDS_PERIOD_BYTES];
  words_period(period, output->year ? output->year : f->first_year, output->year ? 1 : f->years);
  const models_series_id_t id = models_series_find(output->name);
  char buffer[WORDS_SHOWN];
  bool judged;
  const char *words = cli_goal_event(&self->study.inputs, output->name, lang, &judged, buffer);
  if (!words && id < MODELS_S_COUNT)
    words = cli_output_title(id, lang);
  if (!words && cli_output_name(&self->study.inputs, output->name, lang, buffer))
    words = buffer;
  if (!words)
    words = cli_input_name(&self->study.inputs, output->name, lang, buffer);
  return words_message_format(WORDS_MSG_SENSITIVITY_OUTPUT_LABEL, lang, WORDS_ARGS(words, period));
}

char *cli_sensitivity_unit(const cli_sensitivity_t *self, size_t o) {
  const char *unit = cli_sensitivity_output(self, o)->unit;
  const words_lang_t lang = self->options->lang;
  if (strcmp(unit, "M$nominal") == 0)
    return words_message_format(WORDS_MSG_SENSITIVITY_NOMINAL, lang, NULL);
  if (strncmp(unit, "M$", 2) == 0)
    return words_message_format(WORDS_MSG_SENSITIVITY_REAL, lang, WORDS_ARGS(unit + 2));
  if (models_unit_is_countable(unit))
    return strdup(inputs_unit_plural(&self->study.inputs, unit, lang));
  if (strcmp(unit, "places") == 0)
    return words_message_format(WORDS_MSG_SENSITIVITY_PLACES, lang, NULL);
  if (strcmp(unit, "event") == 0)
    return words_message_format(WORDS_MSG_SENSITIVITY_PROBABILITY, lang, NULL);
  return strdup(unit);
}

int cli_mean_decimals(double x) {
  const double size = fabs(x);
  return size >= 1000.0 ? 0 : size >= 100.0 ? 1 : size >= 1.0 ? 2 : 4;
}

int cli_error_decimals(double x) {
  const double size = fabs(x);
  return size >= 10.0 ? 0 : words_decimals_of(size, 2);
}

const char *cli_sensitivity_set_label(const cli_sensitivity_t *self, size_t set,
                                      char buffer[WORDS_SHOWN]) {
  const words_lang_t lang = self->options->lang;
  const studies_picks_t *picks = &self->study.picks;
  if (set == studies_picks_chance(picks))
    return words_message(WORDS_MSG_SENSITIVITY_CHANCE, lang);
  if (set > studies_picks_chance(picks))
    return cli_grade_word(picks->grades[set - studies_picks_grade(picks, 0)], lang);
  return cli_input_name(&self->study.inputs, studies_sensitivity_set_name(&self->study, set), lang,
                        buffer);
}
