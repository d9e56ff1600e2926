// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/tables.h"

static const struct {
  int quantile, percent;
} shown[] = {{STUDIES_DIFF_P05, 5}, {STUDIES_DIFF_P50, 50}, {STUDIES_DIFF_P95, 95}};

enum { SHOWN = sizeof shown / sizeof shown[0] };

static void add_columns(words_table_t *table) {
  static const words_column_id_t first[] = {WORDS_COLUMN_OUTPUT,          WORDS_COLUMN_YEAR,
                                            WORDS_COLUMN_REFERENCE,       WORDS_COLUMN_VARIANT,
                                            WORDS_COLUMN_MEAN_DIFFERENCE, WORDS_COLUMN_MC_SE};
  static const words_column_id_t second[] = {
      WORDS_COLUMN_PROB_POSITIVE, WORDS_COLUMN_PROB_ZERO,
      WORDS_COLUMN_DEFINED,       WORDS_COLUMN_REFERENCE_MEAN,
      WORDS_COLUMN_VARIANT_MEAN,  WORDS_COLUMN_ERROR_CUT,
      WORDS_COLUMN_UNIT};
  words_table_columns(table, first, sizeof first / sizeof first[0]);
  for (int q = 0; q < SHOWN; q++)
    words_table_quantile(table, shown[q].percent, WORDS_QUANTILE);
  words_table_columns(table, second, sizeof second / sizeof second[0]);
  for (int q = 0; q < SHOWN; q++) {
    words_table_quantile(table, shown[q].percent, WORDS_QUANTILE_LOW);
    words_table_quantile(table, shown[q].percent, WORDS_QUANTILE_HIGH);
  }
}

static void add_row(const studies_contrast_t *contrast, const studies_difference_t *d,
                    words_table_t *table) {
  words_table_text(table, d->output);
  words_table_year(table, d->year);
  words_table_text(table, contrast->reference->name);
  words_table_text(table, contrast->variant->name);
  words_table_number(table, d->mean);
  words_table_number(table, d->mc_se);
  for (int q = 0; q < SHOWN; q++)
    words_table_number(table, d->quantile[shown[q].quantile]);
  words_table_number(table, d->positive);
  words_table_number(table, d->zero);
  words_table_number(table, d->defined);
  words_table_number(table, d->reference_mean);
  words_table_number(table, d->variant_mean);
  words_table_number(table, d->cut);
  words_table_text(table, d->unit);
  for (int q = 0; q < SHOWN; q++) {
    words_table_number(table, d->quantile_low[shown[q].quantile]);
    words_table_number(table, d->quantile_high[shown[q].quantile]);
  }
}

void studies_comparison_table(const studies_comparison_t *self, words_table_t *table) {
  words_table_init(table, WORDS_TABLE_COMPARE);
  add_columns(table);
  for (size_t k = 0; k + 1 < self->scenarios.count; k++)
    for (size_t i = 0; i < self->contrasts[k].count; i++)
      add_row(&self->contrasts[k], &self->contrasts[k].differences[i], table);
}
