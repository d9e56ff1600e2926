// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_BOARD_H
#define CLI_COMMON_BOARD_H

#include "cli/common/outlook_rows.h"
#include "cli/common/sheet.h"
#include "plots/heat.h"

/* The board of probabilities: what may happen, year by year, and in all years at once. */

typedef struct {
  const char *output; /* event.budget_suffices */
  const char *label;  /* "El techo alcanza para el plan" */
} cli_board_event_t;

/* The events that people see (cli_outlook_event_label), and the programme's own behind them.
 *count: how many. Lives as long as the sheet; NULL when memory ran out. */
const cli_board_event_t *cli_board_events(cli_sheet_t *sheet, size_t *count);

/* The notes on those events; NULL when there is none. */
const char *cli_board_notes(cli_sheet_t *sheet);

/* As many years as there is room for, and behind them all of them at once, when there are several:
   0 for that. */
enum { CLI_BOARD_COLUMNS = PLOTS_HEAT_COLUMNS };

/* With more columns than these there is no room for percent signs, nor for texts at the end. */
enum { CLI_BOARD_WIDE = 8 };
size_t cli_board_columns(const cli_sheet_t *sheet, int years[CLI_BOARD_COLUMNS]);

/* What a board of one forecast and one of many scenarios have in common, to be completed with
   caption, foot and reference: its columns are those `years`. values of rows are probabilities in
   %. */
plots_heat_t cli_board(cli_sheet_t *sheet, const plots_heat_row_t *rows, size_t count,
                       const int *years, size_t columns);

/* The same with columns of any headings. */
plots_heat_t cli_board_of(cli_sheet_t *sheet, const plots_heat_row_t *rows, size_t count,
                          const char *const *headings, size_t columns);

#endif
