// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/tables.h"

#include <math.h>

static void add_gain(const studies_value_t *self, words_table_t *table, sim_gain_t gain) {
  const studies_value_interval_t interval = studies_value_interval(gain);
  words_table_number(table, interval.value);
  words_table_number(table, interval.low);
  words_table_number(table, interval.high);
  words_table_number(table, 100.0 * interval.value / fabs(self->decisions[self->best].value.mean));
  words_table_number(table,
                     100.0 * interval.value / studies_value_interval(self->all_inputs).value);
  words_table_number(table, gain.changed);
  words_table_number(table, gain.mean);
  words_table_number(table, gain.se);
  words_table_text(table, self->criterion.unit);
}

static void add_whole(const studies_value_t *self, const char *name, sim_gain_t gain,
                      words_table_t *table) {
  words_table_text(table, name);
  words_table_year(table, 0);
  words_table_text(table, NULL);
  add_gain(self, table, gain);
}

void studies_value_table(const studies_value_t *self, words_table_t *table) {
  static const words_column_id_t columns[] = {WORDS_COLUMN_INPUT,
                                              WORDS_COLUMN_YEAR,
                                              WORDS_COLUMN_GRADE,
                                              WORDS_COLUMN_EVPPI,
                                              WORDS_COLUMN_LOW,
                                              WORDS_COLUMN_HIGH,
                                              WORDS_COLUMN_PERCENT_OF_BEST,
                                              WORDS_COLUMN_PERCENT_OF_INPUTS,
                                              WORDS_COLUMN_CHANGES_DECISION,
                                              WORDS_COLUMN_ESTIMATE,
                                              WORDS_COLUMN_MC_SE,
                                              WORDS_COLUMN_UNIT};
  words_table_init(table, WORDS_TABLE_VALUE);
  words_table_columns(table, columns, sizeof columns / sizeof columns[0]);
  add_whole(self, "everything", self->everything, table);
  add_whole(self, "inputs", self->all_inputs, table);
  for (size_t i = 0; i < self->input_count; i++) {
    const studies_value_input_t *input = &self->inputs[i];
    words_table_text(table, input->name);
    words_table_year(table, input->year);
    words_table_text(table, models_grade_name(input->grade));
    add_gain(self, table, input->gain);
  }
}

static void add_decision(const studies_value_t *self, size_t a, words_table_t *table) {
  const studies_value_decision_t *decision = &self->decisions[a];
  words_table_text(table, self->alternatives.items[a].name);
  words_table_text(table, self->criterion.unit);
  words_table_number(table, decision->value.mean);
  words_table_number(table, sim_moments_se(&decision->value));
  words_table_number(table, decision->p05);
  words_table_number(table, decision->p95);
  words_table_number(table, decision->behind.mean);
  words_table_number(table, sim_moments_se(&decision->behind));
  words_table_number(table, decision->share);
  words_table_number(table, a == self->best);
}

void studies_value_decisions_table(const studies_value_t *self, words_table_t *table) {
  static const words_column_id_t first[] = {WORDS_COLUMN_VARIANT, WORDS_COLUMN_UNIT,
                                            WORDS_COLUMN_MEAN, WORDS_COLUMN_MC_SE};
  static const words_column_id_t last[] = {WORDS_COLUMN_BEHIND_BEST, WORDS_COLUMN_BEHIND_MC_SE,
                                           WORDS_COLUMN_SHARE_BEST, WORDS_COLUMN_IS_BEST};
  words_table_init(table, WORDS_TABLE_DECISIONS);
  words_table_columns(table, first, sizeof first / sizeof first[0]);
  words_table_quantile(table, 5, WORDS_QUANTILE);
  words_table_quantile(table, 95, WORDS_QUANTILE);
  words_table_columns(table, last, sizeof last / sizeof last[0]);
  for (size_t a = 0; a < self->alternatives.count; a++)
    add_decision(self, a, table);
}
