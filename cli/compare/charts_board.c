// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare/charts_board.h"

#include "cli/common/board.h"
#include "cli/compare/titles_compare.h"
#include "studies/comparison.h"

#include <math.h>
#include <stdio.h>

static const studies_comparison_t *comparison_of(const cli_sheet_t *sheet) {
  return sheet->subject;
}

static double chance(const cli_sheet_t *sheet, size_t scenario, const char *output, int year) {
  const sim_summary_t *level =
      studies_comparison_level(comparison_of(sheet), scenario, output, year);
  return level && level->moments.count ? 100.0 * level->moments.mean : (double)NAN;
}

/* "+12,3": points over the reference, in the last column. */
static const char *difference(cli_sheet_t *sheet, double value, double reference) {
  char points[WORDS_NUMBER_BYTES];
  if (!isfinite(value) || !isfinite(reference))
    return NULL;
  words_numeral(points, value - reference, 1, sheet->lang);
  return cli_sheet_text(sheet, value > reference ? WORDS_MSG_BOARD_PLUS : WORDS_MSG_TITLE_WORD,
                        WORDS_ARGS(points));
}

/* The events that any scenario has in any year, of the same names in all. */
typedef struct {
  const cli_board_event_t *events;
  size_t count, columns;
  int years[CLI_BOARD_COLUMNS];
} shown_t;

static bool is_known(const cli_sheet_t *sheet, const shown_t *shown, const char *output) {
  for (size_t s = 0; s < comparison_of(sheet)->scenarios.count; s++)
    for (size_t c = 0; c < shown->columns; c++)
      if (isfinite(chance(sheet, s, output, shown->years[c])))
        return true;
  return false;
}

static bool has_totals(const cli_sheet_t *sheet, const cli_board_event_t *events, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (studies_comparison_level(comparison_of(sheet), 0, events[i].output, 0))
      return true;
  return false;
}

static shown_t shown_of(cli_sheet_t *sheet) {
  size_t all;
  shown_t self = {.count = 0};
  const cli_board_event_t *events = cli_board_events(sheet, &all);
  cli_board_event_t *kept = cli_sheet_array(sheet, all, sizeof *kept);
  self.columns = cli_board_columns(sheet, self.years);
  if (self.columns > 1 && events && !has_totals(sheet, events, all))
    self.columns--; /* plans of other years have no total in common */
  for (size_t i = 0; events && kept && i < all; i++)
    if (is_known(sheet, &self, events[i].output))
      kept[self.count++] = events[i];
  self.events = kept;
  return self;
}

static const plots_heat_row_t *rows_of(cli_sheet_t *sheet, const shown_t *shown, size_t blocks) {
  const size_t count = blocks * shown->count, last = shown->columns - 1;
  plots_heat_row_t *rows = cli_sheet_array(sheet, count, sizeof *rows);
  double *values = cli_sheet_array(sheet, count * shown->columns, sizeof *values);
  for (size_t i = 0; rows && values && i < count; i++) {
    const size_t scenario = i / shown->count, event = i % shown->count;
    const char *output = shown->events[event].output;
    double *row = values + i * shown->columns;
    for (size_t c = 0; c < shown->columns; c++)
      row[c] = chance(sheet, scenario, output, shown->years[c]);
    rows[i] = (plots_heat_row_t){
        .label = shown->events[event].label,
        .values = row,
        .group =
            event ? NULL
                  : cli_sheet_scenario(sheet, comparison_of(sheet)->scenarios.items[scenario].name),
        .reference =
            scenario ? difference(sheet, row[last], values[event * shown->columns + last]) : NULL};
  }
  return rows;
}

/* Blocks of events by year that go on one page of paper, in rows with the headings of scenarios. */
enum { PAGE_ROWS = 36 };

static bool is_compact(const cli_sheet_t *sheet, const shown_t *shown) {
  const size_t all = comparison_of(sheet)->scenarios.count;
  return all * (shown->count + 1) > PAGE_ROWS;
}

/* Where they are too many: a row for each scenario, a column for each event, of all years at once
   or of the first year. */
static int draw_compact(cli_sheet_t *sheet, const shown_t *shown) {
  const size_t all = comparison_of(sheet)->scenarios.count;
  const size_t columns =
      shown->count < PLOTS_HEAT_COLUMNS ? shown->count : (size_t)PLOTS_HEAT_COLUMNS;
  const int year = shown->years[shown->columns - 1] ? shown->years[0] : 0;
  plots_heat_row_t *rows = cli_sheet_array(sheet, all, sizeof *rows);
  double *values = cli_sheet_array(sheet, all * columns, sizeof *values);
  const char **headings = cli_sheet_array(sheet, columns, sizeof *headings);
  const char *notes[] = {words_message(WORDS_MSG_BOARD_COMPACT, sheet->lang)};
  if (sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  for (size_t i = 0; i < all; i++) {
    rows[i] = (plots_heat_row_t){
        .label = cli_sheet_scenario(sheet, comparison_of(sheet)->scenarios.items[i].name),
        .values = values + i * columns};
    for (size_t c = 0; c < columns; c++) {
      values[i * columns + c] = chance(sheet, i, shown->events[c].output, year);
      headings[c] = shown->events[c].label;
    }
  }
  char text[16];
  snprintf(text, sizeof text, "%d", year);
  plots_heat_t chart = cli_board_of(sheet, rows, all, headings, columns);
  chart.caption = cli_sheet_caption(
      sheet, "board", cli_title_compare_board(sheet),
      year ? cli_sheet_text(sheet, WORDS_MSG_BOARD_SUBTITLE_FIRST, WORDS_ARGS(text))
           : words_message(WORDS_MSG_BOARD_SUBTITLE_ALL, sheet->lang),
      WORDS_MSG_BOARD_ABOUT_SCENARIOS);
  chart.caption.note = cli_board_notes(sheet);
  chart.foot = (plots_foot_t){.notes = notes, .count = 1};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_heat_write(&chart, &sheet->target);
}

int cli_chart_compare_board(cli_sheet_t *sheet) {
  const shown_t shown = shown_of(sheet);
  const size_t blocks = comparison_of(sheet)->scenarios.count;
  if (!shown.events || shown.count == 0 || blocks < 2)
    return sheet->lost ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_EMPTY;
  if (is_compact(sheet, &shown))
    return draw_compact(sheet, &shown);
  const plots_heat_row_t *rows = rows_of(sheet, &shown, blocks);
  const char *reference = cli_sheet_scenario(sheet, comparison_of(sheet)->scenarios.items[0].name);
  const char *notes[] = {cli_sheet_text(sheet, WORDS_MSG_BOARD_DIFFERENCE, WORDS_ARGS(reference))};
  if (sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  plots_heat_t chart = cli_board(sheet, rows, blocks * shown.count, shown.years, shown.columns);
  chart.caption =
      cli_sheet_caption(sheet, "board", cli_title_compare_board(sheet),
                        words_message(shown.years[shown.columns - 1] ? WORDS_MSG_BOARD_SUBTITLE_YEAR
                                                                     : WORDS_MSG_BOARD_SUBTITLE,
                                      sheet->lang),
                        WORDS_MSG_BOARD_ABOUT);
  chart.caption.note = cli_board_notes(sheet);
  chart.foot = (plots_foot_t){.notes = notes, .count = 1};
  chart.reference = words_message(WORDS_MSG_BOARD_POINTS, sheet->lang);
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_heat_write(&chart, &sheet->target);
}
