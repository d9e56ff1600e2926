// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/describe.h"
#include "cli/grade.h"
#include "cli/grid.h"
#include "cli/inputs.h"
#include "cli/numeral.h"
#include "cli/say.h"
#include "cli/scenario.h"
#include "cli/verbs.h"
#include "sim/decimal.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* exante describe: every input with its central value, P5–P95, unit, grades of value and spread,
   and source; then the correlations. */

enum { NAME, YEAR, LAW, CENTRAL, P05, P95, UNIT, GRADE, SPREAD_GRADE, SOURCE, COLUMNS };

static void add_head(cli_grid_t *grid, cli_lang_t lang) {
  static const cli_message_t heads[COLUMNS] = {
      CLI_MSG_COL_NAME,         CLI_MSG_COL_YEAR,  CLI_MSG_COL_LAW,  CLI_MSG_COL_CENTRAL,
      CLI_MSG_COL_P05,          CLI_MSG_COL_P95,   CLI_MSG_COL_UNIT, CLI_MSG_COL_GRADE,
      CLI_MSG_COL_SPREAD_GRADE, CLI_MSG_COL_SOURCE};
  for (size_t i = 0; i < COLUMNS; i++)
    cli_grid_add(grid, cli_message(heads[i], lang));
}

/* As many decimals as four significant digits need, at least those of a whole number. */
static int decimals_for(double x) {
  const double size = fabs(x);
  if (size == 0.0 || (size >= 1.0 && size == floor(size)) || size >= 1000.0)
    return 0;
  const int digits = 3 - sim_decade(size);
  return digits > 6 ? 6 : digits;
}

static void add_number(cli_grid_t *grid, double x, cli_lang_t lang) {
  char text[PLOTS_NUMBER_BYTES];
  cli_numeral(text, x, decimals_for(x), lang);
  cli_grid_add(grid, text);
}

static void add_row(cli_grid_t *grid, const models_input_t *row, const models_range_t *range,
                    cli_lang_t lang) {
  char year[16] = "";
  if (row->year)
    snprintf(year, sizeof year, "%d", row->year);
  cli_grid_add(grid, row->name);
  cli_grid_add(grid, year);
  cli_grid_add(grid, models_distribution_name(row->distribution));
  add_number(grid, range->central, lang);
  for (int end = 0; end < 2; end++)
    if (range->low < range->high)
      add_number(grid, end ? range->high : range->low, lang);
    else
      cli_grid_add(grid, "–");
  cli_grid_add(grid, row->unit);
  cli_grid_add(grid, cli_grade_word(row->grade, lang));
  cli_grid_add(grid, range->low < range->high ? cli_grade_word(models_input_spread_grade(row), lang)
                                              : "–");
  char *source = cli_escape(row->source, 0);
  grid->lost = grid->lost || !source;
  cli_grid_add(grid, source);
  free(source);
}

/* A correlation, with no more decimals than it was written with, and four at most. */
static void add_rank(cli_grid_t *grid, double rank, cli_lang_t lang) {
  char text[PLOTS_NUMBER_BYTES];
  int decimals = 1;
  for (double unit = 10.0; decimals < 4 && fabs(rank * unit - round(rank * unit)) > 1e-6;
       unit *= 10.0)
    decimals++;
  cli_numeral(text, rank, decimals, lang);
  cli_grid_add(grid, text);
}

/* The pairs under the inputs, if there are any. */
static int print_correlations(const cli_inputs_t *inputs, cli_lang_t lang) {
  static const bool left[] = {true, true, false, true};
  static const cli_message_t heads[] = {CLI_MSG_COL_NAME_A, CLI_MSG_COL_NAME_B,
                                        CLI_MSG_COL_CORRELATION, CLI_MSG_COL_SOURCE};
  char count[24];
  cli_grid_t grid;
  if (inputs->correlation_count == 0)
    return SIM_OK;
  cli_grid_init(&grid, 4);
  for (size_t i = 0; i < 4; i++)
    cli_grid_add(&grid, cli_message(heads[i], lang));
  for (size_t i = 0; i < inputs->correlation_count; i++) {
    const cli_correlation_t *pair = &inputs->correlations[i];
    char *source = cli_escape(pair->source, 0);
    grid.lost = grid.lost || !source;
    cli_grid_add(&grid, pair->name[0]);
    cli_grid_add(&grid, pair->name[1]);
    add_rank(&grid, pair->rank, lang);
    cli_grid_add(&grid, source);
    free(source);
  }
  snprintf(count, sizeof count, "%zu", inputs->correlation_count);
  fputc('\n', stdout);
  int lost = cli_say(stdout, lang, CLI_MSG_DESCRIBE_CORRELATIONS, CLI_ARGS(count));
  fputc('\n', stdout);
  lost |= cli_grid_print(&grid, left, stdout);
  cli_grid_free(&grid);
  return lost ? SIM_ERR_NO_MEMORY : SIM_OK;
}

static int print(const cli_inputs_t *inputs, const cli_options_t *options, const char *scenario) {
  static const bool left[COLUMNS] = {
      [NAME] = true,  [YEAR] = true,         [LAW] = true,   [UNIT] = true,
      [GRADE] = true, [SPREAD_GRADE] = true, [SOURCE] = true};
  char label[CLI_LABEL_SIZE], count[24];
  cli_grid_t grid;
  cli_grid_init(&grid, COLUMNS);
  add_head(&grid, options->lang);
  int status = SIM_OK;
  for (size_t i = 0; !status && i < inputs->inputs.count; i++) {
    models_range_t range;
    status = models_input_range(&inputs->inputs, i, &range);
    if (!status)
      add_row(&grid, &inputs->inputs.rows[i], &range, options->lang);
  }
  snprintf(count, sizeof count, "%zu", inputs->inputs.count);
  if (!status && grid.lost)
    status = SIM_ERR_NO_MEMORY;
  if (!status) {
    const char *title = cli_label(inputs, "programme", options->lang, label);
    int lost =
        cli_say(stdout, options->lang, CLI_MSG_DESCRIBE_HEAD, CLI_ARGS(title, scenario, count));
    fputc('\n', stdout);
    lost |= cli_grid_print(&grid, left, stdout);
    status = lost ? SIM_ERR_NO_MEMORY : SIM_OK;
  }
  cli_grid_free(&grid);
  return status ? status : print_correlations(inputs, options->lang);
}

int cli_describe(const cli_options_t *options, cli_interrupt_t *interrupt) {
  cli_inputs_t inputs;
  cli_report_t report;
  (void)interrupt;
  cli_report_init(&report, options->lang);
  int status = cli_inputs_load(options->programme, options->variants, options->variant_count,
                               options->overrides, options->override_count, &inputs, &report);
  cli_report_print(&report, stderr);
  cli_report_free(&report);
  if (status == SIM_ERR_DOMAIN) {
    cli_inputs_free(&inputs);
    return CLI_EXIT_INPUT;
  }
  char *scenario = status ? NULL : cli_scenario_name(options);
  if (!status)
    status = scenario ? print(&inputs, options, scenario) : SIM_ERR_NO_MEMORY;
  free(scenario);
  cli_inputs_free(&inputs);
  return status ? cli_fail_status(options->lang, status) : CLI_EXIT_OK;
}
