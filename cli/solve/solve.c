// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/watch.h"
#include "cli/common/exits.h"
#include "cli/common/publish.h"
#include "cli/common/scenario.h"
#include "cli/solve/solution.h"
#include "cli/verbs.h"
#include "sim/status.h"
#include "studies/probe.h"
#include "studies/tables.h"
#include "words/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* exante solve: question → search over values of one input → answer, curve and record. */

enum { VALUES_EXPECTED = STUDIES_GRID_POINTS + 16, NAME_BYTES = 200 };

typedef struct {
  cli_solution_t solution;
  cli_interrupt_t *interrupt;
  char *scenario, *folder;
  char *json; /* solve.json, made before anything is written */
} solve_t;

/* The bar ends where most searches do; some take more values. */
static void counted(void *watch, size_t values) {
  cli_watch_progressed(watch, values < VALUES_EXPECTED ? values : VALUES_EXPECTED);
}

/* The output of the condition, as the programme has it with the lever in place. */
static int bind(cli_solution_t *self, words_report_t *report) {
  models_programme_t *programme;
  size_t index;
  int status = models_programme_outline(&programme, &self->lever.inputs.inputs);
  if (status)
    return status;
  status = studies_condition_bind(&self->condition, programme, &index, report);
  if (!status)
    snprintf(self->unit, sizeof self->unit, "%s", models_programme_outputs(programme)[index].unit);
  models_programme_free(programme);
  return status;
}

static bool has_question(const cli_options_t *options, words_report_t *report) {
  if (!options->find)
    words_report_error(report, NULL, WORDS_MSG_SOLVE_NEEDS,
                       WORDS_ARGS("--find", "--find plan.places.2026"));
  if (!options->condition)
    words_report_error(
        report, NULL, WORDS_MSG_SOLVE_NEEDS,
        WORDS_ARGS("--so-that", "--so-that 'mean(event.budget_suffices.2026) >= 80%'"));
  return options->find && options->condition;
}

/* Everything about the question that can be wrong is said at once. */
static int read_question(cli_solution_t *self, words_report_t *report) {
  const cli_options_t *options = self->options;
  if (!has_question(options, report))
    return SIM_ERR_DOMAIN;
  const int parsed = studies_condition_parse(&self->condition, options->condition, report);
  const studies_lever_request_t request = {.programme = cli_options_request(options),
                                           .find = options->find,
                                           .between = {options->between[0], options->between[1]}};
  int status = studies_lever_load(&self->lever, &request, report);
  if (!status && !parsed)
    status = bind(self, report);
  if (report->no_memory)
    return SIM_ERR_NO_MEMORY;
  return status ? status : parsed;
}

static int search(solve_t *self) {
  cli_solution_t *solution = &self->solution;
  const cli_options_t *options = solution->options;
  cli_watch_t watch = {.interrupt = self->interrupt};
  studies_probe_t probe = {.lever = &solution->lever,
                           .condition = &solution->condition,
                           .replicates = options->replicates,
                           .seed = options->seed,
                           .threads = options->threads,
                           .ctx = &watch,
                           .cancelled = cli_watch_cancelled,
                           .counted = counted};
  const studies_function_t function = studies_probe_function(&probe);
  cli_progress_start(&watch.bar, words_message(WORDS_MSG_SOLVE_PROGRESS, options->lang),
                     VALUES_EXPECTED, !options->quiet);
  const int status = studies_search_run(&solution->search, &solution->lever.lattice,
                                        &solution->condition.inequality, &function);
  cli_progress_end(&watch.bar);
  studies_probe_free(&probe);
  return status;
}

