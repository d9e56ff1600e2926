// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/estimand.h"

#include "sim/status.h"

#include <stdio.h>
#include <string.h>

int studies_estimand_read(studies_estimand_t *self, inputs_reader_t *reader) {
  char statistic[16], output[STUDIES_OUTPUT_TEXT];
  if (!inputs_reader_name(reader, statistic, sizeof statistic) ||
      !inputs_reader_take(reader, "(") || !inputs_reader_name(reader, output, sizeof output) ||
      !inputs_reader_take(reader, ")") ||
      !studies_output_parse(&self->output, output, strlen(output)))
    return inputs_reader_refuse(reader);
  if (studies_statistic_find(statistic, &self->statistic) == 0)
    return SIM_OK;
  words_report_error(reader->report, NULL, WORDS_MSG_STATISTIC_UNKNOWN,
                     WORDS_ARGS(reader->option, statistic, studies_statistic_names()));
  return SIM_ERR_DOMAIN;
}

void studies_estimand_text(const studies_estimand_t *self, char text[STUDIES_ESTIMAND_TEXT]) {
  char output[STUDIES_OUTPUT_TEXT];
  studies_output_text(&self->output, output);
  snprintf(text, STUDIES_ESTIMAND_TEXT, "%s(%s)", studies_statistic_name(self->statistic), output);
}
