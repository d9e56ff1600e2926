// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/account_words.h"
#include "plots/matrix.h"

#include <math.h>

/* What each total of the document includes, as a table. */

/* A table of instruments by totals: beneficiaries in each total, and the budget. */
typedef struct {
  const char **columns;
  plots_matrix_row_t *rows;
  size_t column_count, count;
} table_t;

static void fill_instrument(cli_account_page_t *page, table_t *table, size_t row) {
  const audit_account_t *account = page->account;
  plots_cell_t *cells = cli_sheet_array(&page->sheet, table->column_count, sizeof *cells);
  table->rows[row] =
      (plots_matrix_row_t){audit_account_instrument(account, row, page->sheet.lang), cells, false};
  for (size_t t = 0; cells && t < account->total_count; t++) {
    const bool in = cli_facts_is_in(account, t, row);
    cells[t] = (plots_cell_t){cli_account_figure(page, account->beneficiaries, row), in};
    if (!in || !cells[t].text)
      continue;
    cli_account_mark_instrument(page, "totals", account->totals[t]->id, account->beneficiaries,
                                row);
  }
  const char *budget = cli_account_figure(page, account->budget, row);
  if (cells)
    cells[account->total_count] = (plots_cell_t){budget ? budget : "–", budget != NULL};
  if (!account->budget->figures[row].is_missing)
    cli_account_mark_instrument(page, "totals", "budget", account->budget, row);
}

/* Rows below: what the marked rows add to, what the document says, and how far they differ. */
static void fill_sums(cli_account_page_t *page, table_t *table) {
  const audit_account_t *account = page->account;
  const size_t count = account->instruments->row_count;
  plots_cell_t *sums = cli_sheet_array(&page->sheet, table->column_count, sizeof *sums);
  plots_cell_t *says = cli_sheet_array(&page->sheet, table->column_count, sizeof *says);
  plots_cell_t *gaps = cli_sheet_array(&page->sheet, table->column_count, sizeof *gaps);
  for (size_t c = 0; sums && says && gaps && c < table->column_count; c++) {
    const bool is_budget = c == account->total_count;
    const audit_sheet_column_t *column = is_budget ? account->budget : account->beneficiaries;
    const audit_sheet_column_t *total = is_budget ? account->budget : account->totals[c];
    const char *source = total->stated ? total->stated->id : "";
    const cli_total_fact_t fact = cli_facts_total(account, c);
    const double none = (double)NAN;
    const cli_mark_t sum = {"totals", total->id, "sum", fact.sum, none, none, column->unit, "sum"};
    const cli_mark_t stated = {"totals", total->id, "stated",     fact.stated,
                               none,     none,      column->unit, source};
    sums[c].text = cli_sheet_number(&page->sheet, fact.sum, column->total.decimals);
    says[c].text = cli_sheet_number(&page->sheet, fact.stated, column->total.decimals);
    gaps[c].text = cli_sheet_number(&page->sheet, fact.stated - fact.sum, column->total.decimals);
    cli_account_mark(page, &sum);
    cli_account_mark(page, &stated);
  }
  const words_lang_t lang = page->sheet.lang;
  table->rows[count] =
      (plots_matrix_row_t){words_message(WORDS_MSG_ACCOUNT_TOTALS_SUM, lang), sums, true};
  table->rows[count + 1] =
      (plots_matrix_row_t){words_message(WORDS_MSG_ACCOUNT_TOTALS_STATED, lang), says, true};
  table->rows[count + 2] =
      (plots_matrix_row_t){words_message(WORDS_MSG_ACCOUNT_TOTALS_DIFFERENCE, lang), gaps, true};
}

static void fill_headings(cli_account_page_t *page, table_t *table) {
  const audit_account_t *account = page->account;
  for (size_t t = 0; t < account->total_count; t++) {
    const audit_figure_t *stated = &account->totals[t]->stated->figure;
    const char *label = cli_account_column(page, account->totals[t]);
    table->columns[t] =
        stated->is_missing ? label
                           : cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_TOTALS_COLUMN,
                                            WORDS_ARGS(cli_sheet_number(&page->sheet, stated->value,
                                                                        stated->decimals),
                                                       label));
  }
  table->columns[account->total_count] =
      cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_TOTALS_MONEY,
                     WORDS_ARGS(cli_account_column(page, account->budget), account->budget->unit));
}

int cli_account_draw_totals(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  const char *known[AUDIT_ACCOUNT_TOTALS + 3] = {NULL}; /* the notes of each total's figure */
  size_t noted = 0;
  for (size_t t = 0; t < account->total_count; t++)
    known[noted++] = account->totals[t]->stated->id;
  if (account->budget->stated)
    known[noted++] = account->budget->stated->id;
  known[noted] = "excluded";
  const size_t count = account->instruments->row_count;
  table_t table = {.column_count = account->total_count + 1, .count = count + 3};
  table.columns = cli_sheet_array(&page->sheet, table.column_count, sizeof *table.columns);
  table.rows = cli_sheet_array(&page->sheet, table.count, sizeof *table.rows);
  if (!table.columns || !table.rows)
    return PLOTS_ERR_NO_MEMORY;
  for (size_t r = 0; r < count; r++)
    fill_instrument(page, &table, r);
  fill_sums(page, &table);
  fill_headings(page, &table);
  const words_lang_t lang = page->sheet.lang;
  cli_account_caption(page, "totals", cli_words_totals(page),
                      words_message(WORDS_MSG_ACCOUNT_TOTALS_SUBTITLE, lang),
                      WORDS_MSG_ACCOUNT_TOTALS_ABOUT);
  const plots_matrix_t chart = {.caption = page->caption,
                                .foot = cli_account_foot(page, "totals", known, NULL, 0),
                                .columns = table.columns,
                                .column_count = table.column_count,
                                .rows = table.rows,
                                .count = table.count,
                                .marked = words_message(WORDS_MSG_ACCOUNT_TOTALS_IN, lang),
                                .unmarked = words_message(WORDS_MSG_ACCOUNT_TOTALS_OUT, lang)};
  return page->sheet.lost ? PLOTS_ERR_NO_MEMORY : plots_matrix_script(&chart, &page->script);
}
