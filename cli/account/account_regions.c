// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/account_words.h"
#include "plots/bars.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The charts of the regions, from north to south: support, investment. */

enum { PANELS = 4 }; /* more lines are drawn end to end */

static const char *region_of(const cli_account_page_t *page, size_t row) {
  return audit_account_region(page->account, row, page->sheet.lang);
}

static void mark_region(cli_account_page_t *page, const char *chart,
                        const audit_sheet_column_t *column, size_t row) {
  const double none = (double)NAN;
  const audit_document_table_t *regions = page->account->regions;
  const cli_mark_t mark = {chart,
                           column->id,
                           audit_table_text(regions, row, 0),
                           audit_account_cell(column, row),
                           none,
                           none,
                           column->unit,
                           cli_account_source(page, regions, row, column)};
  cli_account_mark(page, &mark);
}

/* The cells of some columns in a row. */
static const double *row_parts(cli_account_page_t *page, const audit_sheet_column_t *const *columns,
                               size_t count, size_t row) {
  double *values = cli_sheet_array(&page->sheet, count, sizeof *values);
  for (size_t c = 0; values && c < count; c++)
    values[c] = audit_account_cell(columns[c], row);
  return values;
}

static const char **column_names(cli_account_page_t *page,
                                 const audit_sheet_column_t *const *columns, size_t count) {
  const char **names = cli_sheet_array(&page->sheet, count, sizeof *names);
  for (size_t c = 0; names && c < count; c++)
    names[c] = cli_account_column(page, columns[c]);
  return names;
}

/* The names of the columns that have no figure in a row, "a; b"; NULL: none. */
static const char *blanks(cli_account_page_t *page, const audit_sheet_column_t *const *columns,
                          size_t count, size_t row) {
  const char *names = NULL;
  for (size_t c = 0; c < count; c++) {
    if (!columns[c]->figures[row].is_missing)
      continue;
    const char *name = cli_account_column(page, columns[c]);
    names =
        names ? cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_AND, WORDS_ARGS(names, name)) : name;
  }
  return names;
}

static const char *blank_note(cli_account_page_t *page, size_t row, const char *names) {
  return cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_BLANK,
                        WORDS_ARGS(region_of(page, row), names));
}

/* What is odd about a region's bar: parts that are missing, or that do not add to its total. */
typedef struct {
  const char *text;     /* the total, with the signs of its notes */
  const char *mismatch; /* NULL: the parts add up */
  const char *blank;    /* NULL: no part is missing */
} remark_t;

static remark_t remark_on(cli_account_page_t *page, size_t row) {
  const audit_account_t *account = page->account;
  const int decimals = account->firms->total.decimals;
  const cli_parts_t parts = cli_facts_parts(account, row);
  const char *total = cli_sheet_number(&page->sheet, parts.whole, decimals);
  const char *names = blanks(page, account->parts, account->part_count, row);
  remark_t remark = {.text = total};
  if (parts.differs)
    remark.mismatch =
        cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_MISMATCH,
                       WORDS_ARGS(region_of(page, row), total,
                                  cli_sheet_number(&page->sheet, parts.sum, decimals)));
  if (names)
    remark.blank = blank_note(page, row, names);
  if (parts.differs || names)
    remark.text = cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_SIGNS,
                                 WORDS_ARGS(total, parts.differs ? " *" : "", names ? " †" : ""));
  return remark;
}

/* Fills bars and, behind one another, the notes on them. */
static size_t support_bars(cli_account_page_t *page, plots_bar_t *bars, const char **notes) {
  const audit_account_t *account = page->account;
  size_t count = 0;
  for (size_t i = 0; i < account->regions->row_count; i++) {
    const size_t row = account->order[i];
    const remark_t remark = remark_on(page, row);
    bars[i] = (plots_bar_t){region_of(page, row),
                            row_parts(page, account->parts, account->part_count, row), remark.text};
    if (remark.mismatch)
      notes[count++] = remark.mismatch;
    if (remark.blank)
      notes[count++] = remark.blank;
    for (size_t p = 0; p < account->part_count; p++)
      mark_region(page, "support", account->parts[p], row);
    mark_region(page, "support", account->firms, row);
  }
  return count;
}

