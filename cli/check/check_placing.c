// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check/check_tables.h"
#include "cli/common/notes.h"
#include "cli/common/say.h"

#include <math.h>
#include <stdlib.h>

/* What a check says beside its verdicts, on the terminal and in check.md: the cells to blame and
   the plan in its forecast. */

static void print_suspect(const cli_audit_t *self, const audit_suspect_t *suspect, FILE *file) {
  const size_t cell = audit_table_cell(suspect->table, "name");
  char closing[WORDS_NUMBER_BYTES];
  cli_check_number(suspect->closing, suspect->column->figures[suspect->row].decimals,
                   suspect->column->unit, self->lang, closing);
  cli_say(file, self->lang, WORDS_MSG_CLOSURE_CELL,
          WORDS_ARGS(audit_table_text(suspect->table, suspect->row, cell == (size_t)-1 ? 0 : cell),
                     suspect->column->label[self->lang],
                     audit_table_text(suspect->table, suspect->row, suspect->column->cell),
                     closing));
}

/* What the changes of the table of suspect `first` do together; one may not close anything alone.
 */
static void print_effect(const cli_audit_t *self, size_t first, FILE *file) {
  const audit_placing_t *placing = self->placing;
  char number[24];
  size_t count = 0;
  while (first + count < placing->suspect_count &&
         placing->suspects[first + count].table == placing->suspects[first].table)
    count++;
  snprintf(number, sizeof number, "%zu", count);
  cli_say(file, self->lang, count == 1 ? WORDS_MSG_CLOSURE_ONE : WORDS_MSG_CLOSURE_ALL,
          WORDS_ARGS(number));
}

void cli_check_print_placing(const cli_audit_t *self, FILE *file) {
  const audit_placing_t *placing = self->placing;
  const audit_document_table_t *table = NULL;
  size_t first = 0; /* suspect of the table */
  for (size_t i = 0; i < placing->suspect_count; i++) {
    if (placing->suspects[i].table != table) {
      first = i;
      table = placing->suspects[i].table;
      fputc('\n', file);
      cli_say(file, self->lang, WORDS_MSG_CLOSURE_HEAD, WORDS_ARGS(table->name));
    }
    print_suspect(self, &placing->suspects[i], file);
    if (i + 1 == placing->suspect_count || placing->suspects[i + 1].table != table)
      print_effect(self, first, file);
  }
  for (size_t i = 0; i < placing->unplaced_count; i++) {
    const audit_unplaced_t *unplaced = &placing->unplaced[i];
    char sum[WORDS_NUMBER_BYTES], stated[WORDS_NUMBER_BYTES];
    if (unplaced->table != table) {
      table = unplaced->table;
      fputc('\n', file);
      cli_say(file, self->lang, WORDS_MSG_CLOSURE_HEAD, WORDS_ARGS(table->name));
    }
    if (!unplaced->column) {
      cli_say(file, self->lang, WORDS_MSG_CLOSURE_NONE, NULL);
      continue;
    }
    cli_check_number(unplaced->column->total.value, unplaced->column->total.decimals,
                     unplaced->column->unit, self->lang, sum);
    cli_check_stated(unplaced->check, self->lang, stated);
    cli_say(file, self->lang, WORDS_MSG_CLOSURE_COLUMN,
            WORDS_ARGS(unplaced->column->label[self->lang], sum, stated));
  }
}

/* What a placed figure says: "to reach it: 0.9 % (0.88 – 0.92)". */
static char *placed_text(const cli_audit_t *self, const cli_placed_t *row) {
  char probability[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  words_numeral_chance(probability, row->probability, 1, self->lang);
  words_numeral(low, 100.0 * row->low, 2, self->lang);
  words_numeral(high, 100.0 * row->high, 2, self->lang);
  return words_message_format(row->at_least ? WORDS_MSG_PLAN_AT_LEAST : WORDS_MSG_PLAN_AT_MOST,
                              self->lang, WORDS_ARGS(probability, low, high));
}

static void add_quantile(const cli_audit_t *self, words_grid_t *grid, const cli_placed_t *row,
                         int quantile) {
  char text[WORDS_NUMBER_BYTES];
  const double x = row->estimate->quantile[quantile];
  cli_check_number(x, row->estimate->whole || fabs(x) >= 1000.0 ? 0 : 2, row->unit, self->lang,
                   text);
  words_grid_add(grid, text);
}

void cli_check_plan_fill(const cli_audit_t *self, words_grid_t *grid) {
  static const int quantiles[] = {STUDIES_P05, STUDIES_P50, STUDIES_P95};
  words_grid_add(grid, words_message(WORDS_MSG_PLAN_COL_FIGURE, self->lang));
  words_grid_add(grid, words_message(WORDS_MSG_PLAN_COL_STATED, self->lang));
  words_grid_add(grid, "P5");
  words_grid_add(grid, "P50");
  words_grid_add(grid, "P95");
  words_grid_add(grid, words_message(WORDS_MSG_PLAN_COL_PROBABILITY, self->lang));
  for (size_t i = 0; i < self->plan->count; i++) {
    const cli_placed_t *row = &self->plan->rows[i];
    char stated[WORDS_NUMBER_BYTES];
    words_grid_add(grid, row->label[self->lang]);
    words_numeral_unit(stated, row->stated->value, row->stated->decimals, row->unit, self->lang);
    words_grid_add(grid, stated);
    for (size_t q = 0; q < 3; q++)
      add_quantile(self, grid, row, quantiles[q]);
    char *text = placed_text(self, row);
    words_grid_add(grid, text);
    free(text);
  }
}

void cli_check_plan_head(const cli_audit_t *self, FILE *file) {
  char replicates[WORDS_NUMBER_BYTES], seed[24];
  cli_check_number((double)self->forecast->replicates, 0, "", self->lang, replicates);
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)self->forecast->seed);
  cli_say(file, self->lang, WORDS_MSG_PLAN_HEAD, WORDS_ARGS(replicates, seed));
}

void cli_check_print_notes(const cli_audit_t *self, FILE *file) {
  const inputs_programme_t *inputs = self->dataset->inputs;
  for (size_t n = 0; inputs && n < inputs->note_count; n++)
    for (size_t i = 0; i < self->plan->count; i++) {
      const studies_estimate_t *e = self->plan->rows[i].estimate;
      if (!inputs_note_applies(&inputs->notes[n], e->output, e->year))
        continue;
      cli_note_say(&inputs->notes[n], self->plan->rows[i].label[self->lang], self->lang, file);
      break;
    }
}
