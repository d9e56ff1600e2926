// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check_tables.h"
#include "cli/grid.h"
#include "cli/numeral.h"
#include "cli/say.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The report of a check for people: terminal and Markdown. */

/* Worst first. */
static const models_verdict_t order[] = {MODELS_CONTRADICTS, MODELS_WITHIN_INPUTS, MODELS_TRUNCATES,
                                         MODELS_ROUNDS};
enum { SHOWN = sizeof order / sizeof order[0] };

static const cli_message_t words[MODELS_VERDICT_COUNT] = {
    [MODELS_EXACT] = CLI_MSG_VERDICT_EXACT,
    [MODELS_ROUNDS] = CLI_MSG_VERDICT_ROUNDS,
    [MODELS_TRUNCATES] = CLI_MSG_VERDICT_TRUNCATES,
    [MODELS_WITHIN_INPUTS] = CLI_MSG_VERDICT_WITHIN,
    [MODELS_CONTRADICTS] = CLI_MSG_VERDICT_CONTRADICTS,
    [MODELS_UNCHECKED] = CLI_MSG_VERDICT_UNCHECKED,
};

static void count_text(size_t count, char text[24]) {
  snprintf(text, 24, "%zu", count);
}

static void print_counts(const cli_audit_t *self, FILE *file) {
  const size_t *n = self->claims->verdicts;
  char total[24], unchecked[24], counts[5][24];
  count_text(self->claims->check_count - n[MODELS_UNCHECKED], total);
  count_text(n[MODELS_UNCHECKED], unchecked);
  for (int v = MODELS_EXACT; v <= MODELS_CONTRADICTS; v++)
    count_text(n[v], counts[v]);
  cli_say(file, self->lang, CLI_MSG_CHECK_HEAD, CLI_ARGS(self->dataset->name, total, unchecked));
  cli_say(file, self->lang, CLI_MSG_CHECK_COUNTS,
          CLI_ARGS(counts[0], counts[1], counts[2], counts[3], counts[4]));
}

/* The name of the row that a check speaks of. */
static const char *row_name(const cli_audit_t *self, const cli_check_t *check) {
  const size_t cell = cli_table_cell(check->table, "name");
  const char *id = cli_table_text(check->table, check->row, cell == (size_t)-1 ? 0 : cell);
  return cell == (size_t)-1 ? cli_dataset_label(self->dataset, id, self->lang) : id;
}

static void print_figures(const cli_audit_t *self, const cli_check_t *check, FILE *file) {
  const models_judgement_t *j = &check->judgement;
  const int decimals = cli_check_decimals(check);
  char recomputed[PLOTS_NUMBER_BYTES], low[PLOTS_NUMBER_BYTES], high[PLOTS_NUMBER_BYTES];
  char difference[PLOTS_NUMBER_BYTES], excess[PLOTS_NUMBER_BYTES];
  cli_check_number(j->recomputed, decimals, self->lang, recomputed);
  cli_check_number(j->low, decimals, self->lang, low);
  cli_check_number(j->high, decimals, self->lang, high);
  cli_check_number(j->difference, decimals, self->lang, difference);
  cli_check_number(fabs(j->difference), decimals, self->lang, excess);
  if (check->claim->kind == CLI_CLAIM_AT_MOST)
    cli_say(file, self->lang, CLI_MSG_CHECK_LINE_MOST, CLI_ARGS(check->text, recomputed, excess));
  else if (check->claim->kind == CLI_CLAIM_AT_LEAST)
    cli_say(file, self->lang, CLI_MSG_CHECK_LINE_LEAST, CLI_ARGS(check->text, recomputed, excess));
  else if (j->low < j->high)
    cli_say(file, self->lang, CLI_MSG_CHECK_LINE,
            CLI_ARGS(check->text, recomputed, low, high, difference));
  else
    cli_say(file, self->lang, CLI_MSG_CHECK_LINE_EXACT,
            CLI_ARGS(check->text, recomputed, difference));
}

static void print_check(const cli_audit_t *self, const cli_check_t *check, FILE *file) {
  char id[2 * MODELS_FORMULA_NAME];
  cli_check_id(check, id, sizeof id);
  fprintf(file, "  %s (%s)\n    %s", id, check->claim->section, check->claim->claim[self->lang]);
  if (check->table)
    fprintf(file, ": %s", row_name(self, check));
  fputc('\n', file);
  print_figures(self, check, file);
  if (*check->claim->note[self->lang])
    fprintf(file, "    %s\n", check->claim->note[self->lang]);
}

static void print_verdict(const cli_audit_t *self, models_verdict_t verdict, FILE *file) {
  if (self->claims->verdicts[verdict] == 0)
    return;
  fprintf(file, "\n%s (%zu)\n", cli_message(words[verdict], self->lang),
          self->claims->verdicts[verdict]);
  for (size_t i = 0; i < self->claims->check_count; i++)
    if (self->claims->checks[i].judgement.verdict == verdict)
      print_check(self, &self->claims->checks[i], file);
}

