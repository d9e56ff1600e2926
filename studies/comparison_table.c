// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/tables.h"

#include <math.h>

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

static void add_level(const studies_comparison_t *self, size_t scenario,
                      const studies_difference_t *d, words_table_t *table) {
  const sim_summary_t *level = studies_comparison_level(self, scenario, d->output, d->year);
  const bool is_there = level && level->moments.count > 0;
  words_table_text(table, self->scenarios.items[scenario].name);
  words_table_text(table, d->output);
  words_table_year(table, d->year);
  words_table_text(table, d->unit);
  words_table_number(table, is_there ? level->moments.mean : (double)NAN);
  words_table_number(table, is_there ? sim_moments_se(&level->moments) : (double)NAN);
  for (int q = 0; q < SHOWN; q++)
    words_table_number(
        table, is_there ? sim_histogram_quantile(&level->histogram, shown[q].percent / 100.0)
                        : (double)NAN);
}

void studies_comparison_levels_table(const studies_comparison_t *self, words_table_t *table) {
  static const words_column_id_t columns[] = {WORDS_COLUMN_SCENARIO, WORDS_COLUMN_OUTPUT,
                                              WORDS_COLUMN_YEAR,     WORDS_COLUMN_UNIT,
                                              WORDS_COLUMN_MEAN,     WORDS_COLUMN_MC_SE};
  words_table_init(table, WORDS_TABLE_LEVELS);
  words_table_columns(table, columns, sizeof columns / sizeof columns[0]);
  for (int q = 0; q < SHOWN; q++)
    words_table_quantile(table, shown[q].percent, WORDS_QUANTILE);
  for (size_t scenario = 0; scenario < self->scenarios.count; scenario++)
    for (size_t i = 0; i < self->contrasts[0].count; i++)
      add_level(self, scenario, &self->contrasts[0].differences[i], table);
}
