// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/value.h"

#include "cli/draft.h"
#include "cli/publish.h"
#include "cli/say.h"
#include "cli/scenario.h"
#include "cli/verbs.h"
#include "sim/normal.h"
#include "sim/status.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

/* exante value: alternatives → columns of values and inputs → what information is worth. */

cli_value_interval_t cli_value_interval(sim_gain_t gain) {
  const double half = SIM_Z975 * gain.se;
  return (cli_value_interval_t){fmax(0.0, gain.mean), fmax(0.0, gain.mean - half),
                                fmax(0.0, gain.mean + half)};
}

static sim_choice_t choice_of(const cli_value_t *self) {
  return (sim_choice_t){self->alternatives.count, self->replicates,
                        (const double *const *)self->values};
}

/* One alternative by itself, in the criterion's own sense, and beside the best. */
static int describe(cli_value_t *self, size_t a) {
  const sim_choice_t choice = choice_of(self);
  const double sign = self->criterion.most ? 1.0 : -1.0;
  cli_value_decision_t *decision = &self->decisions[a];
  const size_t n = self->replicates;
  double *sorted = calloc(n, sizeof *sorted);
  if (!sorted)
    return SIM_ERR_NO_MEMORY;
  for (size_t r = 0; r < n; r++)
    sorted[r] = sign * self->values[a][r];
  sim_moments_of(&decision->value, n, sorted);
  gsl_sort(sorted, 1, n);
  decision->p05 = gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.05);
  decision->p95 = gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.95);
  decision->behind = sim_information_difference(&choice, self->best, a);
  decision->share = sim_information_share(&choice, a);
  free(sorted);
  return SIM_OK;
}

/* The greatest gain first; equal ones by name and year. */
static int by_gain(const void *a, const void *b) {
  const cli_value_input_t *x = a, *y = b;
  const double gx = fmax(0.0, x->gain.mean), gy = fmax(0.0, y->gain.mean);
  if (gx != gy)
    return gx > gy ? -1 : 1;
  const int names = strcmp(x->name, y->name);
  return names ? names : (x->year > y->year) - (x->year < y->year);
}

static int value_inputs(cli_value_t *self) {
  const int threads = self->options->threads ? self->options->threads : omp_get_num_procs();
  const sim_choice_t choice = choice_of(self);
  int failed = SIM_OK;
#pragma omp parallel for schedule(dynamic, 1) num_threads(threads)
  for (size_t i = 0; i < self->input_count; i++) {
    cli_value_input_t *input = &self->inputs[i];
    const int status = sim_information_input(&choice, self->best, input->draws, &input->gain);
    if (status)
#pragma omp atomic write
      failed = status;
  }
  qsort(self->inputs, self->input_count, sizeof *self->inputs, by_gain);
  return failed;
}

/* Samples are the first replicates, unless some were left out. */
static sim_gain_t gain_of_all_inputs(const cli_value_t *self) {
  const sim_choice_t choice = choice_of(self);
  sim_moments_t gains, changed;
  sim_moments_of(&gains, self->samples, self->gains);
  sim_moments_of(&changed, self->samples, self->changed);
  if (self->replicates == self->options->replicates && gains.undefined == 0)
    return sim_information_nested(&choice, self->best, self->samples, self->gains, self->changed);
  return (sim_gain_t){gains.mean, sim_moments_se(&gains), changed.mean};
}

static int analyse(cli_value_t *self) {
  const sim_choice_t choice = choice_of(self);
  int status = SIM_OK;
  self->best = sim_information_best(&choice);
  for (size_t a = 0; !status && a < self->alternatives.count; a++)
    status = describe(self, a);
  self->everything = sim_information_everything(&choice, self->best);
  if (!status)
    status = value_inputs(self);
  if (!status)
    status = cli_value_nest(self);
  if (!status)
    self->all_inputs = gain_of_all_inputs(self);
  return status;
}

/* base_sin-preparacion_most_linked.deal_per_spending.real+NAME=VALUE; a digest when too long. */
static char *result_name(const cli_value_t *self) {
  enum { NAME_BYTES = 200 };
  const cli_options_t *options = self->options;
  const char *way = self->criterion.most ? "most_" : "least_";
  cli_draft_t name;
  FILE *stream = cli_draft_begin(&name);
  if (!stream)
    return NULL;
  for (size_t a = 0; a < self->alternatives.count; a++)
    fprintf(stream, "%s_", self->alternatives.items[a].name);
  fputs(way, stream);
  for (const char *at = self->criterion.text; *at; at++)
    fputs(*at == '/' ? "_per_" : (const char[]){*at, '\0'}, stream);
  for (size_t i = 0; i < options->override_count; i++)
    fprintf(stream, "+%s", options->overrides[i]);
  return cli_scenario_fit(cli_draft_end(&name), NAME_BYTES, way);
}

