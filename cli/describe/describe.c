// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/describe/describe.h"

#include "cli/common/exits.h"
#include "cli/common/say.h"
#include "cli/common/scenario.h"
#include "cli/verbs.h"
#include "inputs/load.h"
#include "sim/status.h"
#include "words/grid.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* exante describe: every input with its central value, P5–P95, spread between years, unit, grades
   of value and spread, and source; then the correlations. */

/* A correlation, with no more decimals than it was written with, and four at most. */
static void add_rank(words_grid_t *grid, double rank, words_lang_t lang) {
  char text[WORDS_NUMBER_BYTES];
  int decimals = 1;
  for (double unit = 10.0; decimals < 4 && fabs(rank * unit - round(rank * unit)) > 1e-6;
       unit *= 10.0)
    decimals++;
  words_numeral(text, rank, decimals, lang);
  words_grid_add(grid, text);
}

/* The pairs under the inputs, if there are any. */
static int print_correlations(const inputs_programme_t *inputs, words_lang_t lang) {
  static const bool left[] = {true, true, false, true};
  static const words_message_t heads[] = {WORDS_MSG_COL_NAME_A, WORDS_MSG_COL_NAME_B,
                                          WORDS_MSG_COL_CORRELATION, WORDS_MSG_COL_SOURCE};
  char count[24];
  words_grid_t grid;
  if (inputs->correlation_count == 0)
    return SIM_OK;
  words_grid_init(&grid, 4);
  for (size_t i = 0; i < 4; i++)
    words_grid_add(&grid, words_message(heads[i], lang));
  for (size_t i = 0; i < inputs->correlation_count; i++) {
    const inputs_correlation_t *pair = &inputs->correlations[i];
    char *source = words_escape(pair->source, 0);
    grid.lost = grid.lost || !source;
    words_grid_add(&grid, pair->name[0]);
    words_grid_add(&grid, pair->name[1]);
    add_rank(&grid, pair->rank, lang);
    words_grid_add(&grid, source);
    free(source);
  }
  snprintf(count, sizeof count, "%zu", inputs->correlation_count);
  fputc('\n', stdout);
  int lost = cli_say(stdout, lang, WORDS_MSG_DESCRIBE_CORRELATIONS, WORDS_ARGS(count));
  fputc('\n', stdout);
  lost |= words_grid_print(&grid, left, stdout);
  words_grid_free(&grid);
  return lost ? SIM_ERR_NO_MEMORY : SIM_OK;
}

static int print(const inputs_programme_t *inputs, const cli_options_t *options,
                 const char *scenario) {
  char label[INPUTS_LABEL_SIZE], count[24];
  words_grid_t grid;
  int status = cli_describe_grid(inputs, options->lang, &grid);
  snprintf(count, sizeof count, "%zu", inputs->inputs.count);
  if (!status) {
    const char *title = inputs_label(inputs, "programme", options->lang, label);
    int lost =
        cli_say(stdout, options->lang, WORDS_MSG_DESCRIBE_HEAD, WORDS_ARGS(title, scenario, count));
    fputc('\n', stdout);
    lost |= words_grid_print(&grid, cli_describe_left, stdout);
    status = lost ? SIM_ERR_NO_MEMORY : SIM_OK;
  }
  words_grid_free(&grid);
  return status ? status : print_correlations(inputs, options->lang);
}

int cli_describe(const cli_options_t *options, cli_interrupt_t *interrupt) {
  inputs_programme_t inputs;
  words_report_t report;
  (void)interrupt;
  words_report_init(&report, options->lang);
  const inputs_request_t request = cli_options_request(options);
  int code = cli_exit_reported(&report, inputs_load(&request, &inputs, &report));
  if (code == CLI_EXIT_OK) {
    char *scenario = cli_scenario_name(options);
    code =
        cli_exit(options->lang, scenario ? print(&inputs, options, scenario) : SIM_ERR_NO_MEMORY);
    free(scenario);
  }
  inputs_programme_free(&inputs);
  return code;
}
