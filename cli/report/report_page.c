// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/outlook.h"
#include "cli/describe/describe.h"
#include "cli/report/report.h"
#include "reports/folder.h"
#include "reports/page_board.h"
#include "sim/status.h"
#include "words/draft.h"
#include "words/numeral.h"

#include <stdlib.h>
#include <string.h>

/* The report, section by section. */

enum { PICTURE_MAX = 4 << 20 }; /* bytes of one; plots/ writes a tenth of that */

typedef struct {
  const cli_report_t *self;
  const char *charts; /* the folder of the pictures; NULL: none */
  reports_page_t page;
  words_lang_t lang;
  int lost;
} view_t;

/* The pictures of a section, those that the programme has, in order. */
static const char *const forecast_charts[] = {"board",      "limits", "budget",     "places",
                                              "components", "chain",  "indicators", "results",
                                              "total_cost", "rise",   "regions"};
static const char *const monitor_charts[] = {"monitor"};

static void put_picture(view_t *view, const char *name) {
  char file[64];
  snprintf(file, sizeof file, "%s.svg", name);
  char *path = reports_path_join(view->charts, file), *svg = malloc(PICTURE_MAX);
  FILE *stream = path ? fopen(path, "rb") : NULL;
  const size_t length = stream && svg ? fread(svg, 1, PICTURE_MAX, stream) : 0;
  view->lost |= !path || !svg;
  if (length > 0 && length < PICTURE_MAX)
    reports_page_figure(&view->page, svg, length);
  if (stream)
    fclose(stream);
  free(path);
  free(svg);
}

static void put_pictures(view_t *view, const char *const *names, size_t count) {
  for (size_t i = 0; view->charts && i < count; i++)
    put_picture(view, names[i]);
}

/* The lines that `write` says, as a list; with `joins`, sentence by sentence. */
static void put_lines(view_t *view, int (*write)(const view_t *view, FILE *stream), bool joins) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  view->lost |= stream ? write(view, stream) : -1;
  char *text = words_draft_end(&draft);
  view->lost |= !text;
  if (text)
    reports_page_items(&view->page, text, joins);
  free(text);
}

static void put_grid(view_t *view, const char *caption, words_grid_t *grid, const bool *left) {
  reports_page_table(&view->page, caption, grid, left, NULL);
  view->lost |= grid->lost;
  words_grid_free(grid);
}

static const char *word(const view_t *view, words_message_t id) {
  return words_message(id, view->lang);
}

static void put_board(view_t *view, words_message_t caption, const reports_board_t *board) {
  view->lost |= reports_page_board(&view->page, word(view, caption), board, view->lang);
}

static int write_foot(const view_t *view, FILE *stream) {
  const cli_report_t *self = view->self;
  return cli_outlook_foot(&self->forecast, &self->robustness, &self->inputs, view->lang, stream);
}

static void put_forecast(view_t *view) {
  const reports_answer_t *answer = &view->self->answer.answer;
  put_board(view, WORDS_MSG_REPORT_LEVELS, &answer->boards[answer->count - 1]);
  put_lines(view, write_foot, true);
  put_pictures(view, forecast_charts, sizeof forecast_charts / sizeof forecast_charts[0]);
}

static void put_first(view_t *view) {
  const reports_answer_t *answer = &view->self->answer.answer;
  reports_page_says(&view->page, answer);
  if (answer->count > 1)
    put_board(view,
              view->self->robustness.replicates ? WORDS_MSG_REPORT_CHANCES : WORDS_MSG_REPORT_BOARD,
              &answer->boards[0]);
}

static void put_scenarios(view_t *view) {
  view->lost |= cli_report_scenarios(view->self, &view->page);
}

static void put_moves(view_t *view) {
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
      put_grid(view, caption, &grid, left);
    }
    if (text)
      reports_page_items(&view->page, text, true);
    free(text);
    free(caption);
    free(label);
  }
}

static int write_monitor(const view_t *view, FILE *stream) {
  return cli_monitor_foot(&view->self->monitor, stream);
}

static void put_monitor(view_t *view) {
  static const bool left[MODELS_PLAN_YEARS_MAX + 3] = {true};
  words_grid_t grid = cli_monitor_grid(&view->self->monitor);
  put_grid(view, word(view, WORDS_MSG_REPORT_FINDINGS), &grid, left);
  put_lines(view, write_monitor, true);
  put_pictures(view, monitor_charts, 1);
}

static int write_counts(const view_t *view, FILE *stream) {
  cli_check_print_counts(&view->self->audit, stream);
  return 0;
}

static void add_contradiction(words_grid_t *grid, const audit_check_t *check, words_lang_t lang) {
  char stated[WORDS_NUMBER_BYTES], recomputed[WORDS_NUMBER_BYTES];
  cli_check_stated(check, lang, stated);
  cli_check_recomputed(check, check->judgement.recomputed, lang, recomputed);
  words_grid_add(grid, check->claim->section);
  words_grid_add(grid, check->claim->claim[lang]);
  words_grid_add(grid, stated);
  words_grid_add(grid, recomputed);
}

static void put_check(view_t *view) {
  static const words_message_t heads[] = {WORDS_MSG_REPORT_SECTION, WORDS_MSG_REPORT_CLAIM,
                                          WORDS_MSG_REPORT_STATED, WORDS_MSG_REPORT_RECOMPUTED};
  static const bool left[] = {true, true, false, false};
  const audit_claims_t *claims = &view->self->claims;
  words_grid_t grid;
  words_grid_init(&grid, 4);
  for (size_t c = 0; c < 4; c++)
    words_grid_add(&grid, word(view, heads[c]));
  for (size_t i = 0; i < claims->check_count; i++)
    if (claims->checks[i].judgement.verdict == AUDIT_CONTRADICTS &&
        !claims->checks[i].claim->is_own && !cli_check_is_repeat(claims, i))
      add_contradiction(&grid, &claims->checks[i], view->lang);
  put_lines(view, write_counts, false);
  if (grid.count == 4)
    reports_page_text(&view->page, word(view, WORDS_MSG_REPORT_NO_CONTRADICTION));
  else
    reports_page_table(&view->page, word(view, WORDS_MSG_REPORT_CONTRADICTIONS), &grid, left, NULL);
  view->lost |= grid.lost;
  words_grid_free(&grid);
}

