// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/condition.h"

#include "cli/number.h"
#include "sim/status.h"

#include <string.h>

#define OPTION "--so-that"

static int refuse(cli_report_t *report, cli_message_t id, const char *const *args) {
  cli_report_error(report, NULL, id, args);
  return SIM_ERR_DOMAIN;
}

static int read_sign(cli_condition_t *self, cli_reader_t *reader) {
  self->inequality.at_least = cli_reader_take(reader, ">=") || cli_reader_take(reader, "≥");
  if (self->inequality.at_least || cli_reader_take(reader, "<=") || cli_reader_take(reader, "≤"))
    return SIM_OK;
  return refuse(reader->report, CLI_MSG_SOLVE_SIGN, CLI_ARGS(reader->at));
}

int cli_condition_parse(cli_condition_t *self, const char *text, cli_report_t *report) {
  cli_reader_t reader = cli_reader(OPTION, CLI_MSG_SOLVE_SYNTAX, text, report);
  *self = (cli_condition_t){0};
  int status = cli_estimand_read(&self->of, &reader);
  if (!status)
    status = read_sign(self, &reader);
  if (!status)
    status = cli_reader_number(&reader, &self->inequality.threshold, &self->percent);
  return status;
}

/* % is a hundredth of what is a probability or a share, the unit of what is measured in %, and
   means nothing of anything else. */
static int fit_unit(cli_condition_t *self, const models_output_t *output, cli_report_t *report) {
  const bool event = strcmp(output->unit, "event") == 0, percent = strcmp(output->unit, "%") == 0;
  const bool share = strcmp(output->unit, "share") == 0;
  double *x = &self->inequality.threshold;
  char found[CLI_NUMBER_SIZE];
  cli_number_write(*x, 15, report->lang == CLI_EN ? CLI_NUMBER_POINT : CLI_NUMBER_COMMA, found);
  if (self->percent && !event && !share && !percent)
    return refuse(report, CLI_MSG_SOLVE_NO_PERCENT, CLI_ARGS(found, output->name, output->unit));
  if (self->percent && !percent)
    *x /= 100.0;
  if (event && (*x < 0.0 || *x > 1.0))
    return refuse(report, CLI_MSG_SOLVE_PROBABILITY, CLI_ARGS(found, output->name));
  return SIM_OK;
}

int cli_condition_bind(cli_condition_t *self, const models_programme_t *programme, size_t *index,
                       cli_report_t *report) {
  const int status = cli_output_find(&self->of.output, programme, OPTION, index, report);
  return status ? status : fit_unit(self, &models_programme_outputs(programme)[*index], report);
}
