// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/account_page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void cli_account_caption(cli_account_page_t *page, const char *name, const char *title,
                         const char *subtitle, words_message_t about) {
  page->caption = cli_sheet_caption(&page->sheet, name, title, subtitle, about);
}

/* Whether a label is the note "note.CHART" or "note.CHART.x". */
static bool is_note_of(const char *name, const char *chart) {
  static const char prefix[] = "note.";
  const size_t length = strlen(chart);
  if (strncmp(name, prefix, strlen(prefix)) != 0)
    return false;
  name += strlen(prefix);
  return strncmp(name, chart, length) == 0 && (name[length] == '\0' || name[length] == '.');
}

/* A note in which "M$" and its number stay in one line. */
static const char *glued(cli_account_page_t *page, const char *note) {
  static const char blank[] = "\xC2\xA0";
  char *copy = cli_sheet_array(&page->sheet, 2 * strlen(note) + 1, 1), *out = copy;
  for (const char *c = note; copy && *c; c++)
    if (*c == ' ' && c - note >= 2 && strncmp(c - 2, "M$", 2) == 0) {
      out = stpcpy(out, blank);
    } else {
      *out++ = *c;
    }
  return copy ? copy : "";
}

plots_foot_t cli_account_foot(cli_account_page_t *page, const char *chart, const char *const *known,
                              const char *const *extra, size_t extra_count) {
  const inputs_table_t *labels = &page->account->dataset->label_file;
  const words_lang_t lang = page->sheet.lang;
  size_t count = 0;
  const char **notes =
      cli_sheet_array(&page->sheet, labels->count + extra_count + WORDS_ARGS_MAX, sizeof *notes);
  for (size_t i = 0; notes && known[i]; i++) {
    const char *note = audit_account_label(page->account, "note", known[i], lang);
    if (note)
      notes[count++] = glued(page, note);
  }
  for (size_t i = 1; notes && i < labels->count; i++) {
    const char *name = labels->records[i].cells[0].text;
    const char *note = is_note_of(name, chart) ? audit_account_label(page->account, "note",
                                                                     name + strlen("note."), lang)
                                               : NULL;
    if (note)
      notes[count++] = glued(page, note);
  }
  for (size_t i = 0; notes && i < extra_count; i++)
    if (extra[i])
      notes[count++] = extra[i];
  const char *cut = audit_account_label(page->account, "note", "cut", lang);
  if (notes && cut)
    notes[count++] = glued(page, cut);
  return (plots_foot_t){notes, count, page->height};
}

const char *cli_account_unit(cli_account_page_t *page, const audit_sheet_column_t *column) {
  if (strcmp(column->unit, "M$") != 0)
    return column->unit;
  return words_message(WORDS_MSG_ACCOUNT_UNIT, page->sheet.lang);
}

const char *cli_account_heading(cli_account_page_t *page, const char *kind, const char *id) {
  const char *label = audit_account_label(page->account, kind, id, page->sheet.lang);
  return cli_sheet_capital(&page->sheet, label ? label : id);
}

const char *cli_account_column(const cli_account_page_t *page, const audit_sheet_column_t *column) {
  const char *label = column->label[page->sheet.lang];
  return *label ? label : column->id;
}

void cli_account_marks_begin(words_table_t *marks) {
  static const words_column_id_t columns[] = {
      WORDS_COLUMN_CHART, WORDS_COLUMN_SERIES, WORDS_COLUMN_ITEM,
      WORDS_COLUMN_VALUE, WORDS_COLUMN_LOW,    WORDS_COLUMN_HIGH,
      WORDS_COLUMN_UNIT,  WORDS_COLUMN_SOURCE, WORDS_COLUMN_CHART_NAME};
  words_table_init(marks, WORDS_TABLE_CHARTS);
  words_table_columns(marks, columns, sizeof columns / sizeof columns[0]);
}

static bool is_row(const audit_document_table_t *table, size_t row, const char *id) {
  return strcmp(audit_table_text(table, row, 0), id) == 0;
}

/* What the row, or the column, of a mark is called on the charts; its id where it is neither. */
static const char *called(const cli_account_page_t *page, const cli_mark_t *mark) {
  const audit_account_t *account = page->account;
  const words_lang_t lang = page->sheet.lang;
  const audit_sheet_column_t *column = NULL;
  for (size_t i = 0; i < account->instruments->row_count; i++)
    if (is_row(account->instruments, i, mark->item))
      return audit_account_instrument(account, i, lang);
  for (size_t i = 0; account->regions && i < account->regions->row_count; i++)
    if (is_row(account->regions, i, mark->item))
      return audit_account_region(account, i, lang);
  column = audit_table_column(account->instruments, mark->series);
  if (!column && account->regions)
    column = audit_table_column(account->regions, mark->series);
  return column ? cli_account_column(page, column) : mark->item;
}

void cli_account_mark(const cli_account_page_t *page, const cli_mark_t *mark) {
  if (!page->marks)
    return;
  words_table_text(page->marks, mark->chart);
  words_table_text(page->marks, mark->series);
  words_table_text(page->marks, mark->item);
  words_table_number(page->marks, mark->value);
  words_table_number(page->marks, mark->low);
  words_table_number(page->marks, mark->high);
  words_table_text(page->marks, mark->unit);
  words_table_text(page->marks, mark->source);
  words_table_text(page->marks, called(page, mark));
}

const char *cli_account_source(cli_account_page_t *page, const audit_document_table_t *table,
                               size_t row, const audit_sheet_column_t *column) {
  return cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_SOURCE,
                        WORDS_ARGS(table->name, audit_table_text(table, row, 0), column->id));
}

const char *cli_account_quotient(cli_account_page_t *page, const char *a, const char *b) {
  return cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_QUOTIENT, WORDS_ARGS(a, b));
}

static bool comes_before(double a, double b) {
  return isfinite(a) && (!isfinite(b) || a > b);
}

size_t *cli_account_sorted(cli_account_page_t *page, const double *values, size_t count) {
  size_t *rows = cli_sheet_array(&page->sheet, count, sizeof *rows);
  for (size_t i = 0; rows && i < count; i++) {
    size_t at = i;
    for (; at > 0 && comes_before(values[i], values[rows[at - 1]]); at--)
      rows[at] = rows[at - 1];
    rows[at] = i;
  }
  return rows;
}

double cli_account_median(cli_account_page_t *page, const double *values, size_t count) {
  const size_t *rows = cli_account_sorted(page, values, count);
  size_t finite = 0;
  while (rows && finite < count && isfinite(values[rows[finite]]))
    finite++;
  if (finite == 0)
    return (double)NAN;
  return (values[rows[(finite - 1) / 2]] + values[rows[finite / 2]]) / 2;
}

const char *cli_account_figure(cli_account_page_t *page, const audit_sheet_column_t *column,
                               size_t row) {
  const audit_figure_t *figure = &column->figures[row];
  return figure->is_missing ? NULL
                            : cli_sheet_number(&page->sheet, figure->value, figure->decimals);
}

void cli_account_mark_instrument(cli_account_page_t *page, const char *chart, const char *series,
                                 const audit_sheet_column_t *column, size_t row) {
  const double none = (double)NAN;
  const cli_mark_t mark = {chart,
                           series,
                           audit_table_text(page->account->instruments, row, 0),
                           audit_account_cell(column, row),
                           none,
                           none,
                           column->unit,
                           cli_account_source(page, page->account->instruments, row, column)};
  cli_account_mark(page, &mark);
}
