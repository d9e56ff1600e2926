// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/watch.h"
#include "cli/common/exits.h"
#include "cli/common/publish.h"
#include "cli/common/scenario.h"
#include "cli/compare/answer_compare.h"
#include "cli/compare/charts_compare.h"
#include "cli/compare/comparison.h"
#include "cli/verbs.h"
#include "sim/status.h"
#include "studies/tables.h"
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

/* exante compare: scenarios → paired differences → compare.csv, charts and record. */

enum { NAME_BYTES = 100 };

typedef struct {
  const cli_options_t *options;
  cli_interrupt_t *interrupt;
  studies_comparison_t comparison;
} compare_t;

static int simulate(compare_t *self) {
  const cli_options_t *options = self->options;
  cli_watch_t watch = {.interrupt = self->interrupt};
  const sim_run_options_t engine = {.replicates = options->replicates,
                                    .threads = options->threads,
                                    .comm = options->comm,
                                    .ctx = &watch,
                                    .cancelled = cli_watch_cancelled,
                                    .progress = cli_watch_progressed};
  cli_progress_start(&watch.bar, words_message(WORDS_MSG_PROGRESS, options->lang),
                     options->replicates * (options->names.count - 1), !options->quiet);
  const int status = studies_comparison_run(&self->comparison, &engine);
  cli_progress_end(&watch.bar);
  return cli_exit(options->lang, status);
}

/* "base_vs_recomendado"; a digest in place of the names when they would be too long for a folder.
   The caller frees. */
static char *joined_names(const cli_texts_t *names) {
  words_draft_t text;
  char head[48];
  FILE *stream = words_draft_begin(&text);
  for (size_t i = 0; stream && i < names->count; i++)
    fprintf(stream, "%s%s", i ? "_vs_" : "", names->items[i]);
  snprintf(head, sizeof head, "%.40s_vs_", names->items[0]);
  return cli_scenario_fit(words_draft_end(&text), NAME_BYTES, head);
}

/* out/<programme>/compare/base_vs_recomendado, with what --set changed as for a scenario. */
static char *folder_of(const compare_t *self) {
  cli_options_t layers = *self->options;
  char *names = joined_names(&layers.names), *set = NULL, *folder = NULL;
  layers.variants = (cli_texts_t){{names}, 1};
  if (names && (set = cli_scenario_name(&layers)) &&
      asprintf(&folder, "out/%s/compare/%s", self->comparison.scenarios.items[0].inputs.name, set) <
          0)
    folder = NULL;
  free(names);
  free(set);
  return folder;
}

static int print_table(const void *subject, FILE *stream) {
  return cli_comparison_print(subject, stream);
}

static int draw(const void *subject, const cli_canvas_t *canvas, char detail[CLI_CHARTS_DETAIL]) {
  return cli_charts_compare(subject, NULL, canvas, detail);
}

static int publish(const compare_t *self, const char *folder) {
  words_table_t tables[2];
  cli_answer_t answer;
  const inputs_programme_t *inputs[STUDIES_ALTERNATIVES_MAX];
  const char *names[STUDIES_ALTERNATIVES_MAX];
  for (size_t i = 0; i < self->comparison.scenarios.count; i++) {
    inputs[i] = &self->comparison.scenarios.items[i].inputs;
    names[i] = self->comparison.scenarios.items[i].name;
  }
  const cli_analysis_record_t record = {.work = "compare",
                                        .options = self->options,
                                        .inputs = inputs,
                                        .scenarios = names,
                                        .scenario_count = self->comparison.scenarios.count};
  const cli_comparison_t subject = {&self->comparison, self->options};
  studies_comparison_table(&self->comparison, &tables[0]);
  studies_comparison_levels_table(&self->comparison, &tables[1]);
  const bool lost = cli_compare_answer(&answer, &subject) != 0;
  const int code = lost ? cli_exit(self->options->lang, SIM_ERR_NO_MEMORY)
                        : cli_publish(&(cli_publication_t){.options = self->options,
                                                           .interrupt = self->interrupt,
                                                           .folder = folder,
                                                           .subject = &subject,
                                                           .tables = tables,
                                                           .table_count = 2,
                                                           .inputs = inputs[0],
                                                           .answer = &answer.answer,
                                                           .draw = draw,
                                                           .print = print_table,
                                                           .record = &record});
  words_tables_free(tables, 2);
  cli_answer_free(&answer);
  return code;
}

static int work(compare_t *self) {
  char *folder = self->options->out ? strdup(self->options->out) : folder_of(self);
  int code = folder ? simulate(self) : cli_exit(self->options->lang, SIM_ERR_NO_MEMORY);
  if (code == CLI_EXIT_OK)
    code = publish(self, folder);
  free(folder);
  return code;
}

static int load(compare_t *self) {
  const cli_options_t *options = self->options;
  words_report_t report;
  words_report_init(&report, options->lang);
  const inputs_request_t base = cli_options_request(options);
  const int status =
      studies_comparison_load(&self->comparison, &base, options->names.items, options->names.count,
                              options->replicates, options->seed, &report);
  return cli_exit_reported(&report, status);
}

int cli_compare(const cli_options_t *options, cli_interrupt_t *interrupt) {
  compare_t self = {.options = options, .interrupt = interrupt};
  int code = load(&self);
  if (code == CLI_EXIT_OK)
    code = work(&self);
  studies_comparison_free(&self.comparison);
  return code;
}
