// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/precision.h"

#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define OPTION "--precision"

int studies_precision_parse(studies_precision_t *self, const char *text, words_report_t *report) {
  inputs_reader_t reader = inputs_reader(OPTION, WORDS_MSG_PRECISION_SYNTAX, text, report);
  sim_goal_t *goal = &self->goal;
  *self = (studies_precision_t){.text = text};
  int status = studies_estimand_read(&self->of, &reader);
  if (status)
    return status;
  if (!inputs_reader_take(&reader, "="))
    return inputs_reader_refuse(&reader);
  status = inputs_reader_number(&reader, &goal->tolerance, &goal->relative);
  if (!status && goal->tolerance <= 0.0) {
    words_report_error(report, NULL, WORDS_MSG_PRECISION_POSITIVE, WORDS_ARGS(text));
    status = SIM_ERR_DOMAIN;
  }
  goal->statistic = self->of.statistic;
  if (goal->relative)
    goal->tolerance /= 100.0; /* % of the estimate, whatever the unit of the output */
  return status;
}

int studies_precision_bind(studies_precision_t *self, const studies_forecast_t *forecast,
                           words_report_t *report) {
  size_t output;
  const int status =
      studies_output_find(&self->of.output, forecast->programme, OPTION, &output, report);
  if (!status) {
    self->goal.output = studies_forecast_place(forecast, output);
    self->unit = models_programme_outputs(forecast->programme)[output].unit;
  }
  return status;
}
