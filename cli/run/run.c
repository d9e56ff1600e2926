// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/progress.h"
#include "cli/common/assumptions.h"
#include "cli/common/charts.h"
#include "cli/common/exits.h"
#include "cli/common/outlook.h"
#include "cli/common/output_words.h"
#include "cli/common/publish.h"
#include "cli/common/robustness_show.h"
#include "cli/common/say.h"
#include "cli/common/scenario.h"
#include "cli/run/answer.h"
#include "cli/run/charts_forecast.h"
#include "cli/run/contradicted.h"
#include "cli/run/draws.h"
#include "cli/run/effort_show.h"
#include "cli/run/freeze.h"
#include "cli/verbs.h"
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/chosen.h"
#include "studies/tables.h"

#include <stdlib.h>
#include <string.h>

/* exante run: inputs → forecast → tables, charts and record, all in place at once. */

#define DRAWS REPORTS_RESULTS_DATA "/draws.csv"

typedef struct {
  const cli_options_t *options;
  cli_interrupt_t *interrupt;
  studies_effort_t effort;
  inputs_programme_t inputs;
  studies_forecast_t forecast;
  studies_robustness_t robustness;
  cli_run_freeze_t freeze;
  reports_results_t results;
  cli_progress_t progress;
  char *scenario, *folder;
  bool is_unwritable;
  FILE *draws;
  size_t columns;        /* of draws */
  bool draws_started;    /* their head is written */
  size_t contradictions; /* of the document */
} run_t;

static bool cancelled(void *ctx) {
  const run_t *run = ctx;
  return run->interrupt->raised != 0;
}

static void progressed(void *ctx, uint64_t done) {
  run_t *run = ctx;
  cli_progress_show(&run->progress, done);
}

/* The bar runs to the end of the present stage. */
static void staged(void *ctx, uint64_t target) {
  run_t *run = ctx;
  run->progress.total = target;
}

static int store_draws(void *ctx, uint64_t first, size_t count, double *const *columns) {
  run_t *run = ctx;
  if (!run->draws_started) {
    run->columns = cli_draws_head(&run->forecast, run->draws);
    run->draws_started = true;
  }
  cli_draws_write(run->draws, first, count, run->columns, columns);
  return ferror(run->draws);
}

static int fail_output(const run_t *run) {
  return cli_publish_fail(&run->results, run->folder, run->options->lang, WORDS_MSG_OUT_FAILED);
}

static int simulate(run_t *run) {
  const cli_options_t *options = run->options;
  const bool draws = options->draws && !run->is_unwritable;
  if (draws && !(run->draws = reports_results_create(&run->results, DRAWS)))
    return fail_output(run);
  const sim_run_options_t engine = {.threads = options->threads,
                                    .comm = options->comm,
                                    .ctx = run,
                                    .cancelled = cancelled,
                                    .progress = progressed,
                                    .sink = draws ? store_draws : NULL};
  cli_progress_start(&run->progress, words_message(WORDS_MSG_PROGRESS, options->lang),
                     run->effort.replicates, !options->quiet);
  const int status = studies_effort_simulate(&run->effort, &run->forecast, &engine, staged);
  cli_progress_end(&run->progress);
  if (run->draws && (status == SIM_OK || status == SIM_ERR_SINK)) {
    if (reports_results_finish(&run->results, DRAWS, run->draws))
      return fail_output(run);
  } else if (run->draws) {
    fclose(run->draws);
  }
  return cli_exit(options->lang, status);
}

static int simulate_spreads(run_t *run) {
  const sim_run_options_t engine = {.threads = run->options->threads,
                                    .comm = run->options->comm,
                                    .ctx = run,
                                    .cancelled = cancelled};
  const int status = studies_robustness_run(&run->robustness, &run->inputs.inputs, &run->forecast,
                                            run->effort.design, &engine, run->options->widths);
  return cli_exit(run->options->lang, status);
}

static int draw(const void *subject, const cli_canvas_t *canvas, char detail[CLI_CHARTS_DETAIL]) {
  const run_t *run = subject;
  char *scenario = cli_assumptions_scenario(run->options, &run->inputs);
  if (!scenario)
    return cli_charts_explain(run->options->lang, PLOTS_ERR_NO_MEMORY, "", detail);
  const int status = cli_charts_forecast(&run->forecast, &run->robustness, &run->inputs, scenario,
                                         canvas, run->options->lang, detail);
  free(scenario);
  return status;
}

static int print(const void *subject, FILE *stream) {
  const run_t *run = subject;
  const words_lang_t lang = run->options->lang;
  return cli_outlook_print(&run->forecast, &run->robustness, &run->inputs, run->scenario, lang,
                           stream) ||
                 (run->options->widths && run->robustness.replicates == 0 &&
                  cli_robustness_say_none(&run->inputs, lang, stream)) ||
                 cli_outlook_notes(&run->forecast, &run->inputs, lang, stream) ||
                 cli_run_contradicted_print(run->contradictions, run->options->programme, lang,
                                            stream) ||
                 cli_effort_print(&run->effort, lang, stream) ||
                 cli_run_freeze_print(&run->freeze, lang, stream)
             ? -1
             : 0;
}

static int write_record(const void *subject, reports_results_t *results) {
  const run_t *run = subject;
  const int status = cli_run_freeze_write(&run->freeze, results);
  return status
             ? status
             : cli_record_write(results, &run->inputs, run->options, &run->effort, run->scenario);
}

