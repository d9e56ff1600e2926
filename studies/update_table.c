// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/tables.h"

#include <math.h>
#include <string.h>

static const int quantiles[] = {STUDIES_P05, STUDIES_P50, STUDIES_P95};

static void add_estimate(const studies_estimate_t *e, words_table_t *table) {
  words_table_number(table, e ? e->mean : (double)NAN);
  for (size_t q = 0; q < sizeof quantiles / sizeof quantiles[0]; q++)
    words_table_number(table, e ? e->quantile[quantiles[q]] : (double)NAN);
}

void studies_update_table(const studies_update_t *self, words_table_t *table) {
  static const words_column_id_t columns[] = {
      WORDS_COLUMN_OUTPUT,     WORDS_COLUMN_YEAR,       WORDS_COLUMN_UNIT,
      WORDS_COLUMN_BEFORE,     WORDS_COLUMN_BEFORE_P05, WORDS_COLUMN_BEFORE_P50,
      WORDS_COLUMN_BEFORE_P95, WORDS_COLUMN_AFTER,      WORDS_COLUMN_AFTER_P05,
      WORDS_COLUMN_AFTER_P50,  WORDS_COLUMN_AFTER_P95};
  words_table_init(table, WORDS_TABLE_UPDATE);
  words_table_columns(table, columns, sizeof columns / sizeof columns[0]);
  for (size_t i = 0; i < self->before.count; i++) {
    const studies_estimate_t *e = &self->before.estimates[i];
    words_table_text(table, e->output);
    words_table_year(table, e->year);
    words_table_text(table, e->unit);
    add_estimate(e, table);
    add_estimate(studies_forecast_find(&self->after, e->output, e->year), table);
  }
}

static void add_spread(const studies_spread_of_t *spread, words_table_t *table) {
  words_table_number(table, spread->low);
  words_table_number(table, spread->middle);
  words_table_number(table, spread->high);
}

void studies_learned_table(const studies_update_t *self, words_table_t *table) {
  static const words_column_id_t columns[] = {WORDS_COLUMN_INPUT,      WORDS_COLUMN_YEAR,
                                              WORDS_COLUMN_UNIT,       WORDS_COLUMN_BEFORE_P05,
                                              WORDS_COLUMN_BEFORE_P50, WORDS_COLUMN_BEFORE_P95,
                                              WORDS_COLUMN_AFTER_P05,  WORDS_COLUMN_AFTER_P50,
                                              WORDS_COLUMN_AFTER_P95,  WORDS_COLUMN_SD_RATIO};
  words_table_init(table, WORDS_TABLE_LEARNED);
  words_table_columns(table, columns, sizeof columns / sizeof columns[0]);
  if (self->is_robust)
    words_table_column(table, WORDS_COLUMN_WIDE, NULL);
  for (size_t d = 0; d < self->learned_count; d++) {
    const studies_learned_t *learned = &self->learned[d];
    words_table_text(table, learned->name);
    words_table_year(table, learned->year);
    words_table_text(table, learned->unit);
    add_spread(&learned->before, table);
    add_spread(&learned->after, table);
    words_table_number(table, learned->after.sd / learned->before.sd);
    if (self->is_robust)
      words_table_number(table, learned->wide);
  }
}

void studies_taught_table(const studies_update_t *self, words_table_t *table) {
  static const words_column_id_t columns[] = {WORDS_COLUMN_OUTPUT, WORDS_COLUMN_YEAR,
                                              WORDS_COLUMN_ROUND,  WORDS_COLUMN_OBSERVED,
                                              WORDS_COLUMN_BITS,   WORDS_COLUMN_SURPRISE};
  words_table_init(table, WORDS_TABLE_TAUGHT);
  words_table_columns(table, columns, sizeof columns / sizeof columns[0]);
  for (size_t k = 0; k < self->taught_count; k++) {
    const studies_taught_t *taught = &self->taught[k];
    words_table_text(table, taught->what.name);
    words_table_year(table, taught->what.year);
    words_table_number(table, taught->what.round ? taught->what.round : (double)NAN);
    words_table_number(table, taught->value);
    words_table_number(table, taught->bits);
    words_table_number(table, taught->surprise);
  }
}
