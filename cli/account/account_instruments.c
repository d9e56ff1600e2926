// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/account_words.h"
#include "plots/bars.h"
#include "plots/dots.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The charts of the instruments: budget, beneficiaries, cost. */

/* The finite cells of a column, by row. */
static double *cells_of(cli_account_page_t *page, const audit_sheet_column_t *column) {
  const size_t count = page->account->instruments->row_count;
  double *values = cli_sheet_array(&page->sheet, count, sizeof *values);
  for (size_t r = 0; values && r < count; r++)
    values[r] = audit_account_cell(column, r);
  return values;
}

/* Headings of the groups that have rows to show. */
static const char **headings(cli_account_page_t *page, const char *kind,
                             const audit_groups_t *groups) {
  const char **texts = cli_sheet_array(&page->sheet, groups->count, sizeof *texts);
  for (size_t g = 0; texts && g < groups->count; g++)
    texts[g] = cli_account_heading(page, kind, groups->ids[g]);
  return texts;
}

static plots_bar_t budget_bar(cli_account_page_t *page, size_t row) {
  const audit_account_t *account = page->account;
  const size_t parts = account->lines.count;
  double *values = cli_sheet_array(&page->sheet, parts, sizeof *values);
  for (size_t p = 0; values && p < parts; p++)
    values[p] =
        p == account->lines.of[row] ? audit_account_cell(account->budget, row) : (double)NAN;
  const char *text = cli_account_figure(page, account->budget, row);
  return (plots_bar_t){.label = audit_account_instrument(account, row, page->sheet.lang),
                       .parts = values,
                       .text = text ? text
                                    : words_message(WORDS_MSG_ACCOUNT_NO_AMOUNT, page->sheet.lang)};
}

int cli_account_draw_budget(cli_account_page_t *page) {
  static const char *const known[] = {"budget_total", "excluded", "seal", NULL};
  const audit_account_t *account = page->account;
  const size_t count = account->instruments->row_count;
  const double *values = cells_of(page, account->budget);
  plots_bar_t *bars = cli_sheet_array(&page->sheet, count, sizeof *bars);
  const size_t *rows = values ? cli_account_sorted(page, values, count) : NULL;
  if (!rows || !bars)
    return PLOTS_ERR_NO_MEMORY;
  for (size_t i = 0; i < count; i++) {
    bars[i] = budget_bar(page, rows[i]);
    cli_account_mark_instrument(page, "budget", account->lines.ids[account->lines.of[rows[i]]],
                                account->budget, rows[i]);
  }
  const char *unit = cli_account_unit(page, account->budget);
  cli_account_caption(page, "budget", cli_words_budget(page), cli_words_budget_sum(page),
                      WORDS_MSG_ACCOUNT_BUDGET_ABOUT);
  const plots_bars_t chart = {
      .caption = page->caption,
      .foot = cli_account_foot(page, "budget", known, NULL, 0),
      .unit = unit,
      .format = {.decimals = account->budget->total.decimals, .lang = page->sheet.lang},
      .parts = headings(page, "line", &account->lines),
      .part_count = account->lines.count,
      .bars = bars,
      .count = count};
  return page->sheet.lost ? PLOTS_ERR_NO_MEMORY : plots_bars_script(&chart, &page->script);
}

/* The rows of each group together, each group by its values. */
static size_t group_rows(cli_account_page_t *page, const double *values, size_t *rows) {
  const audit_groups_t *groups = &page->account->counts;
  const size_t count = page->account->instruments->row_count;
  const size_t *sorted = cli_account_sorted(page, values, count);
  size_t kept = 0;
  for (size_t g = 0; sorted && g < groups->count; g++)
    for (size_t i = 0; i < count; i++)
      if (groups->of[sorted[i]] == g)
        rows[kept++] = sorted[i];
  return kept;
}

/* Whether a logarithmic axis has anything to show. */
static bool has_mark(const double *values, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (values[i] > 0)
      return true;
  return false;
}

int cli_account_draw_beneficiaries(cli_account_page_t *page) {
  static const char *const known[] = {"units", NULL};
  const audit_account_t *account = page->account;
  const double none = (double)NAN;
  const size_t count = account->instruments->row_count;
  const double *values = cells_of(page, account->beneficiaries);
  plots_dot_t *dots = cli_sheet_array(&page->sheet, count, sizeof *dots);
  size_t *rows = cli_sheet_array(&page->sheet, count, sizeof *rows);
  if (!values || !dots || !rows)
    return PLOTS_ERR_NO_MEMORY;
  if (!has_mark(values, count))
    return PLOTS_ERR_EMPTY;
  const size_t kept = group_rows(page, values, rows);
  for (size_t i = 0; i < kept; i++) {
    const size_t r = rows[i], group = account->counts.of[r];
    const char *text = cli_account_figure(page, account->beneficiaries, r);
    dots[i] = (plots_dot_t){audit_account_instrument(account, r, page->sheet.lang),
                            values[r],
                            none,
                            none,
                            group,
                            text ? text : "–"};
    cli_account_mark_instrument(page, "beneficiaries", account->counts.ids[group],
                                account->beneficiaries, r);
  }
  const char *notes[] = {cli_words_no_mark(page, values)};
  cli_account_caption(page, "beneficiaries", cli_words_beneficiaries(page, values),
                      words_message(WORDS_MSG_ACCOUNT_BENEFICIARIES_SUBTITLE, page->sheet.lang),
                      WORDS_MSG_ACCOUNT_BENEFICIARIES_ABOUT);
  const plots_dots_t chart = {
      .caption = page->caption,
      .foot = cli_account_foot(page, "beneficiaries", known, notes, 1),
      .unit = cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_LOG,
                             WORDS_ARGS(cli_account_column(page, account->beneficiaries))),
      .format = {.lang = page->sheet.lang},
      .is_log = true,
      .groups = headings(page, "counts", &account->counts),
      .group_count = account->counts.count,
      .dots = dots,
      .count = kept,
      .reference = none};
  return page->sheet.lost ? PLOTS_ERR_NO_MEMORY : plots_dots_script(&chart, &page->script);
}