static int publish(run_t *run, const reports_answer_t *answer) {
  words_table_t tables[3];
  size_t count = run->robustness.replicates ? 2 : 1; /* nothing judged, nothing to change */
  studies_forecast_table(&run->forecast, &run->inputs, &tables[0]);
  if (count > 1)
    studies_robustness_table(&run->robustness, &run->forecast, &tables[1]);
  if (count > 1 && run->options->widths)
    studies_widths_table(&run->robustness, &run->forecast, &tables[count++]);
  const char *const scenario = run->scenario;
  const cli_book_t book = {.name = run->inputs.name,
                           .scenarios = &scenario,
                           .scenario_count = 1,
                           .replicates = run->effort.replicates};
  const int code = cli_publish(&(cli_publication_t){.options = run->options,
                                                    .interrupt = run->interrupt,
                                                    .folder = run->folder,
                                                    .results = &run->results,
                                                    .is_unwritable = run->is_unwritable,
                                                    .subject = run,
                                                    .tables = tables,
                                                    .table_count = count,
                                                    .inputs = &run->inputs,
                                                    .book = book,
                                                    .answer = answer,
                                                    .draw = draw,
                                                    .print = print,
                                                    .write_record = write_record});
  words_tables_free(tables, count);
  return code;
}

/* Seals what was simulated, where that is asked for. */
static int freeze(run_t *run) {
  const cli_freeze_t what = {.inputs = &run->inputs,
                             .options = run->options,
                             .effort = &run->effort,
                             .scenario = run->scenario};
  words_report_t report;
  words_report_init(&report, run->options->lang);
  const int status = run->options->freeze
                         ? cli_run_freeze_make(&run->freeze, &what, &run->forecast, &report)
                         : SIM_OK;
  return cli_exit_reported(&report, status);
}

static int publish_answer(run_t *run) {
  const cli_options_t *options = run->options;
  cli_answer_t answer;
  int lost = cli_run_answer(&answer, &run->forecast, &run->robustness, &run->inputs, options->lang);
  run->contradictions = cli_run_contradictions(options->programme);
  if (run->contradictions) {
    cli_answer_say_lines(
        &answer, cli_run_contradicted(run->contradictions, options->programme, options->lang));
    lost |= cli_answer_end(&answer);
  }
  const int code = lost ? cli_exit(options->lang, SIM_ERR_NO_MEMORY) : publish(run, &answer.answer);
  cli_answer_free(&answer);
  return code;
}

/* Leaves what --only names, and what a precision is asked of. */
static int choose(run_t *run, words_report_t *report) {
  const cli_texts_t *only = &run->options->only;
  bool *kept = calloc(run->forecast.count + 1, sizeof *kept);
  if (!kept)
    return SIM_ERR_NO_MEMORY;
  int status = studies_chosen(only->items, only->count, run->forecast.programme, kept, report);
  for (size_t i = 0; !status && i < run->effort.precision_count; i++)
    kept[run->effort.precisions[i].goal.output] = true;
  if (!status)
    status = studies_forecast_keep(&run->forecast, kept);
  free(kept);
  return status ? status : studies_effort_bind(&run->effort, &run->forecast, report);
}

/* Compiles the programme and finds in it what the options name. */
static int prepare(run_t *run) {
  const cli_options_t *options = run->options;
  int status =
      studies_forecast_prepare(&run->forecast, &run->inputs.inputs, options->seed, options->draws);
  if (status)
    return cli_exit(options->lang, status);
  words_report_t report;
  words_report_init(&report, options->lang);
  status = studies_effort_bind(&run->effort, &run->forecast, &report);
  if (!status && options->only.count)
    status = choose(run, &report);
  return cli_exit_reported(&report, status);
}

static int work(run_t *run) {
  const cli_options_t *options = run->options;
  int code = prepare(run);
  if (code != CLI_EXIT_OK)
    return code;
  run->scenario = cli_scenario_name(options);
  run->folder =
      run->scenario ? cli_scenario_folder(options, run->inputs.name, run->scenario) : NULL;
  if (!run->folder)
    return cli_exit(options->lang, SIM_ERR_NO_MEMORY);
  /* Said before the work, which goes on for the terminal. */
  if (!cli_options_is_silent(options))
    run->is_unwritable = reports_results_open(&run->results, run->folder) != 0;
  if (run->is_unwritable)
    fail_output(run);
  if (run->is_unwritable && options->quiet)
    return CLI_EXIT_ENVIRONMENT;
  code = simulate(run);
  if (code == CLI_EXIT_OK)
    code = simulate_spreads(run);
  if (code == CLI_EXIT_OK)
    code = freeze(run);
  if (code == CLI_EXIT_OK)
    code = publish_answer(run);
  if (code == CLI_EXIT_OK && !studies_effort_reached(&run->effort))
    code = cli_effort_say_unreached(&run->effort, options->quiet, options->lang);
  return code;
}

int cli_run(const cli_options_t *options, cli_interrupt_t *interrupt) {
  run_t run = {.options = options, .interrupt = interrupt};
  words_report_t report;
  words_report_init(&report, options->lang);
  const studies_effort_request_t effort = {.design = options->design,
                                           .precisions = options->precisions.items,
                                           .precision_count = options->precisions.count,
                                           .replicates = options->replicates,
                                           .is_given = options->replicates_given,
                                           .max_replicates = options->max_replicates};
  studies_effort_read(&run.effort, &effort, &report);
  cli_run_freeze_check(options, &report);
  const inputs_request_t request = cli_options_request(options);
  int status = inputs_load(&request, &run.inputs, &report);
  if (!status && report.errors)
    status = SIM_ERR_DOMAIN;
  int code = cli_exit_reported(&report, status);
  if (code == CLI_EXIT_OK)
    code = work(&run);
  reports_results_close(&run.results);
  cli_run_freeze_free(&run.freeze);
  studies_robustness_free(&run.robustness);
  studies_forecast_free(&run.forecast);
  inputs_programme_free(&run.inputs);
  free(run.scenario);
  free(run.folder);
  return code;
}
