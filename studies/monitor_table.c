// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/tables.h"

#include "words/draft.h"

#include <math.h>
#include <stdlib.h>

/* "cost.round:0.61 chance:0.35" */
static void add_drivers(words_table_t *table, const studies_finding_t *row) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  for (size_t i = 0; stream && i < row->driver_count; i++)
    fprintf(stream, "%s%s:%.2f", i ? " " : "", row->drivers[i].name, row->drivers[i].total);
  char *text = stream ? words_draft_end(&draft) : NULL;
  table->lost = table->lost || !text;
  words_table_text(table, text);
  free(text);
}

static void add_row(words_table_t *table, const studies_finding_t *row) {
  const double none = (double)NAN;
  char name[MODELS_NAME_MAX + 32], phrase[STUDIES_PHRASE_SIZE];
  /* What was found in one year says nothing of all of them. */
  const sim_interval_t reference =
      row->year ? studies_rule_reference(row->rule) : (sim_interval_t){none, none, none};
  studies_finding_name(row, name, sizeof name);
  studies_finding_phrase(row, phrase, sizeof phrase);
  words_table_text(table, name);
  words_table_year(table, row->year);
  words_table_number(table, row->probability);
  words_table_number(table, row->mc_se);
  words_table_number(table, reference.estimate);
  words_table_number(table,
                     isnan(reference.estimate) ? none : studies_rule_text(row->rule)->judged);
  words_table_text(table, phrase);
  words_table_number(table, row->low);
  words_table_number(table, row->high);
  words_table_number(table, row->defined);
  words_table_number(table, reference.low);
  words_table_number(table, reference.high);
  add_drivers(table, row);
}

void studies_monitor_table(const studies_monitor_t *self, words_table_t *table) {
  static const words_column_id_t columns[] = {
      WORDS_COLUMN_REFERENCE_SHARE, WORDS_COLUMN_REFERENCE_N,      WORDS_COLUMN_PHRASE,
      WORDS_COLUMN_PROBABILITY_LOW, WORDS_COLUMN_PROBABILITY_HIGH, WORDS_COLUMN_DEFINED,
      WORDS_COLUMN_REFERENCE_LOW,   WORDS_COLUMN_REFERENCE_HIGH,   WORDS_COLUMN_DRIVERS};
  words_table_init(table, WORDS_TABLE_MONITOR);
  words_table_column(table, WORDS_COLUMN_RULE, NULL);
  words_table_column(table, WORDS_COLUMN_YEAR, NULL);
  words_table_column(table, WORDS_COLUMN_PROBABILITY, NULL);
  words_table_column(table, WORDS_COLUMN_MC_SE, "share");
  words_table_columns(table, columns, sizeof columns / sizeof columns[0]);
  for (size_t i = 0; i < self->count; i++)
    add_row(table, &self->rows[i]);
}