int cli_account_draw_support(cli_account_page_t *page) {
  static const char *const known[] = {NULL};
  const audit_account_t *account = page->account;
  const size_t count = account->regions->row_count;
  plots_bar_t *bars = cli_sheet_array(&page->sheet, count, sizeof *bars);
  const char **notes = cli_sheet_array(&page->sheet, 2 * count, sizeof *notes);
  if (!bars || !notes)
    return PLOTS_ERR_NO_MEMORY;
  const size_t noted = support_bars(page, bars, notes);
  cli_account_caption(page, "support", cli_words_support(page),
                      words_message(WORDS_MSG_ACCOUNT_SUPPORT_SUBTITLE, page->sheet.lang),
                      WORDS_MSG_ACCOUNT_SUPPORT_ABOUT);
  const plots_bars_t chart = {
      .caption = page->caption,
      .foot = cli_account_foot(page, "support", known, notes, noted),
      .unit = cli_account_column(page, account->firms),
      .format = {.decimals = account->firms->total.decimals, .lang = page->sheet.lang},
      .parts = column_names(page, account->parts, account->part_count),
      .part_count = account->part_count,
      .bars = bars,
      .count = count};
  return page->sheet.lost ? PLOTS_ERR_NO_MEMORY : plots_bars_script(&chart, &page->script);
}

/* What the lines of all regions add to. */
typedef struct {
  double total;
  int decimals; /* as many as any line */
  double *rows; /* of each region; NaN where a line is missing */
} investment_t;

static investment_t add_investment(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  const size_t count = account->regions->row_count;
  investment_t out = {.rows = cli_sheet_array(&page->sheet, count, sizeof *out.rows)};
  for (size_t c = 0; c < account->investment_count; c++) {
    const audit_figure_t *sum = &account->investment[c]->total;
    out.total += sum->value;
    out.decimals = sum->decimals > out.decimals ? sum->decimals : out.decimals;
    for (size_t r = 0; out.rows && r < count; r++)
      out.rows[r] += audit_account_cell(account->investment[c], r);
  }
  return out;
}

/* A region's bar, its name marked where a line is missing, which `note` then says. */
static plots_bar_t investment_bar(cli_account_page_t *page, size_t row, const investment_t *sums,
                                  const char **note) {
  const audit_account_t *account = page->account;
  const size_t lines = account->investment_count;
  const char *names = blanks(page, account->investment, lines, row), *label = region_of(page, row);
  *note = names ? blank_note(page, row, names) : NULL;
  if (names)
    label = cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_BLANK_MARK, WORDS_ARGS(label));
  for (size_t c = 0; c < lines; c++)
    mark_region(page, "investment", account->investment[c], row);
  return (plots_bar_t){
      label, row_parts(page, account->investment, lines, row),
      lines <= PANELS ? NULL : cli_sheet_number(&page->sheet, sums->rows[row], sums->decimals)};
}

/* "Inversión en mipes: 12.684.014" */
static const char **investment_names(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  const char **names = column_names(page, account->investment, account->investment_count);
  for (size_t c = 0; names && c < account->investment_count; c++) {
    const audit_figure_t *sum = &account->investment[c]->total;
    names[c] = cli_sheet_text(
        &page->sheet, WORDS_MSG_ACCOUNT_INVESTMENT_LINE,
        WORDS_ARGS(names[c], cli_sheet_number(&page->sheet, sum->value, sum->decimals)));
  }
  return names;
}

int cli_account_draw_investment(cli_account_page_t *page) {
  static const char *const known[] = {"regions", NULL};
  const audit_account_t *account = page->account;
  const size_t count = account->regions->row_count, lines = account->investment_count;
  const bool is_split = lines <= PANELS;
  const investment_t sums = add_investment(page);
  plots_bar_t *bars = cli_sheet_array(&page->sheet, count, sizeof *bars);
  const char **notes = cli_sheet_array(&page->sheet, count, sizeof *notes);
  const char **names = investment_names(page);
  if (!sums.rows || !bars || !notes || !names)
    return PLOTS_ERR_NO_MEMORY;
  for (size_t i = 0; i < count; i++)
    bars[i] = investment_bar(page, account->order[i], &sums, &notes[i]);
  const char *unit = cli_account_unit(page, account->investment[0]);
  cli_account_caption(
      page, "investment", cli_words_investment(page, sums.rows, sums.total, sums.decimals),
      cli_sheet_text(&page->sheet,
                     is_split ? WORDS_MSG_ACCOUNT_INVESTMENT_SUBTITLE
                              : WORDS_MSG_ACCOUNT_INVESTMENT_STACKED,
                     WORDS_ARGS(unit, account->investment[0]->unit,
                                cli_sheet_number(&page->sheet, sums.total, sums.decimals))),
      WORDS_MSG_ACCOUNT_INVESTMENT_ABOUT);
  const plots_bars_t chart = {.caption = page->caption,
                              .foot = cli_account_foot(page, "investment", known, notes, count),
                              .unit = unit,
                              .format = {.decimals = sums.decimals, .lang = page->sheet.lang},
                              .parts = names,
                              .part_count = lines,
                              .is_split = is_split,
                              .bars = bars,
                              .count = count};
  return page->sheet.lost ? PLOTS_ERR_NO_MEMORY : plots_bars_script(&chart, &page->script);
}
