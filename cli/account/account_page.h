// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_ACCOUNT_ACCOUNT_PAGE_H
#define CLI_ACCOUNT_ACCOUNT_PAGE_H

#include "audit/account.h"
#include "cli/account/account_facts.h"
#include "cli/common/sheet.h"
#include "plots/page.h"
#include "words/table.h"

/* One chart of the account in the making. */
typedef struct {
  const audit_account_t *account;
  cli_sheet_t sheet;    /* language, footer and everything allocated */
  double height;        /* the page is at least as high */
  words_table_t *marks; /* the numbers behind every mark go here; NULL: nowhere */
  plots_caption_t caption;
  plots_script_t script;
} cli_account_page_t;

/* Composes a chart into page->script and fills page->caption. Returns a status of plots/;
   PLOTS_ERR_EMPTY: this account has no figures for it. */
typedef int (*cli_account_chart_t)(cli_account_page_t *page);

int cli_account_draw_budget(cli_account_page_t *page);
int cli_account_draw_beneficiaries(cli_account_page_t *page);
int cli_account_draw_cost(cli_account_page_t *page);
int cli_account_draw_totals(cli_account_page_t *page);
int cli_account_draw_support(cli_account_page_t *page);
int cli_account_draw_investment(cli_account_page_t *page);
int cli_account_draw_map(cli_account_page_t *page);
int cli_account_draw_before(cli_account_page_t *page);
int cli_account_draw_women(cli_account_page_t *page);

/* Sets the caption. */
void cli_account_caption(cli_account_page_t *page, const char *name, const char *title,
                         const char *subtitle, words_message_t about);

/* The notes of a chart, in this order: note.X of labels.csv for each X of `known` (up to a NULL),
   note.CHART and note.CHART.anything, then the texts of `extra` that are not NULL, and note.cut,
   what the figures cover. */
plots_foot_t cli_account_foot(cli_account_page_t *page, const char *chart, const char *const *known,
                              const char *const *extra, size_t extra_count);

/* "M$ (miles de pesos)"; another unit as it is. */
const char *cli_account_unit(cli_account_page_t *page, const audit_sheet_column_t *column);

/* A label kind.id, or the id; with its first letter as a capital when it begins a line. */
const char *cli_account_heading(cli_account_page_t *page, const char *kind, const char *id);

/* The name of a column. */
const char *cli_account_column(const cli_account_page_t *page, const audit_sheet_column_t *column);

/* Begins the table charts: chart, series, item, value, low, high, unit, source, name. The caller
 * frees it. */
void cli_account_marks_begin(words_table_t *marks);

/* Adds a row to it. Not finite: empty. */
typedef struct {
  const char *chart, *series, *item;
  double value, low, high;
  const char *unit, *source;
} cli_mark_t;
void cli_account_mark(const cli_account_page_t *page, const cli_mark_t *mark);

/* The name of a cell as formulas write it, or of what is computed from two: "regions.maule.firms",
   "a / b". */
const char *cli_account_source(cli_account_page_t *page, const audit_document_table_t *table,
                               size_t row, const audit_sheet_column_t *column);
const char *cli_account_quotient(cli_account_page_t *page, const char *a, const char *b);

/* A cell of `instruments` as the document prints it: thousands points, its own decimals; NULL: the
   document has none. */
const char *cli_account_figure(cli_account_page_t *page, const audit_sheet_column_t *column,
                               size_t row);

/* Adds that cell to the table charts. */
void cli_account_mark_instrument(cli_account_page_t *page, const char *chart, const char *series,
                                 const audit_sheet_column_t *column, size_t row);

/* Rows of a table in descending order of `values`, missing ones last, equal ones as they stand.
   Owned by the sheet; NULL when memory ran out. */
size_t *cli_account_sorted(cli_account_page_t *page, const double *values, size_t count);

/* The median of the finite values; NaN: there is none, or memory ran out. */
double cli_account_median(cli_account_page_t *page, const double *values, size_t count);

#endif
