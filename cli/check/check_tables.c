// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check/check_tables.h"

#include <math.h>

/* What `recomputed` is to the figure: its value, or its limit. */
static const char *relation_of(audit_claim_kind_t kind) {
  return audit_claim_is_most(kind) ? "at_most" : audit_claim_is_least(kind) ? "at_least" : "equal";
}

/* The figure with the decimals it is printed with: what is as printed reads differently in a
   spreadsheet of another country. */
static void add_stated(words_table_t *table, const audit_figure_t *stated) {
  words_table_printed(table, stated->is_missing ? (double)NAN : stated->value, stated->decimals);
}

static void add_row(const cli_audit_t *self, const audit_check_t *check, words_table_t *table) {
  const audit_judgement_t *j = &check->judgement;
  const double none = (double)NAN;
  const bool checked = j->verdict != AUDIT_UNCHECKED;
  char id[2 * INPUTS_FORMULA_NAME], corrected[WORDS_NUMBER_BYTES], cell[CLI_CHECK_CELL];
  cli_check_id(check, id, sizeof id);
  words_table_text(table, id);
  words_table_text(table, check->claim->claim[self->lang]);
  if (check->text)
    words_table_text(table, check->text);
  else
    words_table_number(table, check->stated->value);
  words_table_number(table, checked ? j->recomputed : none);
  words_table_number(table, checked ? j->low : none);
  words_table_number(table, checked ? j->high : none);
  words_table_number(table, checked ? j->difference : none);
  words_table_text(table, audit_verdict_name(j->verdict));
  words_table_text(table, check->claim->section);
  words_table_text(table, check->note[self->lang]);
  words_table_text(table, *check->claim->fact ? check->claim->fact : id);
  words_table_text(table, cli_check_corrected(self, check, corrected) ? corrected : NULL);
  words_table_text(table, check->claim->is_own ? "tool" : "document");
  add_stated(table, check->stated);
  words_table_text(table, checked ? relation_of(check->claim->kind) : NULL);
  words_table_text(table, check->unit);
  if (check->root)
    cli_check_id(check->root, id, sizeof id);
  words_table_text(table, check->root ? id : NULL);
  words_table_text(table, cli_check_cell(self, check, cell) ? cell : NULL);
}

void cli_check_table(const cli_audit_t *self, words_table_t *table) {
  static const words_column_id_t columns[] = {
      WORDS_COLUMN_ID,         WORDS_COLUMN_CLAIM,        WORDS_COLUMN_STATED,
      WORDS_COLUMN_RECOMPUTED, WORDS_COLUMN_LOW,          WORDS_COLUMN_HIGH,
      WORDS_COLUMN_DIFFERENCE, WORDS_COLUMN_VERDICT,      WORDS_COLUMN_SECTION,
      WORDS_COLUMN_NOTE,       WORDS_COLUMN_FACT,         WORDS_COLUMN_CORRECTED,
      WORDS_COLUMN_COMPARES,   WORDS_COLUMN_STATED_VALUE, WORDS_COLUMN_RELATION,
      WORDS_COLUMN_UNIT,       WORDS_COLUMN_FOLLOWS_FROM, WORDS_COLUMN_CELL};
  words_table_init(table, WORDS_TABLE_CHECK);
  words_table_columns(table, columns, sizeof columns / sizeof columns[0]);
  for (size_t i = 0; i < self->claims->check_count; i++)
    add_row(self, &self->claims->checks[i], table);
}

static void add_placed(const cli_placed_t *row, words_table_t *table) {
  words_table_text(table, row->figure);
  words_table_text(table, row->text);
  words_table_text(table, row->estimate->output);
  words_table_year(table, row->estimate->year);
  words_table_text(table, row->at_least ? "at_least" : "at_most");
  words_table_number(table, row->probability);
  words_table_number(table, row->se);
  words_table_number(table, row->estimate->quantile[STUDIES_P05]);
  words_table_number(table, row->estimate->quantile[STUDIES_P50]);
  words_table_number(table, row->estimate->quantile[STUDIES_P95]);
  words_table_number(table, row->low);
  words_table_number(table, row->high);
  add_stated(table, row->stated);
}

void cli_check_plan_table(const cli_audit_t *self, words_table_t *table) {
  static const words_column_id_t first[] = {WORDS_COLUMN_FIGURE,    WORDS_COLUMN_STATED,
                                            WORDS_COLUMN_OUTPUT,    WORDS_COLUMN_YEAR,
                                            WORDS_COLUMN_DIRECTION, WORDS_COLUMN_PROBABILITY};
  static const words_column_id_t last[] = {
      WORDS_COLUMN_PROBABILITY_LOW, WORDS_COLUMN_PROBABILITY_HIGH, WORDS_COLUMN_STATED_VALUE};
  words_table_init(table, WORDS_TABLE_PLAN);
  words_table_columns(table, first, sizeof first / sizeof first[0]);
  words_table_column(table, WORDS_COLUMN_MC_SE, "share");
  words_table_quantile(table, 5, WORDS_QUANTILE);
  words_table_quantile(table, 50, WORDS_QUANTILE);
  words_table_quantile(table, 95, WORDS_QUANTILE);
  words_table_columns(table, last, sizeof last / sizeof last[0]);
  for (size_t i = 0; i < self->plan->count; i++)
    add_placed(&self->plan->rows[i], table);
}
