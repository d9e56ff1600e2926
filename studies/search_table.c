// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/tables.h"

void studies_search_table(const studies_search_t *self, const char *unit, const char *of_unit,
                          words_table_t *table) {
  words_table_init(table, WORDS_TABLE_SOLVE);
  table->digits = 15; /* a value of the lever must be what was tried */
  words_table_column(table, WORDS_COLUMN_VALUE, unit);
  words_table_column(table, WORDS_COLUMN_STATISTIC, of_unit);
  words_table_column(table, WORDS_COLUMN_MC_SE, of_unit);
  words_table_column(table, WORDS_COLUMN_SATISFIED, NULL);
  words_table_column(table, WORDS_COLUMN_LOW95, of_unit);
  words_table_column(table, WORDS_COLUMN_HIGH95, of_unit);
  words_table_column(table, WORDS_COLUMN_DEFINED, NULL);
  for (size_t i = 0; i < self->count; i++) {
    const studies_point_t *p = &self->points[i];
    words_table_number(table, p->value);
    words_table_number(table, p->response.estimate);
    words_table_number(table, p->response.se);
    words_table_number(table, p->satisfied);
    words_table_number(table, p->response.low);
    words_table_number(table, p->response.high);
    words_table_number(table, p->response.defined);
  }
}
