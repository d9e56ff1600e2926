// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/override_text.h"

#include "inputs/dated.h"
#include "inputs/number/percent.h"
#include "models/table/translate.h"
#include "sim/status.h"

#include <stdio.h>
#include <string.h>

int inputs_override_refuse(const inputs_override_t *self, words_message_t id,
                           const char *const *args) {
  words_report_error(self->loader->report, NULL, id, args);
  return SIM_ERR_DOMAIN;
}

inputs_number_style_t inputs_override_style(const inputs_override_t *self) {
  return self->loader->report->lang == WORDS_ES ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT;
}

static int refuse_number(const inputs_override_t *self, inputs_number_status_t status,
                         const char *mend) {
  char field[96];
  snprintf(field, sizeof field, INPUTS_SET " %s", self->name);
  inputs_number_report(self->loader->report, NULL, field, self->value_text, status, mend);
  return SIM_ERR_DOMAIN;
}

static int read_plain(inputs_override_t *self) {
  char mend[INPUTS_NUMBER_SIZE], decimal[INPUTS_NUMBER_SIZE], longer[INPUTS_NUMBER_SIZE];
  const char *text = self->value_text;
  const inputs_number_status_t status =
      inputs_number_parse(text, INPUTS_NUMBER_EITHER, &self->value, mend);
  if (status == INPUTS_NUMBER_OK)
    return SIM_OK;
  if (status != INPUTS_NUMBER_AMBIGUOUS)
    return refuse_number(self, status, mend);
  /* With one more digit the mark can only be a decimal one. */
  snprintf(longer, sizeof longer, "%.60s0", text);
  inputs_number_parse(longer, INPUTS_NUMBER_EITHER, &self->value, NULL);
  inputs_number_write(self->value, 15,
                      strchr(text, ',') ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT, decimal);
  return inputs_override_refuse(
      self, WORDS_MSG_NUMBER_AMBIGUOUS,
      WORDS_ARGS(text, mend, decimal, self->name, strcmp(decimal, text) == 0 ? longer : decimal));
}

int inputs_override_percent(inputs_override_t *self, const char *unit) {
  char whole[INPUTS_NUMBER_SIZE], change[INPUTS_NUMBER_SIZE], mend[INPUTS_NUMBER_SIZE];
  const char *text = self->value_text;
  bool is_signed;
  const inputs_number_status_t status = inputs_percent_change(text, &self->value, &is_signed);
  if (status != INPUTS_NUMBER_OK && status != INPUTS_NUMBER_AMBIGUOUS)
    return refuse_number(self, INPUTS_NUMBER_NOT, "-15%");
  if (inputs_percent_fits(unit)) {
    inputs_percent_parse(text, INPUTS_NUMBER_EITHER, &self->value, mend);
    inputs_number_write(self->value, 15, inputs_override_style(self), whole);
    return is_signed ? inputs_override_refuse(self, WORDS_MSG_SET_PERCENT_SIGN,
                                              WORDS_ARGS(self->name, text, whole))
                     : SIM_OK;
  }
  if (status == INPUTS_NUMBER_AMBIGUOUS)
    return inputs_override_refuse(self, WORDS_MSG_SET_CHANGE_AMBIGUOUS,
                                  WORDS_ARGS(self->name, text));
  inputs_number_write(self->value - 100.0, 12, inputs_override_style(self), mend);
  snprintf(change, sizeof change, "%s%.60s%%", self->value < 100.0 ? "" : "+", mend);
  self->is_change = true;
  return is_signed ? SIM_OK
                   : inputs_override_refuse(self, WORDS_MSG_SET_PERCENT_AMOUNT,
                                            WORDS_ARGS(self->name, text, unit, text, change));
}

int inputs_override_name(inputs_override_t *self, size_t length) {
  if (length == 0 || length >= sizeof self->name)
    return inputs_override_refuse(self, WORDS_MSG_SET_SYNTAX, WORDS_ARGS(self->text));
  char typed[sizeof self->name];
  memcpy(typed, self->text, length);
  typed[inputs_dated_split(self->text, length, &self->year)] = '\0';
  if (!models_name_to_english(MODELS_NAMES_INPUT, typed, self->name, sizeof self->name))
    return inputs_override_refuse(self, WORDS_MSG_SET_SYNTAX, WORDS_ARGS(self->text));
  return models_name_is_valid(self->name)
             ? SIM_OK
             : inputs_override_refuse(self, WORDS_MSG_SET_SYNTAX, WORDS_ARGS(self->text));
}

int inputs_override_parse(inputs_override_t *self) {
  const char *equals = strchr(self->text, '=');
  const int status = inputs_override_name(self, equals ? (size_t)(equals - self->text) : 0);
  if (status)
    return status;
  self->value_text = equals + 1;
  if (inputs_percent_trim(self->value_text, self->trimmed, sizeof self->trimmed))
    self->value_text = self->trimmed;
  if (self->value_text[0] == '\0')
    return inputs_override_refuse(self, WORDS_MSG_SET_EMPTY, WORDS_ARGS(self->name));
  /* What a percentage means depends on the unit of the rows. */
  return inputs_percent_is(self->value_text) ? SIM_OK : read_plain(self);
}
