// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report/account_chapter.h"

#include "cli/report/report_view.h"
#include "words/draft.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Figures, charts and tables, section by section. */

static const char *const money_charts[] = {"budget", "cost", "totals"};
static const char *const reach_charts[] = {"beneficiaries"};
static const char *const region_charts[] = {"support", "map", "before", "investment", "women"};

/* A figure as the document prints it; empty when it prints none. */
static void add_figure(words_grid_t *grid, const audit_sheet_column_t *column, size_t row,
                       words_lang_t lang) {
  const double value = audit_account_cell(column, row);
  char text[WORDS_NUMBER_BYTES] = "";
  const words_format_t format = {.decimals = column->figures[row].decimals, .lang = lang};
  if (isfinite(value))
    words_format_number(text, value, &format);
  words_grid_add(grid, text);
}

/* The name of a column, with the unit of money. */
static void add_name(cli_report_view_t *view, words_grid_t *grid,
                     const audit_sheet_column_t *column) {
  const char *label = column->label[view->lang] ? column->label[view->lang] : column->id;
  const bool is_money = strncmp(column->unit, "M$", 2) == 0;
  char *text = is_money ? words_message_format(WORDS_MSG_SENSITIVITY_OUTPUT_LABEL, view->lang,
                                               WORDS_ARGS(label, column->unit))
                        : NULL;
  view->lost |= is_money && !text;
  words_grid_add(grid, text ? text : label);
  free(text);
}

static void put_columns(cli_report_view_t *view, const audit_document_table_t *table,
                        const audit_sheet_column_t *const *columns, size_t count,
                        words_message_t caption) {
  enum { MOST = 4 + AUDIT_ACCOUNT_GROUPS };
  static const bool left[MOST] = {true};
  const cli_chapter_t *self = view->chapter;
  const bool is_regions = table == self->account.regions;
  words_grid_t grid;
  words_grid_init(&grid, count + 1);
  words_grid_add(&grid, cli_report_word(view, is_regions ? WORDS_MSG_REPORT_ACCOUNT_REGION
                                                         : WORDS_MSG_REPORT_ACCOUNT_INSTRUMENT));
  for (size_t c = 0; c < count; c++)
    add_name(view, &grid, columns[c]);
  for (size_t i = 0; i < table->row_count; i++) {
    const size_t row = is_regions ? self->account.order[i] : i;
    words_grid_add(&grid, is_regions ? audit_account_region(&self->account, row, view->lang)
                                     : audit_account_instrument(&self->account, row, view->lang));
    for (size_t c = 0; c < count; c++)
      add_figure(&grid, columns[c], row, view->lang);
  }
  cli_report_grid(view, cli_report_word(view, caption), &grid, left);
}

/* What each chart finds: the list of their titles without their names. */
static int write_findings(const cli_report_view_t *view, FILE *stream) {
  for (const char *line = view->chapter->list; *line;) {
    const size_t length = strcspn(line, "\n");
    const char *title = line + strspn(line, " ");
    title += strcspn(title, " ");
    title += strspn(title, " ");
    if (title < line + length)
      fprintf(stream, "%.*s\n", (int)(line + length - title), title);
    line += length + (line[length] == '\n');
  }
  return 0;
}

static int write_counts(const cli_report_view_t *view, FILE *stream) {
  cli_check_print_counts(&view->self->audit, stream);
  return 0;
}

static void put_first(cli_report_view_t *view) {
  cli_report_lines(view, write_findings);
  if (view->self->has_check)
    cli_report_lines(view, write_counts);
}

static void put_money(cli_report_view_t *view) {
  const audit_account_t *account = &view->chapter->account;
  const audit_sheet_column_t *const columns[] = {account->budget, account->beneficiaries};
  cli_report_pictures(view, money_charts, sizeof money_charts / sizeof money_charts[0]);
  put_columns(view, account->instruments, columns, 2, WORDS_MSG_REPORT_ACCOUNT_INSTRUMENTS);
}

static void put_reach(cli_report_view_t *view) {
  cli_report_pictures(view, reach_charts, 1);
}

static void put_regions(cli_report_view_t *view) {
  const audit_account_t *account = &view->chapter->account;
  const audit_sheet_column_t *columns[1 + AUDIT_ACCOUNT_GROUPS];
  size_t count = 0;
  columns[count++] = account->firms;
  for (size_t c = 0; c < account->investment_count; c++)
    columns[count++] = account->investment[c];
  cli_report_pictures(view, region_charts, sizeof region_charts / sizeof region_charts[0]);
  put_columns(view, account->regions, columns, count, WORDS_MSG_REPORT_ACCOUNT_REGIONS);
}

static void put_method(cli_report_view_t *view) {
  cli_report_say(view, WORDS_MSG_REPORT_ACCOUNT_METHOD, NULL);
  cli_report_say(view, WORDS_MSG_REPORT_ACCOUNT_TABLES, NULL);
}

static bool has_charts(const cli_report_view_t *view) {
  return view->charts != NULL;
}

static const cli_report_section_t sections[] = {
    {"resumen", WORDS_MSG_REPORT_FIRST, put_first, NULL},
    {"recursos", WORDS_MSG_REPORT_ACCOUNT_MONEY, put_money, NULL},
    {"alcance", WORDS_MSG_REPORT_ACCOUNT_REACH, put_reach, has_charts},
    {"regiones", WORDS_MSG_REPORT_ACCOUNT_WHERE, put_regions, NULL},
    {"revision", WORDS_MSG_REPORT_CHECK, cli_report_check, cli_report_has_check},
    {"metodo", WORDS_MSG_REPORT_ACCOUNT_HOW, put_method, NULL},
    {"repetir", WORDS_MSG_REPORT_REPEAT, cli_report_repeat, NULL}};

static void begin(cli_report_view_t *view, bool is_plain, FILE *file) {
  const char *name = audit_account_text(&view->chapter->account, "dataset", view->lang);
  char *title = words_message_format(WORDS_MSG_REPORT_ACCOUNT_TITLE, view->lang, NULL);
  char *under =
      words_message_format(WORDS_MSG_REPORT_ACCOUNT_UNDER, view->lang,
                           WORDS_ARGS(name ? name : view->self->dataset.name, EXANTE_VERSION));
  view->lost |= !title || !under;
  reports_page_begin(&view->page, file, view->lang, is_plain, title ? title : "",
                     under ? under : "");
  free(title);
  free(under);
}

int cli_chapter_write(const void *subject, const char *charts, bool is_plain, FILE *file) {
  const cli_chapter_t *self = subject;
  cli_report_view_t view = {
      .self = &self->of, .chapter = self, .charts = charts, .lang = self->of.options->lang};
  begin(&view, is_plain, file);
  cli_report_sections(&view, sections, sizeof sections / sizeof sections[0]);
  reports_page_end(&view.page);
  return view.lost ? -1 : 0;
}