/* out/<programme>/solve/<scenario>+<input>+<statistic>.<output>, unless --out says otherwise. */
static char *folder_of(const cli_solution_t *self) {
  const studies_condition_t *c = &self->condition;
  const cli_options_t *options = self->options;
  char *name = NULL, *folder = NULL, head[64], output[STUDIES_OUTPUT_TEXT];
  if (options->out)
    return strdup(options->out);
  studies_output_text(&c->of.output, output);
  if (asprintf(&name, "%s+%s+%s.%s", self->scenario, options->find,
               studies_statistic_name(c->of.statistic), output) < 0)
    return NULL;
  snprintf(head, sizeof head, "%.60s+", options->find);
  name = cli_scenario_fit(name, NAME_BYTES, head);
  if (name && asprintf(&folder, "out/%s/solve/%s", self->lever.inputs.name, name) < 0)
    folder = NULL;
  free(name);
  return folder;
}

static int make_json(solve_t *self) {
  words_draft_t json;
  FILE *stream = words_draft_begin(&json);
  const int lost = !stream || cli_solution_json(&self->solution, stream);
  self->json = words_draft_end(&json);
  return self->json && !lost ? 0 : -1;
}

static void write_json(const void *subject, FILE *file) {
  fputs(((const solve_t *)subject)->json, file);
}

static int print(const void *subject, FILE *stream) {
  return cli_solution_print(&((const solve_t *)subject)->solution, stream);
}

static int draw(const void *subject, const cli_canvas_t *canvas, char detail[CLI_CHARTS_DETAIL]) {
  return cli_solution_draw(&((const solve_t *)subject)->solution, canvas, detail);
}

static int publish(solve_t *self) {
  words_table_t table;
  cli_answer_t answer;
  static const cli_result_file_t file = {REPORTS_RESULTS_DATA "/solve.json", write_json};
  const cli_solution_t *solution = &self->solution;
  const cli_options_t *options = solution->options;
  const char *const scenario = self->scenario;
  const inputs_programme_t *const inputs = &solution->lever.now;
  const char *const details[] = {"find",    options->find,
                                 "so_that", options->condition,
                                 "between", options->between[0] ? options->between[0] : "",
                                 "and",     options->between[1] ? options->between[1] : ""};
  const cli_analysis_record_t record = {.work = "solve",
                                        .options = options,
                                        .inputs = &inputs,
                                        .scenarios = &scenario,
                                        .scenario_count = 1,
                                        .details = details,
                                        .detail_count = options->between[0] ? 4 : 2};
  const cli_publication_t publication = {.options = options,
                                         .interrupt = self->interrupt,
                                         .folder = self->folder,
                                         .subject = self,
                                         .tables = &table,
                                         .table_count = 1,
                                         .files = &file,
                                         .file_count = 1,
                                         .inputs = inputs,
                                         .answer = &answer.answer,
                                         .draw = draw,
                                         .print = print,
                                         .record = &record};
  if (make_json(self))
    return cli_exit(options->lang, SIM_ERR_NO_MEMORY);
  studies_search_table(&solution->search, &solution->lever, &solution->condition, solution->unit,
                       &table);
  const bool lost = cli_solution_answer(&answer, solution) != 0;
  const int code = lost ? cli_exit(options->lang, SIM_ERR_NO_MEMORY) : cli_publish(&publication);
  words_table_free(&table);
  cli_answer_free(&answer);
  return code == CLI_EXIT_OK && !cli_solution_found(solution) ? CLI_EXIT_FOUND : code;
}

static int work(solve_t *self) {
  cli_solution_t *solution = &self->solution;
  self->scenario = cli_scenario_name(solution->options);
  solution->scenario = self->scenario;
  self->folder = self->scenario ? folder_of(solution) : NULL;
  const int status = self->folder ? search(self) : SIM_ERR_NO_MEMORY;
  return status ? cli_exit(solution->options->lang, status) : publish(self);
}

int cli_solve(const cli_options_t *options, cli_interrupt_t *interrupt) {
  solve_t self = {.solution = {.options = options}, .interrupt = interrupt};
  words_report_t report;
  words_report_init(&report, options->lang);
  const int status = read_question(&self.solution, &report);
  int code = cli_exit_reported(&report, status);
  if (code == CLI_EXIT_OK)
    code = work(&self);
  studies_search_free(&self.solution.search);
  studies_lever_free(&self.solution.lever);
  free(self.scenario);
  free(self.folder);
  free(self.json);
  return code;
}
