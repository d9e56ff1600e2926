// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/value/value.h"

#include "cli/command/watch.h"

#include "cli/common/exits.h"
#include "cli/common/publish.h"
#include "cli/common/scenario.h"
#include "cli/verbs.h"
#include "sim/status.h"
#include "studies/tables.h"
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

/* exante value: alternatives → columns of values and inputs → what information is worth. */

/* base_sin-preparacion_most_linked.deal_per_spending.real+NAME=VALUE; a digest when too long. */
static char *result_name(const cli_value_t *self) {
  enum { NAME_BYTES = 200 };
  const cli_options_t *options = self->options;
  const char *way = self->study.criterion.most ? "most_" : "least_";
  words_draft_t name;
  FILE *stream = words_draft_begin(&name);
  if (!stream)
    return NULL;
  for (size_t a = 0; a < self->study.alternatives.count; a++)
    fprintf(stream, "%s_", self->study.alternatives.items[a].name);
  fputs(way, stream);
  for (const char *at = self->study.criterion.text; *at; at++)
    fputs(*at == '/' ? "_per_" : (const char[]){*at, '\0'}, stream);
  for (size_t i = 0; i < options->overrides.count; i++)
    fprintf(stream, "+%s", options->overrides.items[i]);
  return cli_scenario_fit(words_draft_end(&name), NAME_BYTES, way);
}

static char *folder_of(const cli_value_t *self) {
  char *folder = NULL;
  if (self->options->out)
    return strdup(self->options->out);
  char *name = result_name(self);
  if (name &&
      asprintf(&folder, "out/%s/value/%s", self->study.alternatives.items[0].inputs.name, name) < 0)
    folder = NULL;
  free(name);
  return folder;
}

static int publish(const cli_value_t *self, cli_interrupt_t *interrupt) {
  words_table_t tables[2];
  cli_answer_t answer;
  const inputs_programme_t *inputs[STUDIES_ALTERNATIVES_MAX];
  char samples[24], inner[24];
  char *folder = folder_of(self);
  if (!folder)
    return cli_exit(self->options->lang, SIM_ERR_NO_MEMORY);
  for (size_t a = 0; a < self->study.alternatives.count; a++)
    inputs[a] = &self->study.alternatives.items[a].inputs;
  snprintf(samples, sizeof samples, "%zu", self->study.samples);
  snprintf(inner, sizeof inner, "%d", (int)STUDIES_VALUE_INNER);
  const char *const details[] = {self->study.criterion.most ? "most" : "least",
                                 self->study.criterion.text,
                                 "nested_samples",
                                 samples,
                                 "nested_inner",
                                 inner};
  const cli_analysis_record_t record = {.work = "value",
                                        .options = self->options,
                                        .inputs = inputs,
                                        .scenarios = self->options->names.items,
                                        .scenario_count = self->study.alternatives.count,
                                        .details = details,
                                        .detail_count = 3};
  const cli_publication_t publication = {.options = self->options,
                                         .interrupt = interrupt,
                                         .folder = folder,
                                         .subject = self,
                                         .tables = tables,
                                         .table_count = sizeof tables / sizeof tables[0],
                                         .inputs = inputs[0],
                                         .answer = &answer.answer,
                                         .draw = cli_value_draw,
                                         .print = cli_value_print,
                                         .record = &record};
  studies_value_table(&self->study, &tables[0]);
  studies_value_decisions_table(&self->study, &tables[1]);
  const bool lost = cli_value_answer(&answer, self) != 0;
  const int code =
      lost ? cli_exit(self->options->lang, SIM_ERR_NO_MEMORY) : cli_publish(&publication);
  words_tables_free(tables, sizeof tables / sizeof tables[0]);
  cli_answer_free(&answer);
  free(folder);
  return code;
}

static void check_replicates(const cli_options_t *options, words_report_t *report) {
  char count[24];
  snprintf(count, sizeof count, "%llu", (unsigned long long)options->replicates);
  if (options->replicates < STUDIES_VALUE_LEAST || options->replicates > STUDIES_VALUE_MOST)
    words_report_error(report, NULL, WORDS_MSG_OPTION_COUNT,
                       WORDS_ARGS("-n", count, "4096 … 1048576"));
}

/* Everything that may be wrong with what was asked. */
static int prepare(cli_value_t *self, words_report_t *report) {
  const cli_options_t *options = self->options;
  const inputs_request_t base = cli_options_request(options);
  studies_value_t *study = &self->study;
  check_replicates(options, report);
  if (!options->most == !options->least)
    words_report_error(report, NULL, WORDS_MSG_VALUE_CRITERION, NULL);
  int status = studies_alternatives_load(&study->alternatives, &base, options->names.items,
                                         options->names.count, "value", report);
  if (!status && report->errors)
    status = SIM_ERR_DOMAIN;
  if (!status)
    status = studies_alternatives_compile(&study->alternatives, options->seed, true);
  if (!status)
    status = studies_criterion_parse(&study->criterion, options->most, options->least,
                                     &study->alternatives, report);
  return status ? status : studies_value_list(study);
}

static int compute(cli_value_t *self, cli_interrupt_t *interrupt, words_report_t *report) {
  const cli_options_t *options = self->options;
  studies_value_t *study = &self->study;
  cli_watch_t watch = {.interrupt = interrupt};
  char share[24];
  study->request = (studies_value_request_t){.replicates = options->replicates,
                                             .threads = options->threads,
                                             .watch = cli_watch_of(&watch)};
  cli_progress_start(&watch.bar, words_message(WORDS_MSG_PROGRESS, options->lang),
                     options->replicates, !options->quiet);
  int status = studies_value_sample(study);
  if (!status && study->replicates < SIM_INFORMATION_LEAST) {
    snprintf(share, sizeof share, "%zu", study->replicates);
    words_report_error(report, NULL, WORDS_MSG_VALUE_UNDEFINED,
                       WORDS_ARGS(study->criterion.text, share));
    status = SIM_ERR_DOMAIN;
  }
  if (!status)
    status = studies_value_analyse(study);
  cli_progress_end(&watch.bar);
  return status;
}

int cli_value(const cli_options_t *options, cli_interrupt_t *interrupt) {
  cli_value_t self = {.options = options};
  words_report_t report;
  words_report_init(&report, options->lang);
  int status = prepare(&self, &report);
  if (!status)
    status = compute(&self, interrupt, &report);
  int code = cli_exit_reported(&report, status);
  if (code == CLI_EXIT_OK)
    code = publish(&self, interrupt);
  studies_value_free(&self.study);
  return code;
}
