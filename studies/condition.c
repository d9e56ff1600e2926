// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/condition.h"

#include "inputs/number/number.h"
#include "sim/status.h"

#include <string.h>

#define OPTION "--so-that"

static int refuse(words_report_t *report, words_message_t id, const char *const *args) {
  words_report_error(report, NULL, id, args);
  return SIM_ERR_DOMAIN;
}

static int read_sign(studies_condition_t *self, inputs_reader_t *reader) {
  self->inequality.at_least = inputs_reader_take(reader, ">=") || inputs_reader_take(reader, "≥");
  if (self->inequality.at_least || inputs_reader_take(reader, "<=") ||
      inputs_reader_take(reader, "≤"))
    return SIM_OK;
  return refuse(reader->report, WORDS_MSG_SOLVE_SIGN, WORDS_ARGS(reader->at));
}

int studies_condition_parse(studies_condition_t *self, const char *text, words_report_t *report) {
  inputs_reader_t reader = inputs_reader(OPTION, WORDS_MSG_SOLVE_SYNTAX, text, report);
  *self = (studies_condition_t){0};
  int status = studies_estimand_read(&self->of, &reader);
  if (!status)
    status = read_sign(self, &reader);
  if (!status)
    status = inputs_reader_number(&reader, &self->inequality.threshold, &self->percent);
  return status;
}

/* % is a hundredth of what is a probability or a share, the unit of what is measured in %, and
   means nothing of anything else. */
static int fit_unit(studies_condition_t *self, const models_output_t *output,
                    words_report_t *report) {
  const bool event = strcmp(output->unit, "event") == 0, percent = strcmp(output->unit, "%") == 0;
  const bool share = strcmp(output->unit, "share") == 0;
  double *x = &self->inequality.threshold;
  char found[INPUTS_NUMBER_SIZE];
  inputs_number_write(*x, 15, report->lang == WORDS_EN ? INPUTS_NUMBER_POINT : INPUTS_NUMBER_COMMA,
                      found);
  if (self->percent && !event && !share && !percent)
    return refuse(report, WORDS_MSG_SOLVE_NO_PERCENT,
                  WORDS_ARGS(found, output->name, output->unit));
  if (self->percent && !percent)
    *x /= 100.0;
  if (event && (*x < 0.0 || *x > 1.0))
    return refuse(report, WORDS_MSG_SOLVE_PROBABILITY, WORDS_ARGS(found, output->name));
  return SIM_OK;
}

int studies_condition_bind(studies_condition_t *self, const models_programme_t *programme,
                           size_t *index, words_report_t *report) {
  const int status = studies_output_find(&self->of.output, programme, OPTION, index, report);
  return status ? status : fit_unit(self, &models_programme_outputs(programme)[*index], report);
}
