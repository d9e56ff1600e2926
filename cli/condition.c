// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/condition.h"

#include "cli/inputs_private.h"
#include "cli/number.h"
#include "sim/status.h"

#include <string.h>

#define OPTION "--so-that"

typedef struct {
  cli_condition_t *out;
  const char *text, *at; /* the whole, and what is left of it */
  cli_report_t *report;
} parser_t;

static int refuse(cli_report_t *report, cli_message_t id, const char *const *args) {
  cli_report_error(report, NULL, id, args);
  return SIM_ERR_DOMAIN;
}

static void skip_blanks(parser_t *self) {
  self->at += strspn(self->at, " \t");
}

static bool take(parser_t *self, const char *word) {
  const size_t length = strlen(word);
  skip_blanks(self);
  if (strncmp(self->at, word, length) != 0)
    return false;
  self->at += length;
  return true;
}

/* A run of letters of names; false when there is none or it is too long. */
static bool take_name(parser_t *self, char *out, size_t size) {
  skip_blanks(self);
  const size_t length = strspn(self->at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "0123456789_.");
  if (length == 0 || length >= size)
    return false;
  memcpy(out, self->at, length);
  out[length] = '\0';
  self->at += length;
  return true;
}

static int read_sign(parser_t *self) {
  const bool at_least = take(self, ">=") || take(self, "≥");
  if (!at_least && !take(self, "<=") && !take(self, "≤"))
    return refuse(self->report, CLI_MSG_SOLVE_SIGN, CLI_ARGS(self->at));
  self->out->inequality.at_least = at_least;
  return SIM_OK;
}

static int read_number(parser_t *self) {
  char number[CLI_NUMBER_SIZE], mend[CLI_NUMBER_SIZE];
  skip_blanks(self);
  size_t length = strlen(self->at);
  while (length > 0 && strchr(" \t", self->at[length - 1]))
    length--;
  if (length > 0 && self->at[length - 1] == '%') {
    self->out->percent = true;
    for (length--; length > 0 && self->at[length - 1] == ' ';)
      length--;
  }
  if (length == 0 || length >= sizeof number)
    return refuse(self->report, CLI_MSG_SOLVE_SYNTAX, CLI_ARGS(self->text));
  memcpy(number, self->at, length);
  number[length] = '\0';
  const cli_number_status_t status =
      cli_number_parse(number, CLI_NUMBER_EITHER, &self->out->inequality.threshold, mend);
  if (status == CLI_NUMBER_AMBIGUOUS)
    return refuse(self->report, CLI_MSG_SOLVE_AMBIGUOUS, CLI_ARGS(OPTION, number, mend));
  if (status != CLI_NUMBER_OK) {
    cli_number_report(self->report, NULL, OPTION, number, status, mend);
    return SIM_ERR_DOMAIN;
  }
  return SIM_OK;
}

int cli_condition_parse(cli_condition_t *self, const char *text, cli_report_t *report) {
  parser_t parser = {.out = self, .text = text, .at = text, .report = report};
  char statistic[16], output[CLI_OUTPUT_TEXT];
  *self = (cli_condition_t){0};
  if (!take_name(&parser, statistic, sizeof statistic) || !take(&parser, "(") ||
      !take_name(&parser, output, sizeof output) || !take(&parser, ")") ||
      !cli_output_parse(&self->output, output, strlen(output)))
    return refuse(report, CLI_MSG_SOLVE_SYNTAX, CLI_ARGS(text));
  if (cli_statistic_find(statistic, &self->statistic))
    return refuse(report, CLI_MSG_SOLVE_STATISTIC, CLI_ARGS(statistic, cli_statistic_names()));
  const int status = read_sign(&parser);
  return status ? status : read_number(&parser);
}

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
  const int status = cli_output_find(&self->output, programme, OPTION, index, report);
  return status ? status : fit_unit(self, &models_programme_outputs(programme)[*index], report);
}
