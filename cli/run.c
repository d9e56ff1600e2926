// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/assumptions.h"
#include "cli/charts.h"
#include "cli/charts_forecast.h"
#include "cli/effort.h"
#include "cli/forecast.h"
#include "cli/inputs.h"
#include "cli/outlook.h"
#include "cli/progress.h"
#include "cli/publish.h"
#include "cli/say.h"
#include "cli/scenario.h"
#include "cli/tables.h"
#include "cli/verbs.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* exante run: inputs → forecast → tables, charts and record, all in place at once. */

typedef struct {
  const cli_options_t *options;
  cli_interrupt_t *interrupt;
  cli_effort_t effort;
  cli_inputs_t inputs;
  cli_forecast_t forecast;
  cli_results_t results;
  cli_progress_t progress;
  char *scenario, *folder;
  FILE *draws;
  size_t columns;     /* of draws */
  bool draws_started; /* their head is written */
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
    const models_programme_t *programme = run->forecast.programme;
    run->columns = models_programme_output_count(programme) + models_programme_recorded(programme);
    cli_draws_head(programme, run->draws);
    run->draws_started = true;
  }
  cli_draws_write(run->draws, first, count, run->columns, columns);
  return ferror(run->draws);
}

static int fail_output(const run_t *run) {
  return cli_publish_fail(&run->results, run->folder, run->options->lang, CLI_MSG_OUT_FAILED);
}

static int simulate(run_t *run) {
  const cli_options_t *options = run->options;
  if (options->draws && !(run->draws = cli_results_create(&run->results, "draws.csv")))
    return fail_output(run);
  const sim_run_options_t engine = {.threads = options->threads,
                                    .ctx = run,
                                    .cancelled = cancelled,
                                    .progress = progressed,
                                    .sink = options->draws ? store_draws : NULL};
  cli_progress_start(&run->progress, cli_message(CLI_MSG_PROGRESS, options->lang),
                     run->effort.replicates, !options->quiet);
  const int status = cli_effort_simulate(&run->effort, &run->forecast, &engine, staged);
  cli_progress_end(&run->progress);
  if (run->draws && (status == SIM_OK || status == SIM_ERR_SINK)) {
    if (cli_results_finish(&run->results, "draws.csv", run->draws))
      return fail_output(run);
  } else if (run->draws) {
    fclose(run->draws);
  }
  return status ? cli_fail_status(options->lang, status) : CLI_EXIT_OK;
}

static void write_summary(const void *subject, FILE *file) {
  const run_t *run = subject;
  cli_summary_write(&run->forecast, file);
}

static int draw(const void *subject, const char *folder, const volatile sig_atomic_t *cancel,
                char detail[CLI_CHARTS_DETAIL]) {
  const run_t *run = subject;
  char *scenario = cli_assumptions_scenario(run->options, &run->inputs);
  if (!scenario)
    return cli_charts_explain(run->options->lang, PLOTS_ERR_NO_MEMORY, "", detail);
  const int status = cli_charts_forecast(&run->forecast, &run->inputs, scenario, folder,
                                         run->options->lang, cancel, detail);
  free(scenario);
  return status;
}

static int print(const void *subject, FILE *stream) {
  const run_t *run = subject;
  const cli_lang_t lang = run->options->lang;
  char label[CLI_LABEL_SIZE];
  const char *title = cli_label(&run->inputs, "programme", lang, label);
  return cli_outlook_print(&run->forecast, title, run->scenario, lang, stream) ||
                 cli_effort_print(&run->effort, lang, stream)
             ? -1
             : 0;
}

static int write_record(const void *subject, cli_results_t *results) {
  const run_t *run = subject;
  return cli_record_write(results, &run->inputs, run->options, &run->effort, run->scenario);
}

static int publish(run_t *run) {
  static const cli_result_file_t files[] = {{"summary.csv", write_summary}};
  return cli_publish(&(cli_publication_t){.options = run->options,
                                          .interrupt = run->interrupt,
                                          .folder = run->folder,
                                          .results = &run->results,
                                          .subject = run,
                                          .files = files,
                                          .file_count = sizeof files / sizeof files[0],
                                          .draw = draw,
                                          .print = print,
                                          .write_record = write_record});
}

/* Compiles the programme and finds in it what the options name. */
static int prepare(run_t *run) {
  const cli_options_t *options = run->options;
  int status =
      cli_forecast_prepare(&run->forecast, &run->inputs.inputs, options->seed, options->draws);
  if (status)
    return cli_fail_status(options->lang, status);
  cli_report_t report;
  cli_report_init(&report, options->lang);
  status = cli_effort_bind(&run->effort, &run->forecast, &report);
  cli_report_print(&report, stderr);
  cli_report_free(&report);
  return status == SIM_ERR_DOMAIN ? CLI_EXIT_INPUT
         : status                 ? cli_fail_status(options->lang, status)
                                  : CLI_EXIT_OK;
}

/* What was asked for and not reached is said last, with the results in place. */
static int say_unreached(const run_t *run) {
  char replicates[24];
  snprintf(replicates, sizeof replicates, "%llu", (unsigned long long)run->effort.replicates);
  for (size_t i = 0; i < run->effort.precision_count; i++)
    if (!run->effort.precisions[i].goal.reached)
      cli_precision_print(&run->effort.precisions[i], run->effort.replicates, run->options->lang,
                          stderr);
  return cli_fail(run->options->lang, CLI_EXIT_FOUND,
                  run->effort.replicates < run->effort.most ? CLI_MSG_PRECISION_HOPELESS
                                                            : CLI_MSG_PRECISION_NOT_REACHED,
                  CLI_ARGS(replicates));
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
    return cli_fail_status(options->lang, SIM_ERR_NO_MEMORY);
  if (cli_results_open(&run->results, run->folder))
    return fail_output(run);
  code = simulate(run);
  if (code == CLI_EXIT_OK)
    code = publish(run);
  if (code == CLI_EXIT_OK && !cli_effort_reached(&run->effort))
    code = say_unreached(run);
  return code;
}

int cli_run(const cli_options_t *options, cli_interrupt_t *interrupt) {
  run_t run = {.options = options, .interrupt = interrupt};
  cli_report_t report;
  cli_report_init(&report, options->lang);
  cli_effort_read(&run.effort, options, &report);
  int status = cli_inputs_load(options->programme, options->variants, options->variant_count,
                               options->overrides, options->override_count, &run.inputs, &report);
  if (!status && report.errors)
    status = SIM_ERR_DOMAIN;
  cli_report_print(&report, stderr);
  cli_report_free(&report);
  int code = CLI_EXIT_INPUT;
  if (status == SIM_ERR_NO_MEMORY)
    code = cli_fail_status(options->lang, status);
  else if (!status)
    code = work(&run);
  cli_results_close(&run.results);
  cli_forecast_free(&run.forecast);
  cli_inputs_free(&run.inputs);
  free(run.scenario);
  free(run.folder);
  return code;
}
