// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check_tables.h"
#include "cli/notes.h"
#include "cli/say.h"

#include <math.h>
#include <stdlib.h>

/* What a check says beside its verdicts, on the terminal and in check.md: the cells to blame and
   the plan in its forecast. */

static void print_suspect(const cli_audit_t *self, const cli_suspect_t *suspect, FILE *file) {
  const size_t cell = cli_table_cell(suspect->table, "name");
  char closing[PLOTS_NUMBER_BYTES];
  cli_check_number(suspect->closing, suspect->column->figures[suspect->row].decimals,
                   suspect->column->unit, self->lang, closing);
  cli_say(file, self->lang, CLI_MSG_CLOSURE_CELL,
          CLI_ARGS(cli_table_text(suspect->table, suspect->row, cell == (size_t)-1 ? 0 : cell),
                   suspect->column->label[self->lang],
                   cli_table_text(suspect->table, suspect->row, suspect->column->cell), closing));
}

/* What the changes of the table of suspect `first` do together; one may not close anything alone.
 */
static void print_effect(const cli_audit_t *self, size_t first, FILE *file) {
  const cli_placing_t *placing = self->placing;
  char number[24];
  size_t count = 0;
  while (first + count < placing->suspect_count &&
         placing->suspects[first + count].table == placing->suspects[first].table)
    count++;
  snprintf(number, sizeof number, "%zu", count);
  cli_say(file, self->lang, count == 1 ? CLI_MSG_CLOSURE_ONE : CLI_MSG_CLOSURE_ALL,
          CLI_ARGS(number));
}

void cli_check_print_placing(const cli_audit_t *self, FILE *file) {
  const cli_placing_t *placing = self->placing;
  const cli_document_table_t *table = NULL;
  size_t first = 0; /* suspect of the table */
  for (size_t i = 0; i < placing->suspect_count; i++) {
    if (placing->suspects[i].table != table) {
      first = i;
      table = placing->suspects[i].table;
      fputc('\n', file);
      cli_say(file, self->lang, CLI_MSG_CLOSURE_HEAD, CLI_ARGS(table->name));
    }
    print_suspect(self, &placing->suspects[i], file);
    if (i + 1 == placing->suspect_count || placing->suspects[i + 1].table != table)
      print_effect(self, first, file);
  }
  for (size_t i = 0; i < placing->unplaced_count; i++) {
    const cli_unplaced_t *unplaced = &placing->unplaced[i];
    char sum[PLOTS_NUMBER_BYTES], stated[PLOTS_NUMBER_BYTES];
    if (unplaced->table != table) {
      table = unplaced->table;
      fputc('\n', file);
      cli_say(file, self->lang, CLI_MSG_CLOSURE_HEAD, CLI_ARGS(table->name));
    }
    if (!unplaced->column) {
      cli_say(file, self->lang, CLI_MSG_CLOSURE_NONE, NULL);
      continue;
    }
    cli_check_number(unplaced->column->total.value, unplaced->column->total.decimals,
                     unplaced->column->unit, self->lang, sum);
    cli_check_stated(unplaced->check, self->lang, stated);
    cli_say(file, self->lang, CLI_MSG_CLOSURE_COLUMN,
            CLI_ARGS(unplaced->column->label[self->lang], sum, stated));
  }
}

/* What a placed figure says: "to reach it: 0.9 % (0.88 – 0.92)". */
static char *placed_text(const cli_audit_t *self, const cli_placed_t *row) {
  char probability[PLOTS_NUMBER_BYTES], low[PLOTS_NUMBER_BYTES], high[PLOTS_NUMBER_BYTES];
  cli_numeral_chance(probability, row->probability, 1, self->lang);
  cli_numeral(low, 100.0 * row->low, 2, self->lang);
  cli_numeral(high, 100.0 * row->high, 2, self->lang);
  return cli_message_format(row->at_least ? CLI_MSG_PLAN_AT_LEAST : CLI_MSG_PLAN_AT_MOST,
                            self->lang, CLI_ARGS(probability, low, high));
}

static void add_quantile(const cli_audit_t *self, cli_grid_t *grid, const cli_placed_t *row,
                         int quantile) {
  char text[PLOTS_NUMBER_BYTES];
  const double x = row->estimate->quantile[quantile];
  cli_check_number(x, row->estimate->whole || fabs(x) >= 1000.0 ? 0 : 2, row->unit, self->lang,
                   text);
  cli_grid_add(grid, text);
}

void cli_check_plan_fill(const cli_audit_t *self, cli_grid_t *grid) {
  static const int quantiles[] = {CLI_P05, CLI_P50, CLI_P95};
  cli_grid_add(grid, cli_message(CLI_MSG_PLAN_COL_FIGURE, self->lang));
  cli_grid_add(grid, cli_message(CLI_MSG_PLAN_COL_STATED, self->lang));
  cli_grid_add(grid, "P5");
  cli_grid_add(grid, "P50");
  cli_grid_add(grid, "P95");
  cli_grid_add(grid, cli_message(CLI_MSG_PLAN_COL_PROBABILITY, self->lang));
  for (size_t i = 0; i < self->plan->count; i++) {
    const cli_placed_t *row = &self->plan->rows[i];
    char stated[PLOTS_NUMBER_BYTES];
    cli_grid_add(grid, row->label[self->lang]);
    cli_numeral_unit(stated, row->stated->value, row->stated->decimals, row->unit, self->lang);
    cli_grid_add(grid, stated);
    for (size_t q = 0; q < 3; q++)
      add_quantile(self, grid, row, quantiles[q]);
    char *text = placed_text(self, row);
    cli_grid_add(grid, text);
    free(text);
  }
}

void cli_check_plan_head(const cli_audit_t *self, FILE *file) {
  char replicates[PLOTS_NUMBER_BYTES], seed[24];
  cli_check_number((double)self->forecast->replicates, 0, "", self->lang, replicates);
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)self->forecast->seed);
  cli_say(file, self->lang, CLI_MSG_PLAN_HEAD, CLI_ARGS(replicates, seed));
}

void cli_check_print_notes(const cli_audit_t *self, FILE *file) {
  const cli_inputs_t *inputs = self->dataset->inputs;
  for (size_t n = 0; inputs && n < inputs->note_count; n++)
    for (size_t i = 0; i < self->plan->count; i++) {
      const cli_estimate_t *e = self->plan->rows[i].estimate;
      if (!cli_note_applies(&inputs->notes[n], e->output, e->year))
        continue;
      cli_note_say(&inputs->notes[n], self->plan->rows[i].label[self->lang], self->lang, file);
      break;
    }
}
