// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "cli/dated.h"
#include "cli/inputs_private.h"
#include "sim/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool cli_output_parse(cli_output_t *self, const char *text, size_t length) {
  *self = (cli_output_t){0};
  length = cli_dated_split(text, length, &self->year);
  if (length == 0 || length >= sizeof self->name)
    return false;
  memcpy(self->name, text, length);
  return true;
}

void cli_output_text(const cli_output_t *self, char text[CLI_OUTPUT_TEXT]) {
  if (self->year)
    snprintf(text, CLI_OUTPUT_TEXT, "%s.%d", self->name, self->year);
  else
    snprintf(text, CLI_OUTPUT_TEXT, "%s", self->name);
}

static int refuse_unknown(const cli_output_t *self, const models_programme_t *programme,
                          const char *where, cli_report_t *report) {
  const models_output_t *outputs = models_programme_outputs(programme);
  const size_t count = models_programme_output_count(programme);
  const char **names = calloc(count + 1, sizeof *names);
  for (size_t i = 0; names && i < count; i++)
    names[i] = outputs[i].name;
  char *hint = names ? cli_did_you_mean(report->lang, self->name, names, count) : NULL;
  if (hint)
    cli_report_error(report, NULL, CLI_MSG_OUTPUT_UNKNOWN, CLI_ARGS(where, self->name, hint));
  const int status = hint ? SIM_ERR_DOMAIN : SIM_ERR_NO_MEMORY;
  free(hint);
  free(names);
  return status;
}

/* "2026, 2027", the years of an output; "" when there is none of that name: every output has some,
   also beside its total. */
static void list_years(const cli_output_t *self, const models_programme_t *programme, char *list,
                       size_t size) {
  const models_output_t *outputs = models_programme_outputs(programme);
  size_t length = 0;
  list[0] = '\0';
  for (size_t i = 0; i < models_programme_output_count(programme); i++)
    if (outputs[i].year && strcmp(outputs[i].name, self->name) == 0 && length + 8 < size)
      length += (size_t)snprintf(list + length, size - length, "%s%d", length ? ", " : "",
                                 outputs[i].year);
}

size_t cli_output_index(const cli_output_t *self, const models_programme_t *programme) {
  const models_output_t *outputs = models_programme_outputs(programme);
  const size_t count = models_programme_output_count(programme);
  size_t i = 0;
  while (i < count && (outputs[i].year != self->year || strcmp(outputs[i].name, self->name) != 0))
    i++;
  return i;
}

int cli_output_find(const cli_output_t *self, const models_programme_t *programme,
                    const char *where, size_t *index, cli_report_t *report) {
  char years[512], year[16];
  *index = cli_output_index(self, programme);
  if (*index < models_programme_output_count(programme))
    return SIM_OK;
  list_years(self, programme, years, sizeof years);
  if (!years[0])
    return refuse_unknown(self, programme, where, report);
  snprintf(year, sizeof year, "%d", self->year);
  if (self->year)
    cli_report_error(report, NULL, CLI_MSG_OUTPUT_YEAR, CLI_ARGS(where, self->name, year, years));
  else
    cli_report_error(report, NULL, CLI_MSG_OUTPUT_NO_TOTAL, CLI_ARGS(where, self->name, years));
  return SIM_ERR_DOMAIN;
}
