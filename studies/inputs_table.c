// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/describe.h"
#include "sim/status.h"
#include "studies/tables.h"

#include <math.h>

static void add_row(const models_inputs_t *inputs, size_t i, words_table_t *table) {
  const models_input_t *row = &inputs->rows[i];
  const double none = (double)NAN;
  models_range_t range = {none, none, none};
  const int status = models_input_range(inputs, i, &range);
  const bool is_spread = range.low < range.high;
  table->lost = table->lost || status == SIM_ERR_NO_MEMORY;
  words_table_text(table, row->name);
  words_table_year(table, row->year);
  words_table_text(table, models_distribution_name(row->distribution));
  words_table_number(table, range.central);
  words_table_number(table, is_spread ? range.low : none);
  words_table_number(table, is_spread ? range.high : none);
  words_table_text(table, models_range_unit(row));
  words_table_number(table, row->year_sd > 0.0 ? row->year_sd : none);
  words_table_text(table, models_grade_name(row->grade));
  words_table_text(table, is_spread || row->year_sd > 0.0
                              ? models_grade_name(models_input_spread_grade(row))
                              : NULL);
  words_table_text(table, row->source);
}

void studies_inputs_table(const models_inputs_t *inputs, words_table_t *table) {
  words_table_init(table, WORDS_TABLE_INPUTS);
  words_table_column(table, WORDS_COLUMN_INPUT, NULL);
  words_table_column(table, WORDS_COLUMN_YEAR, NULL);
  words_table_column(table, WORDS_COLUMN_LAW, NULL);
  words_table_column(table, WORDS_COLUMN_CENTRAL, NULL);
  words_table_quantile(table, 5, WORDS_QUANTILE);
  words_table_quantile(table, 95, WORDS_QUANTILE);
  words_table_column(table, WORDS_COLUMN_UNIT, NULL);
  words_table_column(table, WORDS_COLUMN_YEAR_SD, NULL);
  words_table_column(table, WORDS_COLUMN_GRADE, NULL);
  words_table_column(table, WORDS_COLUMN_SPREAD_GRADE, NULL);
  words_table_column(table, WORDS_COLUMN_SOURCE, NULL);
  for (size_t i = 0; i < inputs->count; i++)
    add_row(inputs, i, table);
}
