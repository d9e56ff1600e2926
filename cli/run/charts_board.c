// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_board.h"

#include "cli/common/board.h"
#include "cli/run/titles.h"
#include "studies/robustness.h"

#include <math.h>

static double chance(const studies_estimate_t *e) {
  return e ? 100.0 * e->mean : (double)NAN;
}

/* "19,8 % · 33,3 %": under half and under twice the judged spread. */
static const char *reference_of(cli_sheet_t *sheet, const char *output, int year) {
  const studies_robustness_t *robustness = sheet->subject;
  const words_format_t format = {.decimals = 1, .percent = true, .lang = sheet->lang};
  char halved[WORDS_NUMBER_BYTES], doubled[WORDS_NUMBER_BYTES];
  if (!robustness)
    return NULL;
  const studies_estimate_t *half =
      studies_robustness_find(robustness, STUDIES_HALVED, output, year);
  const studies_estimate_t *twice =
      studies_robustness_find(robustness, STUDIES_DOUBLED, output, year);
  if (!half && !twice)
    return NULL;
  words_format_chance(halved, chance(half), &format);
  words_format_chance(doubled, chance(twice), &format);
  return cli_sheet_text(sheet, WORDS_MSG_BOARD_SPREADS, WORDS_ARGS(halved, doubled));
}

/* One row for each event that the forecast has. */
static const plots_heat_row_t *rows_of(cli_sheet_t *sheet, const int *years, size_t columns,
                                       size_t *count) {
  size_t event_count;
  const cli_board_event_t *events = cli_board_events(sheet, &event_count);
  plots_heat_row_t *rows = cli_sheet_array(sheet, event_count, sizeof *rows);
  double *values = cli_sheet_array(sheet, event_count * columns, sizeof *values);
  *count = 0;
  for (size_t i = 0; events && rows && values && i < event_count; i++) {
    double *row = values + *count * columns;
    bool known = false;
    for (size_t c = 0; c < columns; c++) {
      row[c] = chance(studies_forecast_find(sheet->forecast, events[i].output, years[c]));
      known = known || isfinite(row[c]);
    }
    if (known && *count < PLOTS_HEAT_ROWS)
      rows[(*count)++] = (plots_heat_row_t){
          .label = events[i].label,
          .values = row,
          .reference = reference_of(sheet, events[i].output, years[columns - 1])};
  }
  return rows;
}

int cli_chart_board(cli_sheet_t *sheet) {
  const char *notes[1];
  int years[CLI_BOARD_COLUMNS];
  size_t count;
  const size_t columns = cli_board_columns(sheet, years);
  const bool judged = sheet->subject && columns <= CLI_BOARD_WIDE;
  const plots_heat_row_t *rows = rows_of(sheet, years, columns, &count);
  if (count == 0)
    return sheet->lost ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_EMPTY;
  plots_heat_t chart = cli_board(sheet, rows, count, years, columns);
  chart.caption =
      cli_sheet_caption(sheet, "board", cli_title_board(sheet),
                        words_message(sheet->facts.years > 1 ? WORDS_MSG_BOARD_SUBTITLE
                                                             : WORDS_MSG_BOARD_SUBTITLE_YEAR,
                                      sheet->lang),
                        WORDS_MSG_BOARD_ABOUT);
  chart.caption.note = cli_board_notes(sheet);
  notes[0] = words_message(WORDS_MSG_BOARD_JUDGED, sheet->lang);
  if (judged) {
    chart.reference = words_message(WORDS_MSG_BOARD_REFERENCE, sheet->lang);
    chart.foot = (plots_foot_t){.notes = notes, .count = 1};
  }
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_heat_write(&chart, &sheet->target);
}