static char *folder_of(const cli_value_t *self) {
  char *folder = NULL;
  if (self->options->out)
    return strdup(self->options->out);
  char *name = result_name(self);
  if (name &&
      asprintf(&folder, "out/%s/value/%s", self->alternatives.items[0].inputs.name, name) < 0)
    folder = NULL;
  free(name);
  return folder;
}

static int publish(cli_value_t *self) {
  static const cli_result_file_t files[] = {
      {.name = "value.csv", .write = cli_value_write},
      {.name = "decisions.csv", .write = cli_value_write_decisions}};
  const cli_inputs_t *inputs[CLI_ALTERNATIVES_MAX];
  char samples[24], inner[24];
  char *folder = folder_of(self);
  if (!folder)
    return cli_fail_status(self->options->lang, SIM_ERR_NO_MEMORY);
  for (size_t a = 0; a < self->alternatives.count; a++)
    inputs[a] = &self->alternatives.items[a].inputs;
  snprintf(samples, sizeof samples, "%zu", self->samples);
  snprintf(inner, sizeof inner, "%d", (int)CLI_VALUE_INNER);
  const char *const details[] = {self->criterion.most ? "most" : "least",
                                 self->criterion.text,
                                 "nested_samples",
                                 samples,
                                 "nested_inner",
                                 inner};
  const cli_analysis_record_t record = {.work = "value",
                                        .options = self->options,
                                        .inputs = inputs,
                                        .scenarios = self->options->names.items,
                                        .scenario_count = self->alternatives.count,
                                        .details = details,
                                        .detail_count = 3};
  const cli_publication_t publication = {.options = self->options,
                                         .interrupt = self->interrupt,
                                         .folder = folder,
                                         .subject = self,
                                         .files = files,
                                         .file_count = sizeof files / sizeof files[0],
                                         .inputs = inputs[0],
                                         .draw = cli_value_draw,
                                         .print = cli_value_print,
                                         .record = &record};
  const int code = cli_publish(&publication);
  free(folder);
  return code;
}

static void check_replicates(const cli_options_t *options, cli_report_t *report) {
  char count[24];
  snprintf(count, sizeof count, "%llu", (unsigned long long)options->replicates);
  if (options->replicates < CLI_VALUE_LEAST || options->replicates > CLI_VALUE_MOST)
    cli_report_error(report, NULL, CLI_MSG_OPTION_COUNT, CLI_ARGS("-n", count, "4096 … 1048576"));
}

/* Everything that may be wrong with what was asked. */
static int prepare(cli_value_t *self, cli_report_t *report) {
  check_replicates(self->options, report);
  if (!self->options->most == !self->options->least)
    cli_report_error(report, NULL, CLI_MSG_VALUE_CRITERION, NULL);
  int status = cli_alternatives_load(&self->alternatives, self->options, "value", report);
  if (!status && report->errors)
    status = SIM_ERR_DOMAIN;
  if (!status)
    status = cli_alternatives_compile(&self->alternatives, self->options->seed, true);
  if (!status)
    status = cli_criterion_parse(&self->criterion, self->options, &self->alternatives, report);
  return status ? status : cli_value_list(self);
}

static int work(cli_value_t *self, cli_report_t *report) {
  char share[24];
  int status = cli_value_sample(self);
  if (!status && self->replicates < SIM_INFORMATION_LEAST) {
    snprintf(share, sizeof share, "%zu", self->replicates);
    cli_report_error(report, NULL, CLI_MSG_VALUE_UNDEFINED, CLI_ARGS(self->criterion.text, share));
    return CLI_EXIT_INPUT;
  }
  if (!status)
    status = analyse(self);
  if (status == SIM_ERR_CANCELLED)
    return cli_fail(self->options->lang, CLI_EXIT_INTERRUPTED, CLI_MSG_INTERRUPTED, NULL);
  return status ? cli_fail_status(self->options->lang, status) : publish(self);
}

static void value_free(cli_value_t *self) {
  for (size_t a = 0; a < CLI_ALTERNATIVES_MAX; a++)
    free(self->values[a]);
  for (size_t i = 0; i < self->input_count; i++)
    free(self->inputs[i].draws);
  free(self->inputs);
  free(self->gains);
  free(self->changed);
  cli_alternatives_free(&self->alternatives);
}

int cli_value(const cli_options_t *options, cli_interrupt_t *interrupt) {
  cli_value_t self = {.options = options, .interrupt = interrupt};
  cli_report_t report;
  cli_report_init(&report, options->lang);
  int code = CLI_EXIT_INPUT;
  const int status = prepare(&self, &report);
  if (status == SIM_ERR_NO_MEMORY)
    code = cli_fail_status(options->lang, status);
  else if (!status)
    code = work(&self, &report);
  cli_report_print(&report, stderr);
  cli_report_free(&report);
  value_free(&self);
  return code;
}
