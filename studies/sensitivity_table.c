// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/tables.h"

#include <math.h>

static void add_index(words_table_t *table, const sim_index_t *index) {
  words_table_number(table, index->shown);
  words_table_number(table, index->low);
  words_table_number(table, index->high);
}

static void add_output(const studies_sensitivity_t *self, size_t o, words_table_t *table) {
  const models_output_t *output =
      &models_programme_outputs(self->forecast.programme)[self->outputs[o]];
  words_table_text(table, output->name);
  words_table_year(table, output->year);
}

static void add_swing(words_table_t *table, const studies_swing_t *swing) {
  const double none = (double)NAN;
  const bool has = swing->low.count > 0 && swing->high.count > 0;
  words_table_number(table, has ? swing->input_low : none);
  words_table_number(table, has ? swing->input_high : none);
  words_table_number(table, has ? swing->low.mean : none);
  words_table_number(table, has ? sim_moments_se(&swing->low) : none);
  words_table_number(table, has ? swing->high.mean : none);
  words_table_number(table, has ? sim_moments_se(&swing->high) : none);
  words_table_number(table, has ? swing->difference.mean : none);
  words_table_number(table, has ? sim_moments_se(&swing->difference) : none);
}

static void add_set(const studies_sensitivity_t *self, size_t o, size_t set, words_table_t *table) {
  static const char *const other[] = {"mixed", "chance"};
  const sim_sensitivity_t *result = &self->results[o];
  const double none = (double)NAN;
  const bool is_group = set < self->groups.count;
  const models_grade_t grade = is_group ? studies_sensitivity_grade(self, set) : MODELS_GRADE_COUNT;
  add_output(self, o, table);
  words_table_text(table, studies_sensitivity_set_name(self, set));
  add_index(table, &result->sets[set].first);
  add_index(table, &result->sets[set].total);
  words_table_text(table,
                   grade < MODELS_GRADE_COUNT ? models_grade_name(grade) : other[is_group ? 0 : 1]);
  words_table_number(table, result->sets[set].first.se);
  words_table_number(table, result->sets[set].total.se);
  const studies_effect_t *effect = is_group ? studies_sensitivity_effect(self, o, set) : NULL;
  words_table_number(table, effect ? effect->rank.estimate : none);
  words_table_number(table, effect ? effect->rank.low : none);
  words_table_number(table, effect ? effect->rank.high : none);
  add_swing(table, effect ? &effect->swing : &(studies_swing_t){0});
  words_table_number(table, (double)result->used);
  words_table_number(table, (double)result->sets[set].changed);
}

void studies_sensitivity_table(const studies_sensitivity_t *self, words_table_t *table) {
  static const words_column_id_t columns[] = {WORDS_COLUMN_OUTPUT,
                                              WORDS_COLUMN_YEAR,
                                              WORDS_COLUMN_INPUT,
                                              WORDS_COLUMN_FIRST,
                                              WORDS_COLUMN_FIRST_LOW,
                                              WORDS_COLUMN_FIRST_HIGH,
                                              WORDS_COLUMN_TOTAL,
                                              WORDS_COLUMN_TOTAL_LOW,
                                              WORDS_COLUMN_TOTAL_HIGH,
                                              WORDS_COLUMN_GRADE,
                                              WORDS_COLUMN_FIRST_SE,
                                              WORDS_COLUMN_TOTAL_SE,
                                              WORDS_COLUMN_RANK_CORRELATION,
                                              WORDS_COLUMN_RANK_LOW,
                                              WORDS_COLUMN_RANK_HIGH,
                                              WORDS_COLUMN_INPUT_P05,
                                              WORDS_COLUMN_INPUT_P95,
                                              WORDS_COLUMN_MEAN_AT_P05,
                                              WORDS_COLUMN_MEAN_AT_P05_SE,
                                              WORDS_COLUMN_MEAN_AT_P95,
                                              WORDS_COLUMN_MEAN_AT_P95_SE,
                                              WORDS_COLUMN_SWING,
                                              WORDS_COLUMN_SWING_SE,
                                              WORDS_COLUMN_POINTS,
                                              WORDS_COLUMN_CHANGED};
  words_table_init(table, WORDS_TABLE_SENSITIVITY);
  words_table_columns(table, columns, sizeof columns / sizeof columns[0]);
  for (size_t o = 0; o < self->output_count; o++)
    for (size_t i = 0; i <= self->groups.count && !self->results[o].is_constant; i++)
      add_set(self, o, studies_sensitivity_ranking(self, o)[i], table);
}

void studies_sensitivity_grades_table(const studies_sensitivity_t *self, words_table_t *table) {
  static const words_column_id_t columns[] = {
      WORDS_COLUMN_OUTPUT, WORDS_COLUMN_YEAR,       WORDS_COLUMN_GRADE,
      WORDS_COLUMN_CLOSED, WORDS_COLUMN_CLOSED_LOW, WORDS_COLUMN_CLOSED_HIGH,
      WORDS_COLUMN_TOTAL,  WORDS_COLUMN_TOTAL_LOW,  WORDS_COLUMN_TOTAL_HIGH};
  const studies_picks_t *picks = &self->picks;
  words_table_init(table, WORDS_TABLE_GRADES);
  words_table_columns(table, columns, sizeof columns / sizeof columns[0]);
  for (size_t o = 0; o < self->output_count; o++) {
    if (self->results[o].is_constant)
      continue;
    for (size_t i = 0; i <= picks->grade_count; i++) {
      const size_t set =
          i < picks->grade_count ? studies_picks_grade(picks, i) : studies_picks_chance(picks);
      add_output(self, o, table);
      words_table_text(table, studies_sensitivity_set_name(self, set));
      add_index(table, &self->results[o].sets[set].first);
      add_index(table, &self->results[o].sets[set].total);
    }
    const sim_index_t *sum = &self->results[o].sums[STUDIES_BY_GRADE];
    const sim_index_t rest = sim_index_of(1.0 - sum->raw, sum->se);
    add_output(self, o, table);
    words_table_text(table, "interactions");
    add_index(table, &rest);
    for (int i = 0; i < 3; i++)
      words_table_text(table, NULL);
  }
}

bool studies_sensitivity_is_fixed(const models_input_t *row) {
  return row->distribution == MODELS_CONSTANT && row->grade == MODELS_JUDGEMENT &&
         !(row->year_sd > 0.0);
}

void studies_sensitivity_fixed_table(const studies_sensitivity_t *self, words_table_t *table) {
  static const words_column_id_t columns[] = {WORDS_COLUMN_INPUT, WORDS_COLUMN_YEAR,
                                              WORDS_COLUMN_GRADE, WORDS_COLUMN_VALUE,
                                              WORDS_COLUMN_UNIT};
  const models_inputs_t *inputs = &self->inputs.inputs;
  words_table_init(table, WORDS_TABLE_ASSUMPTIONS);
  words_table_columns(table, columns, sizeof columns / sizeof columns[0]);
  for (size_t i = 0; i < inputs->count; i++) {
    const models_input_t *row = &inputs->rows[i];
    if (!studies_sensitivity_is_fixed(row))
      continue;
    words_table_text(table, row->name);
    words_table_year(table, row->year);
    words_table_text(table, models_grade_name(row->grade));
    words_table_number(table, row->value);
    words_table_text(table, row->unit);
  }
}
