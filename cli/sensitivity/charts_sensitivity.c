// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/assumptions.h"
#include "cli/sensitivity/charts_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The charts of one output, and what they have in common. */

const cli_sensitivity_subject_t *cli_sensitivity_subject(const cli_sheet_t *sheet) {
  return sheet->subject;
}

const sim_sensitivity_t *cli_sensitivity_result(const cli_sheet_t *sheet) {
  return &cli_sensitivity_subject(sheet)->self->study.results[cli_sensitivity_subject(sheet)->o];
}

/* "beneficiaries.2027", as in the tables. */
static const char *output_name(cli_sheet_t *sheet) {
  char *text = cli_sheet_array(sheet, 128, 1);
  if (text)
    studies_sensitivity_output_name(&cli_sensitivity_subject(sheet)->self->study,
                                    cli_sensitivity_subject(sheet)->o, text, 128);
  return text ? text : "";
}

const char *cli_sensitivity_label(cli_sheet_t *sheet) {
  return cli_sheet_keep(sheet, cli_sensitivity_output_label(cli_sensitivity_subject(sheet)->self,
                                                            cli_sensitivity_subject(sheet)->o));
}

const char *cli_sensitivity_file(cli_sheet_t *sheet, const char *kind) {
  char *text = cli_sheet_array(sheet, 160, 1);
  if (text && cli_sensitivity_subject(sheet)->self->study.output_count == 1)
    snprintf(text, 160, "%s", kind);
  else if (text)
    snprintf(text, 65, "%s-%s", kind, output_name(sheet));
  return text ? text : "";
}

const char *cli_sensitivity_called(cli_sheet_t *sheet, size_t set) {
  char buffer[WORDS_SHOWN];
  return cli_sheet_keep(
      sheet, strdup(cli_sensitivity_set_label(cli_sensitivity_subject(sheet)->self, set, buffer)));
}

const char *cli_sensitivity_cell(cli_sheet_t *sheet, double value, double low, double high,
                                 int decimals) {
  return cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_CELL,
                        WORDS_ARGS(cli_sheet_number(sheet, value, decimals),
                                   cli_sheet_number(sheet, low, decimals),
                                   cli_sheet_number(sheet, high, decimals)));
}

int cli_charts_sensitivity(const void *subject, const cli_canvas_t *canvas,
                           char detail[CLI_CHARTS_DETAIL]) {
  static const cli_chart_t charts[] = {cli_chart_tornado, cli_chart_indices, cli_chart_grades};
  const cli_sensitivity_t *self = subject;
  int status = PLOTS_OK;
  for (size_t o = 0; !status && o < self->study.output_count; o++) {
    const cli_sensitivity_subject_t output = {.self = self, .o = o};
    const cli_charts_t set = {.facts = {.first_year = self->study.forecast.first_year,
                                        .years = self->study.forecast.years,
                                        .replicates = self->study.forecast.replicates,
                                        .seed = self->study.forecast.seed},
                              .subject = &output,
                              .inputs = &self->study.inputs,
                              .head = WORDS_MSG_SENSITIVITY_HEAD};
    if (!self->study.results[o].is_constant)
      status = cli_charts_draw_scenario(set, self->options, canvas, charts,
                                        sizeof charts / sizeof charts[0], detail);
  }
  return status;
}