static void print_suspect(const cli_audit_t *self, const cli_suspect_t *suspect, FILE *file) {
  const size_t cell = cli_table_cell(suspect->table, "name");
  char closing[PLOTS_NUMBER_BYTES];
  cli_check_number(suspect->closing, suspect->column->figures[suspect->row].decimals, self->lang,
                   closing);
  cli_say(file, self->lang, CLI_MSG_CLOSURE_CELL,
          CLI_ARGS(cli_table_text(suspect->table, suspect->row, cell == (size_t)-1 ? 0 : cell),
                   suspect->column->label[self->lang],
                   cli_table_text(suspect->table, suspect->row, suspect->column->cell), closing));
}

static void print_placing(const cli_audit_t *self, FILE *file) {
  const cli_placing_t *placing = self->placing;
  const cli_document_table_t *table = NULL;
  for (size_t i = 0; i < placing->suspect_count; i++) {
    if (placing->suspects[i].table != table) {
      table = placing->suspects[i].table;
      fputc('\n', file);
      cli_say(file, self->lang, CLI_MSG_CLOSURE_HEAD, CLI_ARGS(table->name));
    }
    print_suspect(self, &placing->suspects[i], file);
  }
  for (size_t i = 0; i < placing->unplaced_count; i++) {
    const cli_unplaced_t *unplaced = &placing->unplaced[i];
    char sum[PLOTS_NUMBER_BYTES];
    if (unplaced->table != table) {
      table = unplaced->table;
      fputc('\n', file);
      cli_say(file, self->lang, CLI_MSG_CLOSURE_HEAD, CLI_ARGS(table->name));
    }
    if (!unplaced->column) {
      cli_say(file, self->lang, CLI_MSG_CLOSURE_NONE, NULL);
      continue;
    }
    cli_check_number(unplaced->column->total.value, unplaced->column->total.decimals, self->lang,
                     sum);
    cli_say(file, self->lang, CLI_MSG_CLOSURE_COLUMN,
            CLI_ARGS(unplaced->column->label[self->lang], sum, unplaced->check->text));
  }
}

/* What a placed figure says: "to reach it: 0.9 % (0.88 – 0.92)". */
static char *placed_text(const cli_audit_t *self, const cli_placed_t *row) {
  char probability[PLOTS_NUMBER_BYTES], low[PLOTS_NUMBER_BYTES], high[PLOTS_NUMBER_BYTES];
  cli_numeral_percent(probability, 100.0 * row->probability, 1, self->lang);
  cli_numeral(low, 100.0 * row->low, 2, self->lang);
  cli_numeral(high, 100.0 * row->high, 2, self->lang);
  return cli_message_format(row->at_least ? CLI_MSG_PLAN_AT_LEAST : CLI_MSG_PLAN_AT_MOST,
                            self->lang, CLI_ARGS(probability, low, high));
}

static void add_quantile(const cli_audit_t *self, cli_grid_t *grid, const cli_placed_t *row,
                         int quantile) {
  char text[PLOTS_NUMBER_BYTES];
  const double x = row->estimate->quantile[quantile];
  cli_check_number(x, row->estimate->whole || fabs(x) >= 1000.0 ? 0 : 2, self->lang, text);
  cli_grid_add(grid, text);
}

static void fill_plan(const cli_audit_t *self, cli_grid_t *grid) {
  static const int quantiles[] = {CLI_P05, CLI_P50, CLI_P95};
  cli_grid_add(grid, cli_message(CLI_MSG_PLAN_COL_FIGURE, self->lang));
  cli_grid_add(grid, cli_message(CLI_MSG_PLAN_COL_STATED, self->lang));
  cli_grid_add(grid, "P5");
  cli_grid_add(grid, "P50");
  cli_grid_add(grid, "P95");
  cli_grid_add(grid, cli_message(CLI_MSG_PLAN_COL_PROBABILITY, self->lang));
  for (size_t i = 0; i < self->plan->count; i++) {
    const cli_placed_t *row = &self->plan->rows[i];
    cli_grid_add(grid, row->label[self->lang]);
    cli_grid_add(grid, row->text);
    for (size_t q = 0; q < 3; q++)
      add_quantile(self, grid, row, quantiles[q]);
    char *text = placed_text(self, row);
    cli_grid_add(grid, text);
    free(text);
  }
}

static void say_plan_head(const cli_audit_t *self, FILE *file) {
  char replicates[PLOTS_NUMBER_BYTES], seed[24];
  cli_check_number((double)self->forecast->replicates, 0, self->lang, replicates);
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)self->forecast->seed);
  cli_say(file, self->lang, CLI_MSG_PLAN_HEAD, CLI_ARGS(replicates, seed));
}

