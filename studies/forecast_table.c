// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/notes.h"
#include "studies/tables.h"

#include <math.h>
#include <string.h>

static int percent_of(int quantile) {
  return (int)(100.0 * studies_quantile_probability(quantile) + 0.5);
}

static void add_columns(words_table_t *table) {
  static const words_column_id_t first[] = {WORDS_COLUMN_OUTPUT, WORDS_COLUMN_YEAR,
                                            WORDS_COLUMN_UNIT,   WORDS_COLUMN_MEAN,
                                            WORDS_COLUMN_SD,     WORDS_COLUMN_MC_SE};
  static const words_column_id_t second[] = {WORDS_COLUMN_DEFINED, WORDS_COLUMN_MEAN_LOW,
                                             WORDS_COLUMN_MEAN_HIGH};
  words_table_columns(table, first, sizeof first / sizeof first[0]);
  for (int q = 0; q < STUDIES_QUANTILES; q++)
    words_table_quantile(table, percent_of(q), WORDS_QUANTILE);
  words_table_columns(table, second, sizeof second / sizeof second[0]);
  for (int q = 0; q < STUDIES_QUANTILES; q++) {
    words_table_quantile(table, percent_of(q), WORDS_QUANTILE_LOW);
    words_table_quantile(table, percent_of(q), WORDS_QUANTILE_HIGH);
  }
}

static void add_row(const studies_estimate_t *e, words_table_t *table) {
  words_table_text(table, e->output);
  words_table_year(table, e->year);
  words_table_text(table, e->unit);
  words_table_number(table, e->mean);
  words_table_number(table, e->sd);
  words_table_number(table, e->mc_se);
  for (int q = 0; q < STUDIES_QUANTILES; q++)
    words_table_number(table, e->quantile[q]);
  words_table_number(table, e->defined);
  words_table_number(table, e->mean_low);
  words_table_number(table, e->mean_high);
  for (int q = 0; q < STUDIES_QUANTILES; q++) {
    words_table_number(table, e->quantile_low[q]);
    words_table_number(table, e->quantile_high[q]);
  }
}

static void add_notes(const inputs_programme_t *inputs, const studies_estimate_t *e,
                      words_table_t *table) {
  for (size_t i = 0; i < inputs->note_count; i++) {
    const inputs_note_row_t *note = &inputs->notes[i];
    const char *const text[WORDS_LANG_COUNT] = {note->text[WORDS_ES], note->text[WORDS_EN]};
    if (inputs_note_applies(note, e->output, e->year))
      words_table_note(table, text);
  }
}

void studies_forecast_table(const studies_forecast_t *self, const inputs_programme_t *inputs,
                            words_table_t *table) {
  words_table_init(table, WORDS_TABLE_SUMMARY);
  add_columns(table);
  for (size_t i = 0; i < self->count; i++) {
    add_row(&self->estimates[i], table);
    if (inputs)
      add_notes(inputs, &self->estimates[i], table);
  }
}

static void add_event(const studies_robustness_t *self, const studies_estimate_t *e,
                      words_table_t *table) {
  const double none = (double)NAN;
  const studies_estimate_t *changed[STUDIES_SPREADS];
  words_table_text(table, e->output);
  words_table_year(table, e->year);
  words_table_number(table, e->mean);
  for (int s = 0; s < STUDIES_SPREADS; s++) {
    changed[s] = studies_robustness_find(self, (size_t)s, e->output, e->year);
    words_table_number(table, changed[s] ? changed[s]->mean : none);
  }
  words_table_number(table, e->mc_se);
  for (int s = 0; s < STUDIES_SPREADS; s++)
    words_table_number(table, changed[s] ? changed[s]->mc_se : none);
  words_table_number(table, (double)self->replicates);
}

void studies_robustness_table(const studies_robustness_t *self, const studies_forecast_t *forecast,
                              words_table_t *table) {
  static const words_column_id_t first[] = {WORDS_COLUMN_OUTPUT, WORDS_COLUMN_YEAR,
                                            WORDS_COLUMN_PROBABILITY, WORDS_COLUMN_HALVED,
                                            WORDS_COLUMN_DOUBLED};
  static const words_column_id_t last[] = {WORDS_COLUMN_HALVED_SE, WORDS_COLUMN_DOUBLED_SE,
                                           WORDS_COLUMN_REPLICATES};
  words_table_init(table, WORDS_TABLE_ROBUSTNESS);
  words_table_columns(table, first, sizeof first / sizeof first[0]);
  words_table_column(table, WORDS_COLUMN_MC_SE, "share");
  words_table_columns(table, last, sizeof last / sizeof last[0]);
  for (size_t i = 0; i < forecast->count; i++)
    if (strcmp(forecast->estimates[i].unit, "event") == 0)
      add_event(self, &forecast->estimates[i], table);
}

static void add_width(double width, const studies_estimate_t *e, double replicates,
                      words_table_t *table) {
  words_table_text(table, e->output);
  words_table_year(table, e->year);
  words_table_number(table, width);
  words_table_number(table, e->mean);
  words_table_number(table, e->mc_se);
  words_table_number(table, replicates);
}

void studies_widths_table(const studies_robustness_t *self, const studies_forecast_t *forecast,
                          words_table_t *table) {
  static const words_column_id_t first[] = {WORDS_COLUMN_OUTPUT, WORDS_COLUMN_YEAR,
                                            WORDS_COLUMN_WIDTH, WORDS_COLUMN_PROBABILITY};
  words_table_init(table, WORDS_TABLE_WIDTHS);
  words_table_columns(table, first, sizeof first / sizeof first[0]);
  words_table_column(table, WORDS_COLUMN_MC_SE, "share");
  words_table_column(table, WORDS_COLUMN_REPLICATES, NULL);
  for (size_t i = 0; i < forecast->count; i++) {
    const studies_estimate_t *e = &forecast->estimates[i];
    const bool is_event = strcmp(e->unit, "event") == 0;
    for (size_t k = 0; is_event && k < STUDIES_WIDTHS; k++) {
      const size_t run = studies_robustness_ascending(k);
      const studies_estimate_t *changed = studies_robustness_find(self, run, e->output, e->year);
      const double width = studies_robustness_width(run);
      if (width > 1.0 && studies_robustness_width(studies_robustness_ascending(k - 1)) < 1.0)
        add_width(1.0, e, (double)forecast->replicates, table);
      if (changed)
        add_width(width, changed, (double)self->replicates, table);
    }
  }
}
