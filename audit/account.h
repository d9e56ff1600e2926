// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_ACCOUNT_H
#define AUDIT_ACCOUNT_H

#include "audit/dataset.h"

/* A yearly public account: the tables `instruments` and `regions` of a dataset, and what the charts
   need of them.

   instruments: id; budget, beneficiaries (described in columns.csv); line and counts (what groups
   it, what it counts: ids, shown as labels line.X and counts.X); region_column (the column of
   `regions` that spreads it, or nothing); and for each total of the document a column in_X, 1 where
   the total includes the row. Which figure of figures.csv says a total stands in columns.csv, in
   the column `total` of the row of in_X; that of `budget` likewise.
   regions: id; order, firms, new_businesses, women_led, investment_X for each line, and after
   `firms` in columns.csv the columns named by region_column: its parts. firms_base, and X_before, X
   of the year before, are optional. */

enum { AUDIT_ACCOUNT_ROWS = 400, AUDIT_ACCOUNT_GROUPS = 15, AUDIT_ACCOUNT_TOTALS = 6 };

/* Rows of a table told apart by a text column. */
typedef struct {
  const char *ids[AUDIT_ACCOUNT_GROUPS]; /* in order of appearance */
  size_t count;
  size_t *of; /* of each row */
} audit_groups_t;

typedef struct {
  const audit_dataset_t *dataset; /* borrowed */
  char **texts[WORDS_LANG_COUNT]; /* of each record of labels.csv, their figures filled in */
  const audit_document_table_t *instruments, *regions;
  const audit_sheet_column_t *budget, *beneficiaries;
  const audit_sheet_column_t *firms, *new_businesses, *women;
  const audit_sheet_column_t *parts[AUDIT_ACCOUNT_GROUPS], *investment[AUDIT_ACCOUNT_GROUPS];
  size_t part_count, investment_count;
  audit_groups_t lines, counts; /* of instruments */
  size_t *order;                /* rows of regions, from north to south */
  const audit_sheet_column_t *totals[AUDIT_ACCOUNT_TOTALS]; /* 1 where a total includes the row */
  size_t total_count;
} audit_account_t;

/* Finds everything in a dataset. Returns SIM_OK; SIM_ERR_DOMAIN when a table or a column is missing
   or a cell does not serve, all in the report; SIM_ERR_NO_MEMORY. `out` is always initialised; free
   it with audit_account_free, before the dataset. */
int audit_account_find(const audit_dataset_t *dataset, audit_account_t *out,
                       words_report_t *report);
void audit_account_free(audit_account_t *self);

/* A cell of a numeric column; NaN where the document has none. */
double audit_account_cell(const audit_sheet_column_t *column, size_t row);

/* Fills {figures} in the texts of labels.csv (audit/fill.h), and says with a note which other
   numbers of its notes are nowhere in the data. Part of audit_account_find. Returns SIM_OK, errors
   in the report; SIM_ERR_NO_MEMORY. */
int audit_account_fill(audit_account_t *self, words_report_t *report);
void audit_account_free_texts(audit_account_t *self);

/* The text that labels.csv gives a name, in that language; NULL: none. */
const char *audit_account_text(const audit_account_t *self, const char *name, words_lang_t lang);

/* The same for the name `kind`.`id`. */
const char *audit_account_label(const audit_account_t *self, const char *kind, const char *id,
                                words_lang_t lang);

/* The names to show: the label, else the table's own column (`instrument`, `name`), else the id. */
const char *audit_account_instrument(const audit_account_t *self, size_t row, words_lang_t lang);
const char *audit_account_region(const audit_account_t *self, size_t row, words_lang_t lang);

#endif
