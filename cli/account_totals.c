// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account_page.h"
#include "plots/matrix.h"

#include <math.h>
#include <string.h>

/* What each total of the document includes, as a table. */

/* A table of instruments by totals: beneficiaries in each total, and the budget. */
typedef struct {
  const char **columns;
  plots_matrix_row_t *rows;
  double *sums; /* of what each column includes */
  size_t column_count, count;
} table_t;

static void fill_instrument(cli_account_page_t *page, table_t *table, size_t row) {
  const cli_account_t *account = page->account;
  const cli_document_table_t *instruments = account->instruments;
  plots_cell_t *cells = cli_sheet_array(&page->sheet, table->column_count, sizeof *cells);
  table->rows[row] =
      (plots_matrix_row_t){cli_account_instrument(account, row, page->sheet.lang), cells, false};
  for (size_t t = 0; cells && t < account->total_count; t++) {
    const bool in = strcmp(cli_table_text(instruments, row, account->totals[t].cell), "1") == 0;
    cells[t] = (plots_cell_t){cli_account_figure(page, account->beneficiaries, row), in};
    if (!in || !cells[t].text)
      continue;
    table->sums[t] += cli_account_cell(account->beneficiaries, row);
    cli_account_mark_instrument(page, "totals", account->totals[t].id, account->beneficiaries, row);
  }
  const char *budget = cli_account_figure(page, account->budget, row);
  if (cells)
    cells[account->total_count] = (plots_cell_t){budget ? budget : "–", budget != NULL};
  if (!account->budget->figures[row].is_missing)
    cli_account_mark_instrument(page, "totals", "budget", account->budget, row);
}

/* What the document says a column comes to; NaN: it does not say. */
static double stated(const cli_account_page_t *page, size_t column) {
  const cli_account_t *account = page->account;
  cli_reference_t reference;
  if (column < account->total_count)
    return account->totals[column].stated;
  if (!cli_dataset_resolve(account->dataset, "budget_total", NULL, 0, &reference) ||
      reference.figure->is_missing)
    return (double)NAN;
  return reference.figure->value;
}

/* Rows below: what the marked rows add to, what the document says, and how far they differ. */
static void fill_sums(cli_account_page_t *page, table_t *table) {
  const size_t count = page->account->instruments->row_count;
  plots_cell_t *sums = cli_sheet_array(&page->sheet, table->column_count, sizeof *sums);
  plots_cell_t *says = cli_sheet_array(&page->sheet, table->column_count, sizeof *says);
  plots_cell_t *gaps = cli_sheet_array(&page->sheet, table->column_count, sizeof *gaps);
  for (size_t c = 0; sums && says && gaps && c < table->column_count; c++) {
    const char *series = c < page->account->total_count ? page->account->totals[c].id : "budget";
    const double none = (double)NAN, said = stated(page, c);
    const cli_sheet_column_t *column =
        c < page->account->total_count ? page->account->beneficiaries : page->account->budget;
    const cli_mark_t sum = {"totals", series, "sum",        table->sums[c],
                            none,     none,   column->unit, "sum"};
    const cli_mark_t says_mark = {
        "totals", series, "stated",     said,
        none,     none,   column->unit, c < page->account->total_count ? series : "budget_total"};
    sums[c].text = cli_sheet_number(&page->sheet, table->sums[c], column->total.decimals);
    says[c].text = cli_sheet_number(&page->sheet, said, column->total.decimals);
    gaps[c].text = cli_sheet_number(&page->sheet, said - table->sums[c], column->total.decimals);
    cli_account_mark(page, &sum);
    cli_account_mark(page, &says_mark);
  }
  const cli_lang_t lang = page->sheet.lang;
  table->rows[count] =
      (plots_matrix_row_t){cli_message(CLI_MSG_ACCOUNT_TOTALS_SUM, lang), sums, true};
  table->rows[count + 1] =
      (plots_matrix_row_t){cli_message(CLI_MSG_ACCOUNT_TOTALS_STATED, lang), says, true};
  table->rows[count + 2] =
      (plots_matrix_row_t){cli_message(CLI_MSG_ACCOUNT_TOTALS_DIFFERENCE, lang), gaps, true};
}

static void fill_headings(cli_account_page_t *page, table_t *table) {
  const cli_account_t *account = page->account;
  for (size_t t = 0; t < account->total_count; t++) {
    const char *number = cli_sheet_number(&page->sheet, account->totals[t].stated, 0);
    const char *label =
        cli_account_label(account, "total", account->totals[t].id, page->sheet.lang);
    table->columns[t] =
        label ? cli_sheet_text(&page->sheet, CLI_MSG_ACCOUNT_TOTALS_COLUMN, CLI_ARGS(number, label))
              : number;
  }

  table->columns[account->total_count] =
      cli_sheet_text(&page->sheet, CLI_MSG_ACCOUNT_TOTALS_MONEY,
                     CLI_ARGS(cli_account_column(page, account->budget), account->budget->unit));
}

int cli_account_draw_totals(cli_account_page_t *page) {
  static const char *const known[] = {"supported_total", "organisations_total", "budget_total",
                                      "excluded", NULL};
  const cli_account_t *account = page->account;
  const size_t count = account->instruments->row_count;
  table_t table = {.column_count = account->total_count + 1, .count = count + 3};
  table.columns = cli_sheet_array(&page->sheet, table.column_count, sizeof *table.columns);
  table.rows = cli_sheet_array(&page->sheet, table.count, sizeof *table.rows);
  table.sums = cli_sheet_array(&page->sheet, table.column_count, sizeof *table.sums);
  if (!table.columns || !table.rows || !table.sums)
    return PLOTS_ERR_NO_MEMORY;
  for (size_t r = 0; r < count; r++)
    fill_instrument(page, &table, r);
  table.sums[account->total_count] = account->budget->total.value;
  fill_sums(page, &table);
  fill_headings(page, &table);
  const cli_lang_t lang = page->sheet.lang;
  cli_account_caption(page, "totals", cli_message(CLI_MSG_ACCOUNT_TOTALS_TITLE, lang),
                      cli_message(CLI_MSG_ACCOUNT_TOTALS_SUBTITLE, lang),
                      CLI_MSG_ACCOUNT_TOTALS_ABOUT);
  const plots_matrix_t chart = {.caption = page->caption,
                                .foot = cli_account_foot(page, "totals", known, NULL, 0),
                                .columns = table.columns,
                                .column_count = table.column_count,
                                .rows = table.rows,
                                .count = table.count,
                                .marked = cli_message(CLI_MSG_ACCOUNT_TOTALS_IN, lang),
                                .unmarked = cli_message(CLI_MSG_ACCOUNT_TOTALS_OUT, lang)};
  return page->sheet.lost ? PLOTS_ERR_NO_MEMORY : plots_matrix_script(&chart, &page->script);
}
