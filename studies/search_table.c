// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/tables.h"

#include <stdio.h>

/* "mean(event.budget_suffices.2026) >= 0.8" */
static void write_condition(const studies_condition_t *self, char *out, size_t size) {
  char name[STUDIES_ESTIMAND_TEXT];
  studies_estimand_text(&self->of, name);
  snprintf(out, size, "%s %s %.15g", name,
           self->inequality.at_least ? ">=" : "<=", self->inequality.threshold);
}

void studies_search_table(const studies_search_t *self, const studies_lever_t *lever,
                          const studies_condition_t *condition, const char *of_unit,
                          words_table_t *table) {
  char so_that[STUDIES_ESTIMAND_TEXT + 40];
  write_condition(condition, so_that, sizeof so_that);
  words_table_init(table, WORDS_TABLE_SOLVE);
  table->digits = 15; /* a value of the lever must be what was tried */
  words_table_column(table, WORDS_COLUMN_VALUE, lever->unit);
  words_table_column(table, WORDS_COLUMN_STATISTIC, of_unit);
  words_table_column(table, WORDS_COLUMN_MC_SE, of_unit);
  words_table_column(table, WORDS_COLUMN_SATISFIED, NULL);
  words_table_column(table, WORDS_COLUMN_LOW95, of_unit);
  words_table_column(table, WORDS_COLUMN_HIGH95, of_unit);
  words_table_column(table, WORDS_COLUMN_DEFINED, NULL);
  words_table_column(table, WORDS_COLUMN_INPUT, NULL);
  words_table_column(table, WORDS_COLUMN_YEAR, NULL);
  words_table_column(table, WORDS_COLUMN_SO_THAT, NULL);
  for (size_t i = 0; i < self->count; i++) {
    const studies_point_t *p = &self->points[i];
    words_table_number(table, p->value);
    words_table_number(table, p->response.estimate);
    words_table_number(table, p->response.se);
    words_table_number(table, p->satisfied);
    words_table_number(table, p->response.low);
    words_table_number(table, p->response.high);
    words_table_number(table, p->response.defined);
    words_table_text(table, lever->name);
    words_table_year(table, lever->year);
    words_table_text(table, so_that);
  }
}