/* Budget by beneficiary; NaN without both, or without beneficiaries. */
static double *costs_of(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  double *costs = cells_of(page, account->budget);
  for (size_t r = 0; costs && r < account->instruments->row_count; r++) {
    const double by = audit_account_cell(account->beneficiaries, r);
    costs[r] = by > 0 ? costs[r] / by : (double)NAN;
  }
  return costs;
}

/* "Empresas: mediana 5.179" where there are three or more; the name alone otherwise. */
static const char *cost_heading(cli_account_page_t *page, const double *costs, size_t group) {
  const audit_groups_t *groups = &page->account->counts;
  const size_t count = page->account->instruments->row_count;
  const char *name = cli_account_heading(page, "counts", groups->ids[group]);
  double *own = cli_sheet_array(&page->sheet, count, sizeof *own);
  size_t kept = 0;
  for (size_t r = 0; own && r < count; r++)
    if (groups->of[r] == group && isfinite(costs[r]))
      own[kept++] = costs[r];
  if (kept < 3)
    return name;
  const double median = cli_account_median(page, own, kept), none = (double)NAN;
  const cli_mark_t mark = {"cost", groups->ids[group],          "median", median, none,
                           none,   page->account->budget->unit, "median"};
  cli_account_mark(page, &mark);
  return cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_COST_GROUP,
                        WORDS_ARGS(name, cli_words_amount(page, median)));
}

static void mark_cost(cli_account_page_t *page, size_t row, double cost) {
  const audit_account_t *account = page->account;
  const double none = (double)NAN;
  const cli_mark_t mark = {
      "cost",
      account->counts.ids[account->counts.of[row]],
      audit_table_text(account->instruments, row, 0),
      cost,
      none,
      none,
      account->budget->unit,
      cli_account_quotient(
          page, cli_account_source(page, account->instruments, row, account->budget),
          cli_account_source(page, account->instruments, row, account->beneficiaries))};
  cli_account_mark(page, &mark);
}

/* The rows that have a cost, group after group. */
static size_t cost_dots(cli_account_page_t *page, const double *costs, plots_dot_t *dots) {
  const audit_account_t *account = page->account;
  const double none = (double)NAN;
  size_t count = 0;
  size_t *rows = cli_sheet_array(&page->sheet, account->instruments->row_count, sizeof *rows);
  const size_t kept = rows ? group_rows(page, costs, rows) : 0;
  for (size_t i = 0; i < kept; i++) {
    const double cost = costs[rows[i]];
    if (!isfinite(cost))
      continue;
    dots[count++] = (plots_dot_t){audit_account_instrument(account, rows[i], page->sheet.lang),
                                  cost,
                                  none,
                                  none,
                                  account->counts.of[rows[i]],
                                  cli_words_amount(page, cost)};
    mark_cost(page, rows[i], cost);
  }
  return count;
}

int cli_account_draw_cost(cli_account_page_t *page) {
  static const char *const known[] = {"seal", "national_guilds", "units", NULL};
  const audit_account_t *account = page->account;
  const size_t count = account->instruments->row_count;
  const double *costs = costs_of(page);
  plots_dot_t *dots = cli_sheet_array(&page->sheet, count, sizeof *dots);
  const char **groups = cli_sheet_array(&page->sheet, account->counts.count, sizeof *groups);
  if (!costs || !dots || !groups)
    return PLOTS_ERR_NO_MEMORY;
  if (!has_mark(costs, count))
    return PLOTS_ERR_EMPTY;
  const size_t kept = cost_dots(page, costs, dots);
  for (size_t g = 0; g < account->counts.count; g++)
    groups[g] = cost_heading(page, costs, g);
  const char *notes[] = {cli_words_no_cost(page, costs), cli_words_no_mark(page, costs)};
  cli_account_caption(page, "cost", cli_words_cost(page, costs),
                      cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_COST_SUBTITLE,
                                     WORDS_ARGS(cli_account_unit(page, account->budget))),
                      WORDS_MSG_ACCOUNT_COST_ABOUT);
  const plots_dots_t chart = {
      .caption = page->caption,
      .foot = cli_account_foot(page, "cost", known, notes, 2),
      .unit = cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_LOG,
                             WORDS_ARGS(cli_account_unit(page, account->budget))),
      .format = {.lang = page->sheet.lang},
      .is_log = true,
      .groups = groups,
      .group_count = account->counts.count,
      .dots = dots,
      .count = kept,
      .reference = (double)NAN};
  return page->sheet.lost ? PLOTS_ERR_NO_MEMORY : plots_dots_script(&chart, &page->script);
}