static void put_inputs(view_t *view) {
  const cli_report_t *self = view->self;
  char count[24];
  words_grid_t grid;
  snprintf(count, sizeof count, "%zu", self->inputs.inputs.count);
  char *caption = words_message_format(WORDS_MSG_REPORT_INPUTS_CAPTION, view->lang,
                                       WORDS_ARGS(count, self->scenario));
  view->lost |= !caption || cli_describe_grid(&self->inputs, true, view->lang, &grid) != SIM_OK;
  if (caption)
    put_grid(view, caption, &grid, cli_describe_left_brief);
  free(caption);
}

static void say(view_t *view, words_message_t id, const char *const *args) {
  char *text = words_message_format(id, view->lang, args);
  view->lost |= !text;
  if (text)
    reports_page_text(&view->page, text);
  free(text);
}

static void put_method(view_t *view) {
  const cli_report_t *self = view->self;
  char all[WORDS_NUMBER_BYTES], some[WORDS_NUMBER_BYTES], points[WORDS_NUMBER_BYTES];
  words_numeral(all, (double)self->forecast.replicates, 0, view->lang);
  words_numeral(some, (double)self->monitor.study.request.replicates, 0, view->lang);
  words_numeral(points, (double)self->sensitivity.study.request.points, 0, view->lang);
  say(view, WORDS_MSG_REPORT_METHOD_DRAWS, NULL);
  say(view, WORDS_MSG_REPORT_METHOD_INTERVAL, NULL);
  say(view, WORDS_MSG_REPORT_METHOD_SIZES, WORDS_ARGS(all, some, points));
  say(view, WORDS_MSG_REPORT_METHOD_TABLES, NULL);
}

static void put_repeat(view_t *view) {
  const cli_options_t *options = view->self->options;
  char *line = cli_options_line(options, options->programme);
  view->lost |= !line;
  say(view, WORDS_MSG_REPORT_REPEAT_TEXT, NULL);
  if (line)
    reports_page_code(&view->page, line);
  free(line);
}

typedef struct {
  const char *id;
  words_message_t title;
  void (*put)(view_t *view);
} section_t;

static const section_t sections[] = {{"resumen", WORDS_MSG_REPORT_FIRST, put_first},
                                     {"proyeccion", WORDS_MSG_REPORT_FORECAST, put_forecast},
                                     {"escenarios", WORDS_MSG_REPORT_SCENARIOS, put_scenarios},
                                     {"sensibilidad", WORDS_MSG_REPORT_MOVES, put_moves},
                                     {"monitoreo", WORDS_MSG_REPORT_MONITOR, put_monitor},
                                     {"revision", WORDS_MSG_REPORT_CHECK, put_check},
                                     {"datos", WORDS_MSG_REPORT_INPUTS, put_inputs},
                                     {"metodo", WORDS_MSG_REPORT_METHOD, put_method},
                                     {"repetir", WORDS_MSG_REPORT_REPEAT, put_repeat}};

enum { SECTIONS = sizeof sections / sizeof sections[0] };

static bool has_section(const cli_report_t *self, const section_t *section) {
  return section->put == put_scenarios ? self->has_comparison
         : section->put == put_moves   ? self->output_count > 0
         : section->put == put_check   ? self->has_check
                                       : true;
}

static void put_contents(view_t *view) {
  const char *ids[SECTIONS], *titles[SECTIONS];
  size_t count = 0;
  for (size_t i = 0; i < SECTIONS; i++) {
    if (!has_section(view->self, &sections[i]))
      continue;
    ids[count] = sections[i].id;
    titles[count++] = word(view, sections[i].title);
  }
  reports_page_contents(&view->page, word(view, WORDS_MSG_REPORT_CONTENTS), ids, titles, count);
}

static void begin(view_t *view, FILE *file) {
  const cli_report_t *self = view->self;
  char label[INPUTS_LABEL_SIZE], years[WORDS_PERIOD_BYTES], replicates[WORDS_NUMBER_BYTES],
      seed[24];
  words_period(years, self->forecast.first_year, self->forecast.years);
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)self->forecast.seed);
  words_numeral(replicates, (double)self->forecast.replicates, 0, view->lang);
  char *title = words_message_format(
      WORDS_MSG_REPORT_TITLE, view->lang,
      WORDS_ARGS(inputs_label(&self->inputs, "programme", view->lang, label), years));
  char *under = words_message_format(WORDS_MSG_REPORT_UNDER, view->lang,
                                     WORDS_ARGS(self->scenario, replicates, seed, EXANTE_VERSION));
  view->lost |= !title || !under;
  reports_page_begin(&view->page, file, view->lang, title ? title : "", under ? under : "");
  free(title);
  free(under);
}

int cli_report_write(const cli_report_t *self, const char *charts, FILE *file) {
  view_t view = {.self = self, .charts = charts, .lang = self->options->lang};
  begin(&view, file);
  put_contents(&view);
  for (size_t i = 0; i < SECTIONS; i++)
    if (has_section(self, &sections[i])) {
      reports_page_section(&view.page, sections[i].id, word(&view, sections[i].title));
      sections[i].put(&view);
    }
  reports_page_end(&view.page);
  return view.lost ? -1 : 0;
}
