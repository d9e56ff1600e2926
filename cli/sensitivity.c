// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sensitivity.h"

#include "cli/draft.h"
#include "cli/publish.h"
#include "cli/say.h"
#include "cli/scenario.h"
#include "cli/verbs.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* exante sensitivity: inputs → Sobol' indices, swings, rank correlations → tables and charts. */

enum { NAME_BYTES = 120 };

/* The outputs asked for, joined by '+'; what would be long is replaced by a digest. The caller
   frees. */
static char *outputs_text(const cli_sensitivity_t *self) {
  cli_draft_t text;
  char name[128], head[132];
  FILE *stream = cli_draft_begin(&text);
  for (size_t o = 0; stream && o < self->output_count; o++) {
    cli_sensitivity_output_name(self, o, name, sizeof name);
    fprintf(stream, "%s%s", o ? "+" : "", name);
  }
  cli_sensitivity_output_name(self, 0, name, sizeof name);
  snprintf(head, sizeof head, "%s+", name);
  return cli_scenario_fit(cli_draft_end(&text), NAME_BYTES, head);
}

static char *folder_of(const cli_sensitivity_t *self, const char *outputs) {
  char *folder = NULL;
  if (self->options->out)
    return strdup(self->options->out);
  return asprintf(&folder, "out/%s/sensitivity/%s/%s", self->inputs.name, self->scenario, outputs) <
                 0
             ? NULL
             : folder;
}

static int publish(const cli_sensitivity_t *self, cli_interrupt_t *interrupt) {
  static const cli_result_file_t files[] = {
      {.name = "sensitivity.csv", .write = cli_sensitivity_write},
      {.name = "grades.csv", .write = cli_sensitivity_write_grades},
      {.name = "assumptions.csv", .write = cli_sensitivity_write_fixed}};
  char *outputs = outputs_text(self), *folder = outputs ? folder_of(self, outputs) : NULL;
  const cli_inputs_t *const inputs[] = {&self->inputs};
  const char *const scenarios[] = {self->scenario};
  const char *const details[] = {"outputs", outputs ? outputs : "", "estimators",
                                 "first: Janon et al. 2014 with control variate; total: Jansen "
                                 "1999"};
  const cli_analysis_record_t record = {.work = "sensitivity",
                                        .options = self->options,
                                        .inputs = inputs,
                                        .scenarios = scenarios,
                                        .scenario_count = 1,
                                        .details = details,
                                        .detail_count = 2};
  const cli_publication_t publication = {.options = self->options,
                                         .interrupt = interrupt,
                                         .folder = folder,
                                         .subject = self,
                                         .files = files,
                                         .file_count = sizeof files / sizeof files[0],
                                         .inputs = &self->inputs,
                                         .draw = cli_charts_sensitivity,
                                         .print = cli_sensitivity_print,
                                         .record = &record};
  const int code =
      folder ? cli_publish(&publication) : cli_fail_status(self->options->lang, SIM_ERR_NO_MEMORY);
  free(folder);
  free(outputs);
  return code;
}

/* What can be judged before any file is read. */
static void check_options(const cli_options_t *options, cli_report_t *report) {
  char count[32], low[32], high[32];
  snprintf(count, sizeof count, "%llu", (unsigned long long)options->replicates);
  snprintf(low, sizeof low, "%d", CLI_POINTS_MIN);
  snprintf(high, sizeof high, "%d", SIM_POINTS_MAX);
  if (options->replicates < CLI_POINTS_MIN || options->replicates > SIM_POINTS_MAX)
    cli_report_error(report, NULL, CLI_MSG_SENSITIVITY_POINTS, CLI_ARGS(count, low, high));
  if (options->outputs.count == 0)
    cli_report_error(report, NULL, CLI_MSG_SENSITIVITY_NO_OUTPUT, NULL);
}

static int work(cli_sensitivity_t *self, cli_report_t *report) {
  const cli_options_t *options = self->options;
  check_options(options, report);
  int status = cli_inputs_load(options->programme, options->variants, options->variant_count,
                               options->overrides, options->override_count, &self->inputs, report);
  if (!status && report->errors)
    status = SIM_ERR_DOMAIN;
  if (!status && !(self->scenario = cli_scenario_name(options)))
    status = SIM_ERR_NO_MEMORY;
  return status ? status : cli_sensitivity_compute(self, report);
}

int cli_sensitivity(const cli_options_t *options, cli_interrupt_t *interrupt) {
  cli_sensitivity_t self = {.options = options, .cancel = &interrupt->raised};
  cli_report_t report;
  cli_report_init(&report, options->lang);
  const int status = work(&self, &report);
  const bool is_said = report.errors > 0;
  cli_report_print(&report, stderr);
  cli_report_free(&report);
  const int code = !status                               ? publish(&self, interrupt)
                   : status == SIM_ERR_DOMAIN && is_said ? CLI_EXIT_INPUT
                   : status == SIM_ERR_CANCELLED
                       ? cli_fail(options->lang, CLI_EXIT_INTERRUPTED, CLI_MSG_INTERRUPTED, NULL)
                       : cli_fail_status(options->lang, status);
  cli_sensitivity_free(&self);
  return code;
}
