// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/board.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const cli_board_event_t *cli_board_events(cli_sheet_t *sheet, size_t *count) {
  const models_inputs_t *inputs = &sheet->inputs->inputs;
  const cli_outlook_rows_t known = cli_outlook_events(inputs);
  const size_t most = known.count + inputs->event_count;
  cli_board_event_t *events = cli_sheet_array(sheet, most, sizeof *events);
  *count = 0;
  for (size_t i = 0; events && i < known.count; i++) {
    char *output = cli_sheet_array(sheet, sizeof known.rows[i].output, 1);
    char *buffer = cli_sheet_array(sheet, WORDS_SHOWN, 1);
    if (!output || !buffer)
      return NULL;
    strcpy(output, known.rows[i].output);
    const char *label = cli_outlook_event_label(&known.rows[i], sheet->inputs, sheet->lang, buffer);
    if (label)
      events[(*count)++] = (cli_board_event_t){output, label};
  }
  for (size_t e = 0; events && e < inputs->event_count; e++) {
    const char *output = inputs->events[e].name;
    events[(*count)++] = (cli_board_event_t){output, cli_sheet_label(sheet, output)};
  }
  return events;
}

const char *cli_board_notes(cli_sheet_t *sheet) {
  size_t count;
  const cli_board_event_t *events = cli_board_events(sheet, &count);
  const char **outputs = events ? cli_sheet_array(sheet, count, sizeof *outputs) : NULL;
  for (size_t i = 0; outputs && i < count; i++)
    outputs[i] = events[i].output;
  return outputs ? cli_sheet_notes(sheet, outputs, count) : NULL;
}

size_t cli_board_columns(const cli_sheet_t *sheet, int years[CLI_BOARD_COLUMNS]) {
  const size_t most = CLI_BOARD_COLUMNS - 1;
  const size_t shown = sheet->facts.years < most ? sheet->facts.years : most;
  for (size_t y = 0; y < shown; y++)
    years[y] = sheet->facts.first_year + (int)y;
  if (shown < 2)
    return shown;
  years[shown] = 0;
  return shown + 1;
}

static const char *const *headings_of(cli_sheet_t *sheet, const int *years, size_t count) {
  const char **headings = cli_sheet_array(sheet, count, sizeof *headings);
  for (size_t c = 0; headings && c < count; c++) {
    char *text = years[c] ? cli_sheet_array(sheet, 16, 1) : NULL;
    if (text)
      snprintf(text, 16, "%d", years[c]);
    headings[c] = text ? text : words_message(WORDS_MSG_BOARD_ALL, sheet->lang);
  }
  return headings;
}

static bool any_missing(const plots_heat_row_t *rows, size_t count, size_t columns) {
  for (size_t i = 0; i < count; i++)
    for (size_t c = 0; c < columns; c++)
      if (isnan(rows[i].values[c]))
        return true;
  return false;
}

/* Classes are alike from both ends, with the 80 % at which plans are commonly judged among them. */
plots_heat_t cli_board_of(cli_sheet_t *sheet, const plots_heat_row_t *rows, size_t count,
                          const char *const *headings, size_t columns) {
  static const double limits[] = {0.0, 5.0, 20.0, 50.0, 80.0, 95.0, 100.0};
  return (plots_heat_t){
      .format = {.decimals = 1, .percent = columns <= CLI_BOARD_WIDE, .lang = sheet->lang},
      .columns = headings,
      .column_count = columns,
      .rows = rows,
      .count = count,
      .limits = limits,
      .limit_count = sizeof limits / sizeof limits[0],
      .none = any_missing(rows, count, columns) ? words_message(WORDS_MSG_BOARD_NONE, sheet->lang)
                                                : NULL};
}

plots_heat_t cli_board(cli_sheet_t *sheet, const plots_heat_row_t *rows, size_t count,
                       const int *years, size_t columns) {
  plots_heat_t board =
      cli_board_of(sheet, rows, count, headings_of(sheet, years, columns), columns);
  board.has_total = columns > 1 && years[columns - 1] == 0;
  return board;
}
