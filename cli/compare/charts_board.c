// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare/charts_board.h"

#include "cli/common/board.h"
#include "cli/compare/titles_compare.h"
#include "studies/comparison.h"

#include <math.h>

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

/* As many blocks as there is room for: the reference, and the first others. */
static size_t blocks_of(const cli_sheet_t *sheet, const shown_t *shown) {
  const size_t all = comparison_of(sheet)->scenarios.count;
  const size_t most = shown->count ? PLOTS_HEAT_ROWS / shown->count : 0;
  return most < all ? most : all;
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

static const char *note_of(cli_sheet_t *sheet, size_t blocks) {
  const size_t all = comparison_of(sheet)->scenarios.count;
  const char *reference = cli_sheet_scenario(sheet, comparison_of(sheet)->scenarios.items[0].name);
  return blocks == all
             ? cli_sheet_text(sheet, WORDS_MSG_BOARD_DIFFERENCE, WORDS_ARGS(reference))
             : cli_sheet_text(sheet, WORDS_MSG_BOARD_SOME,
                              WORDS_ARGS(reference, cli_sheet_number(sheet, (double)blocks, 0),
                                         cli_sheet_number(sheet, (double)all, 0)));
}

int cli_chart_compare_board(cli_sheet_t *sheet) {
  const shown_t shown = shown_of(sheet);
  const size_t blocks = blocks_of(sheet, &shown);
  if (blocks < 2)
    return sheet->lost ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_EMPTY;
  const plots_heat_row_t *rows = rows_of(sheet, &shown, blocks);
  const char *notes[] = {note_of(sheet, blocks)};
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
