// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/assumptions.h"
#include "cli/common/outlook.h"
#include "cli/common/say.h"
#include "cli/compare/charts_compare.h"
#include "cli/report/report_view.h"
#include "reports/page_board.h"
#include "words/draft.h"
#include "words/numeral.h"

#include <stdlib.h>
#include <string.h>

/* The report, section by section. */

/* The pictures of a section, those that the programme has, in order. */
static const char *const forecast_charts[] = {
    "board", "history", "limits",     "budget",  "afford",     "joint", "places", "components",
    "chain", "cases",   "indicators", "results", "total_cost", "rise",  "links",  "regions"};
static const char *const scenario_charts[] = {
    CLI_CHARTS_COMPARE_PREFIX "board", CLI_CHARTS_COMPARE_PREFIX "scenarios",
    CLI_CHARTS_COMPARE_PREFIX "differences", CLI_CHARTS_COMPARE_PREFIX "history"};
static const char *const monitor_charts[] = {"monitor"};

static int write_foot(const cli_report_view_t *view, FILE *stream) {
  const cli_report_t *self = view->self;
  return cli_outlook_foot(&self->forecast, &self->robustness, &self->inputs, view->lang, stream);
}

static void put_forecast(cli_report_view_t *view) {
  const reports_answer_t *answer = &view->self->answer.answer;
  cli_report_board(view, WORDS_MSG_REPORT_LEVELS, &answer->boards[answer->count - 1]);
  cli_report_lines(view, write_foot);
  cli_report_pictures(view, forecast_charts, sizeof forecast_charts / sizeof forecast_charts[0]);
}

static void put_first(cli_report_view_t *view) {
  const reports_answer_t *answer = &view->self->answer.answer;
  reports_page_says(&view->page, answer);
  if (answer->count > 1)
    cli_report_board(
        view, view->self->robustness.replicates ? WORDS_MSG_REPORT_CHANCES : WORDS_MSG_REPORT_BOARD,
        &answer->boards[0]);
}

static void put_scenarios(cli_report_view_t *view) {
  cli_report_pictures(view, scenario_charts, sizeof scenario_charts / sizeof scenario_charts[0]);
  view->lost |= cli_report_scenarios(view->self, &view->page);
}

static int write_how(const cli_report_view_t *view, FILE *stream) {
  return cli_say(stream, view->lang, WORDS_MSG_SENSITIVITY_FOOT, NULL);
}

static void put_moves(cli_report_view_t *view) {
  static const bool left[8] = {true};
  const cli_sensitivity_t *sensitivity = &view->self->sensitivity;
  for (size_t o = 0; o < sensitivity->study.output_count; o++) {
    char *label = cli_sensitivity_output_label(sensitivity, o);
    char *caption =
        label ? words_message_format(WORDS_MSG_REPORT_SENSITIVITY, view->lang, WORDS_ARGS(label))
              : NULL;
    words_draft_t draft;
    FILE *stream = words_draft_begin(&draft);
    view->lost |= !caption || !stream || cli_sensitivity_words(sensitivity, o, stream);
    char *text = words_draft_end(&draft);
    if (caption && !sensitivity->study.results[o].is_constant) {
      words_grid_t grid = cli_sensitivity_grid(sensitivity, o);
      cli_report_grid(view, caption, &grid, left);
    }
    if (text)
      reports_page_items(&view->page, text);
    free(text);
    free(caption);
    free(label);
  }
  cli_report_lines(view, write_how);
}

static int write_monitor(const cli_report_view_t *view, FILE *stream) {
  return cli_monitor_foot(&view->self->monitor, stream);
}

static void put_monitor(cli_report_view_t *view) {
  static const bool left[MODELS_PLAN_YEARS_MAX + 3] = {true};
  words_grid_t grid = cli_monitor_grid(&view->self->monitor);
  cli_report_grid(view, cli_report_word(view, WORDS_MSG_REPORT_FINDINGS), &grid, left);
  cli_report_lines(view, write_monitor);
  cli_report_pictures(view, monitor_charts, 1);
}

