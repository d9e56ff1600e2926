// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NEW_LEAF_H
#define CLI_NEW_LEAF_H

#include "reports/sheets.h"

/* A sheet in the making: rows of one width, and the texts that are made for it. */
typedef struct {
  size_t columns, rows, capacity;
  reports_cell_t *cells;
  char **texts;
  size_t text_count;
  bool lost; /* memory was short: what it holds is not whole */
} cli_leaf_t;

/* A new row of empty cells; NULL when memory is short. Stays where it is until the next. */
reports_cell_t *cli_leaf_row(cli_leaf_t *self);

/* A row that explains those below it: its text begins with #. */
void cli_leaf_section(cli_leaf_t *self, const char *text);

/* Takes a text that was made, NULL when it could not be, and gives what to show. */
const char *cli_leaf_hold(cli_leaf_t *self, char *text);

void cli_leaf_free(cli_leaf_t *self);

#endif