void cli_check_print(const cli_audit_t *self, FILE *file) {
  static const bool left[] = {true, false, false, false, false, true};
  print_counts(self, file);
  for (size_t v = 0; v < SHOWN; v++)
    print_verdict(self, order[v], file);
  print_placing(self, file);
  if (!self->plan)
    return;
  cli_grid_t grid;
  cli_grid_init(&grid, 6);
  fill_plan(self, &grid);
  fputc('\n', file);
  say_plan_head(self, file);
  cli_grid_print(&grid, left, file);
  cli_grid_free(&grid);
}

/* A cell of a Markdown table. */
static void put_cell(FILE *file, const char *text) {
  fputs(" ", file);
  for (; *text; text++) {
    if (strchr("|*_`<>[]", *text))
      fputc('\\', file);
    fputc(*text, file);
  }
  fputs(" |", file);
}

static void put_line(const cli_audit_t *self, const cli_check_t *check, FILE *file) {
  const models_judgement_t *j = &check->judgement;
  const int decimals = cli_check_decimals(check);
  char recomputed[PLOTS_NUMBER_BYTES], difference[PLOTS_NUMBER_BYTES];
  cli_check_number(j->recomputed, decimals, self->lang, recomputed);
  cli_check_number(j->difference, decimals, self->lang, difference);
  fputs("|", file);
  if (check->table) {
    char *text = NULL;
    if (asprintf(&text, "%s: %s", check->claim->claim[self->lang], row_name(self, check)) >= 0)
      put_cell(file, text);
    free(text);
  } else {
    put_cell(file, check->claim->claim[self->lang]);
  }
  put_cell(file, check->text ? check->text : "");
  put_cell(file, j->verdict == MODELS_UNCHECKED ? "–" : recomputed);
  put_cell(file, j->verdict == MODELS_UNCHECKED ? "–" : difference);
  put_cell(file, cli_message(words[j->verdict], self->lang));
  put_cell(file, check->claim->section);
  fputc('\n', file);
}

static void put_table(const cli_audit_t *self, const models_verdict_t *verdicts, size_t count,
                      FILE *file) {
  cli_say(file, self->lang, CLI_MSG_CHECK_MD_TABLE, NULL);
  fputs("|---|---:|---:|---:|---|---|\n", file);
  for (size_t v = 0; v < count; v++)
    for (size_t i = 0; i < self->claims->check_count; i++)
      if (self->claims->checks[i].judgement.verdict == verdicts[v])
        put_line(self, &self->claims->checks[i], file);
  fputc('\n', file);
}

static void put_plan(const cli_audit_t *self, FILE *file) {
  cli_grid_t grid;
  cli_grid_init(&grid, 6);
  fill_plan(self, &grid);
  fputs("## ", file);
  say_plan_head(self, file);
  fputc('\n', file);
  for (size_t i = 0; i < grid.count; i++) {
    if (i % 6 == 0)
      fputs("|", file);
    put_cell(file, grid.cells[i]);
    if (i % 6 == 5)
      fputc('\n', file);
    if (i == 5)
      fputs("|---|---:|---:|---:|---:|---|\n", file);
  }
  fputc('\n', file);
  cli_grid_free(&grid);
}

void cli_check_write_markdown(const cli_audit_t *self, FILE *file) {
  static const models_verdict_t rest[] = {MODELS_WITHIN_INPUTS, MODELS_TRUNCATES, MODELS_ROUNDS,
                                          MODELS_EXACT};
  static const models_verdict_t worst = MODELS_CONTRADICTS, unchecked = MODELS_UNCHECKED;
  cli_say(file, self->lang, CLI_MSG_CHECK_MD_TITLE, CLI_ARGS(self->dataset->name));
  fputc('\n', file);
  print_counts(self, file);
  fputc('\n', file);
  cli_say(file, self->lang, CLI_MSG_CHECK_MD_HOW, NULL);
  fputc('\n', file);
  cli_say(file, self->lang, CLI_MSG_CHECK_MD_CONTRADICTS, NULL);
  fputc('\n', file);
  if (self->claims->verdicts[MODELS_CONTRADICTS])
    put_table(self, &worst, 1, file);
  else
    cli_say(file, self->lang, CLI_MSG_CHECK_MD_NONE, NULL);
  for (size_t i = 0; i < self->claims->check_count; i++) {
    const cli_check_t *check = &self->claims->checks[i];
    if (check->judgement.verdict == MODELS_CONTRADICTS && *check->claim->note[self->lang])
      fprintf(file, "- %s: %s.\n", check->claim->claim[self->lang], check->claim->note[self->lang]);
  }
  print_placing(self, file);
  fputc('\n', file);
  if (self->plan)
    put_plan(self, file);
  cli_say(file, self->lang, CLI_MSG_CHECK_MD_AGREES, NULL);
  fputc('\n', file);
  put_table(self, rest, sizeof rest / sizeof rest[0], file);
  cli_say(file, self->lang, CLI_MSG_CHECK_MD_UNCHECKED, NULL);
  fputc('\n', file);
  put_table(self, &unchecked, 1, file);
}
