// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/amount.h"
#include "cli/common/input_words.h"
#include "cli/common/output_words.h"
#include "cli/fit/fit.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *cli_fit_file(const cli_fit_t *self) {
  const char *slash = strrchr(self->data.path, '/');
  return slash ? slash + 1 : self->data.path;
}

const char *cli_fit_name(const cli_fit_t *self, char out[WORDS_SHOWN]) {
  const words_lang_t lang = self->options->lang;
  if (self->target.is_inflation)
    return cli_output_label(models_series_find("inflation"), lang);
  return cli_input_name(&self->none, self->target.name, lang, out);
}

/* Whole from 1,000 on, and where what is counted is whole; else three figures. */
void cli_fit_value(const cli_fit_t *self, double x, char out[WORDS_NUMBER_BYTES]) {
  const words_lang_t lang = self->options->lang;
  if (!fits_target_is_amount(&self->target))
    words_numeral_percent(out, cli_amount_factor(self->target.unit) * x, 1, lang);
  else
    words_numeral(out, x, words_amount_decimals(fabs(x)), lang);
}

void cli_fit_error(const cli_fit_t *self, double error, char out[WORDS_NUMBER_BYTES]) {
  const words_lang_t lang = self->options->lang;
  if (self->series.how.is_log) {
    words_numeral_percent(out, 100.0 * error, 1, lang);
    return;
  }
  char number[WORDS_NUMBER_BYTES];
  words_numeral(number, cli_amount_factor(self->target.unit) * error, 1, lang);
  char *text = words_message_format(WORDS_MSG_FIT_POINTS, lang, WORDS_ARGS(number));
  snprintf(out, WORDS_NUMBER_BYTES, "%s", text ? text : number);
  free(text);
}

int cli_fit_refuse(const cli_fit_t *self, words_message_t id, const char *const *args,
                   words_report_t *report) {
  words_report_error(report, &(words_place_t){.file = self->data.path}, id, args);
  return SIM_ERR_DOMAIN;
}