static void put_method(cli_report_view_t *view) {
  const cli_report_t *self = view->self;
  char all[WORDS_NUMBER_BYTES], some[WORDS_NUMBER_BYTES], points[WORDS_NUMBER_BYTES];
  words_numeral(all, (double)self->forecast.replicates, 0, view->lang);
  words_numeral(some, (double)self->monitor.study.request.replicates, 0, view->lang);
  words_numeral(points, (double)self->sensitivity.study.request.points, 0, view->lang);
  cli_report_say(view, WORDS_MSG_REPORT_METHOD_DRAWS, NULL);
  cli_report_say(view, WORDS_MSG_REPORT_METHOD_INTERVAL, NULL);
  cli_report_say(view,
                 self->has_comparison ? WORDS_MSG_REPORT_METHOD_SIZES
                                      : WORDS_MSG_REPORT_METHOD_SIZES_ALONE,
                 WORDS_ARGS(all, some, points));
  if (self->has_value) {
    words_numeral(some, (double)self->value.study.request.replicates, 0, view->lang);
    cli_report_say(view, WORDS_MSG_REPORT_METHOD_WORTH, WORDS_ARGS(some));
  }
  cli_report_say(view, WORDS_MSG_REPORT_METHOD_TABLES, NULL);
}

void cli_report_repeat(cli_report_view_t *view) {
  const cli_options_t *options = view->self->options;
  char *line = cli_options_line(options, options->programme);
  view->lost |= !line;
  cli_report_say(view, WORDS_MSG_REPORT_REPEAT_TEXT, NULL);
  if (line)
    reports_page_code(&view->page, line);
  free(line);
}

static bool has_scenarios(const cli_report_view_t *view) {
  return view->self->has_comparison;
}

static bool has_moves(const cli_report_view_t *view) {
  return view->self->output_count > 0;
}

static const cli_report_section_t sections[] = {
    {"resumen", WORDS_MSG_REPORT_FIRST, put_first, NULL},
    {"proyeccion", WORDS_MSG_REPORT_FORECAST, put_forecast, NULL},
    {"escenarios", WORDS_MSG_REPORT_SCENARIOS, put_scenarios, has_scenarios},
    {"sensibilidad", WORDS_MSG_REPORT_MOVES, put_moves, has_moves},
    {"averiguar", WORDS_MSG_REPORT_WORTH, cli_report_worth, NULL},
    {"monitoreo", WORDS_MSG_REPORT_MONITOR, put_monitor, NULL},
    {"revision", WORDS_MSG_REPORT_CHECK, cli_report_check, cli_report_has_check},
    {"datos", WORDS_MSG_REPORT_INPUTS, cli_report_inputs, NULL},
    {"metodo", WORDS_MSG_REPORT_METHOD, put_method, NULL},
    {"repetir", WORDS_MSG_REPORT_REPEAT, cli_report_repeat, NULL}};

static void begin(cli_report_view_t *view, bool is_plain, FILE *file) {
  const cli_report_t *self = view->self;
  char label[INPUTS_LABEL_SIZE], years[WORDS_PERIOD_BYTES], replicates[WORDS_NUMBER_BYTES],
      seed[24];
  words_period(years, self->forecast.first_year, self->forecast.years);
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)self->forecast.seed);
  words_numeral(replicates, (double)self->forecast.replicates, 0, view->lang);
  char *title = words_message_format(
      WORDS_MSG_REPORT_TITLE, view->lang,
      WORDS_ARGS(inputs_label(&self->inputs, "programme", view->lang, label), years));
  char *scenario = cli_assumptions_scenario(self->options, &self->inputs);
  char *under = scenario
                    ? words_message_format(WORDS_MSG_REPORT_UNDER, view->lang,
                                           WORDS_ARGS(scenario, replicates, seed, EXANTE_VERSION))
                    : NULL;
  view->lost |= !title || !under;
  free(scenario);
  reports_page_begin(&view->page, file, view->lang, is_plain, title ? title : "",
                     under ? under : "");
  free(title);
  free(under);
}

int cli_report_write(const void *subject, const char *charts, bool is_plain, FILE *file) {
  const cli_report_t *self = subject;
  cli_report_view_t view = {.self = self, .charts = charts, .lang = self->options->lang};
  begin(&view, is_plain, file);
  cli_report_sections(&view, sections, sizeof sections / sizeof sections[0]);
  reports_page_end(&view.page);
  return view.lost ? -1 : 0;
}
