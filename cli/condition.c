// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/condition.h"

#include "cli/inputs_private.h"
#include "cli/number.h"
#include "sim/status.h"

#include <stdlib.h>
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

static void split_year(cli_condition_t *self) {
  char *point = strrchr(self->output, '.');
  if (point && strlen(point) == 5 && strspn(point + 1, "0123456789") == 4 && atoi(point + 1) > 0) {
    self->year = atoi(point + 1);
    *point = '\0';
  }
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
  char statistic[16];
  *self = (cli_condition_t){0};
  if (!take_name(&parser, statistic, sizeof statistic) || !take(&parser, "(") ||
      !take_name(&parser, self->output, sizeof self->output) || !take(&parser, ")"))
    return refuse(report, CLI_MSG_SOLVE_SYNTAX, CLI_ARGS(text));
  if (cli_statistic_find(statistic, &self->statistic))
    return refuse(report, CLI_MSG_SOLVE_STATISTIC, CLI_ARGS(statistic, cli_statistic_names()));
  split_year(self);
  const int status = read_sign(&parser);
  return status ? status : read_number(&parser);
}

/* The years in which a programme has the output, and whether it has its total. */
static void list_years(const models_programme_t *programme, const char *name, char *years,
                       size_t size, bool *total) {
  const models_output_t *outputs = models_programme_outputs(programme);
  size_t length = 0;
  years[0] = '\0';
  *total = false;
  for (size_t i = 0; i < models_programme_output_count(programme); i++) {
    if (strcmp(outputs[i].name, name) != 0)
      continue;
    *total = *total || outputs[i].year == 0;
    if (outputs[i].year && length + 8 < size)
      length += (size_t)snprintf(years + length, size - length, "%s%d", length ? ", " : "",
                                 outputs[i].year);
  }
}

static int refuse_unknown(const cli_condition_t *self, const models_programme_t *programme,
                          cli_report_t *report) {
  const models_output_t *outputs = models_programme_outputs(programme);
  const size_t count = models_programme_output_count(programme);
  const char **names = malloc((count + 1) * sizeof *names);
  if (!names)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < count; i++)
    names[i] = outputs[i].name;
  char *hint = cli_did_you_mean(report->lang, self->output, names, count);
  const int status = refuse(report, CLI_MSG_SOLVE_OUTPUT, CLI_ARGS(self->output, hint ? hint : ""));
  free(hint);
  free(names);
  return status;
}

static int refuse_missing(const cli_condition_t *self, const models_programme_t *programme,
                          cli_report_t *report) {
  char years[512], year[16];
  bool total;
  list_years(programme, self->output, years, sizeof years, &total);
  snprintf(year, sizeof year, "%d", self->year);
  if (!years[0] && !total)
    return refuse_unknown(self, programme, report);
  if (self->year == 0)
    return refuse(report, CLI_MSG_SOLVE_NO_TOTAL, CLI_ARGS(self->output, years));
  return refuse(report, CLI_MSG_SOLVE_OUTPUT_YEAR, CLI_ARGS(self->output, year, years));
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
  const models_output_t *outputs = models_programme_outputs(programme);
  for (size_t i = 0; i < models_programme_output_count(programme); i++)
    if (outputs[i].year == self->year && strcmp(outputs[i].name, self->output) == 0) {
      *index = i;
      return fit_unit(self, &outputs[i], report);
    }
  return refuse_missing(self, programme, report);
}
