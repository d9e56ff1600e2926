// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/estimand.h"

#include "sim/status.h"

#include <stdio.h>
#include <string.h>

int cli_estimand_read(cli_estimand_t *self, cli_reader_t *reader) {
  char statistic[16], output[CLI_OUTPUT_TEXT];
  if (!cli_reader_name(reader, statistic, sizeof statistic) || !cli_reader_take(reader, "(") ||
      !cli_reader_name(reader, output, sizeof output) || !cli_reader_take(reader, ")") ||
      !cli_output_parse(&self->output, output, strlen(output)))
    return cli_reader_refuse(reader);
  if (cli_statistic_find(statistic, &self->statistic) == 0)
    return SIM_OK;
  cli_report_error(reader->report, NULL, CLI_MSG_STATISTIC_UNKNOWN,
                   CLI_ARGS(reader->option, statistic, cli_statistic_names()));
  return SIM_ERR_DOMAIN;
}

void cli_estimand_text(const cli_estimand_t *self, char text[CLI_ESTIMAND_TEXT]) {
  char output[CLI_OUTPUT_TEXT];
  cli_output_text(&self->output, output);
  snprintf(text, CLI_ESTIMAND_TEXT, "%s(%s)", cli_statistic_name(self->statistic), output);
}
