// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_ACCOUNT_H
#define CLI_ACCOUNT_H

#include "cli/dataset.h"

/* A yearly public account: the tables `instruments` and `regions` of a dataset, and what the charts
   need of them.

   instruments: id; budget, beneficiaries (described in columns.csv); line and counts (what groups
   it, what it counts: ids, shown as labels line.X and counts.X); region_column (the column of
   `regions` that spreads it, or nothing); and for each total of the document a column in_X, 1 where
   the total includes the row. Which figure of figures.csv says a total stands in columns.csv, in
   the column `total` of the row of in_X; that of `budget` likewise.
   regions: id; order, firms, new_businesses, women_led, investment_X for each line, and after
   `firms` in columns.csv the columns named by region_column: its parts. */

enum { CLI_ACCOUNT_ROWS = 400, CLI_ACCOUNT_GROUPS = 15, CLI_ACCOUNT_TOTALS = 6 };

/* Rows of a table told apart by a text column. */
typedef struct {
  const char *ids[CLI_ACCOUNT_GROUPS]; /* in order of appearance */
  size_t count;
  size_t *of; /* of each row */
} cli_groups_t;

typedef struct {
  const cli_dataset_t *dataset; /* borrowed */
  char **texts[CLI_LANG_COUNT]; /* of each record of labels.csv, their figures filled in */
  const cli_document_table_t *instruments, *regions;
  const cli_sheet_column_t *budget, *beneficiaries;
  const cli_sheet_column_t *firms, *new_businesses, *women;
  const cli_sheet_column_t *parts[CLI_ACCOUNT_GROUPS], *investment[CLI_ACCOUNT_GROUPS];
  size_t part_count, investment_count;
  cli_groups_t lines, counts;                           /* of instruments */
  size_t *order;                                        /* rows of regions, from north to south */
  const cli_sheet_column_t *totals[CLI_ACCOUNT_TOTALS]; /* 1 where a total includes the row */
  size_t total_count;
} cli_account_t;

/* Finds everything in a dataset. Returns SIM_OK; SIM_ERR_DOMAIN when a table or a column is missing
   or a cell does not serve, all in the report; SIM_ERR_NO_MEMORY. `out` is always initialised; free
   it with cli_account_free, before the dataset. */
int cli_account_find(const cli_dataset_t *dataset, cli_account_t *out, cli_report_t *report);
void cli_account_free(cli_account_t *self);

/* A cell of a numeric column; NaN where the document has none. */
double cli_account_cell(const cli_sheet_column_t *column, size_t row);

/* Fills {figures} in the texts of labels.csv (cli/fill.h), and says with a note which other numbers
   of its notes are nowhere in the data. Part of cli_account_find. Returns SIM_OK, errors in the
   report; SIM_ERR_NO_MEMORY. */
int cli_account_fill(cli_account_t *self, cli_report_t *report);
void cli_account_free_texts(cli_account_t *self);

/* The text that labels.csv gives a name, in that language or else in Spanish; NULL: none. */
const char *cli_account_text(const cli_account_t *self, const char *name, cli_lang_t lang);

/* The same for the name `kind`.`id`. */
const char *cli_account_label(const cli_account_t *self, const char *kind, const char *id,
                              cli_lang_t lang);

/* The names to show: the label, else the table's own column (`instrument`, `name`), else the id. */
const char *cli_account_instrument(const cli_account_t *self, size_t row, cli_lang_t lang);
const char *cli_account_region(const cli_account_t *self, size_t row, cli_lang_t lang);

#endif
