// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/workbook.h"

#include "reports/board.h"
#include "reports/pictures.h"
#include "reports/workbook_file.h"
#include "reports/workbook_paper.h"
#include "reports/workbook_text.h"
#include "words/messages.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { LABELS_WIDTH = 26 };

const char *reports_workbook_file(words_lang_t lang) {
  return lang == WORDS_ES ? "resultados.xlsx" : "results.xlsx";
}

/* Returns the row after them, as put_sheets does. */
static size_t put_facts(const reports_workbook_t *self, reports_book_t *book, lxw_worksheet *sheet,
                        size_t row) {
  for (size_t i = 0; i < self->fact_count; i++, row++) {
    const reports_fact_t *fact = &self->facts[i];
    reports_book_text(book, sheet, row, 0, fact->label, book->label);
    if (fact->text)
      reports_book_text(book, sheet, row, 1, fact->text, book->left);
    else
      reports_book_note(book,
                        worksheet_write_number(sheet, (lxw_row_t)row, 1, fact->number, book->left));
  }
  return row;
}

/* The sheets that follow, each a step away. */
static size_t put_sheets(const reports_workbook_t *self, reports_book_t *book, lxw_worksheet *sheet,
                         size_t row) {
  reports_book_text(book, sheet, row++, 0,
                    words_message(WORDS_MSG_WORKBOOK_SHEETS, book->naming->lang), book->label);
  for (size_t i = 0; i < self->table_count; i++, row++) {
    const char *name = words_table_sheet(self->tables[i].id, book->naming->lang);
    char target[64];
    snprintf(target, sizeof target, "internal:'%s'!A1", name);
    reports_book_note(
        book, worksheet_write_url_opt(sheet, (lxw_row_t)row, 0, target, book->link, name, NULL));
  }
  return row;
}

static void put_summary(const reports_workbook_t *self, reports_book_t *book) {
  const words_lang_t lang = book->naming->lang;
  lxw_worksheet *sheet = reports_book_sheet(book, words_message(WORDS_MSG_WORKBOOK_SUMMARY, lang));
  if (!sheet)
    return;
  worksheet_set_column(sheet, 0, 0, self->board ? REPORTS_BOARD_LABELS : LABELS_WIDTH, NULL);
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
  reports_paper(book, sheet);
  reports_book_text(book, sheet, 0, 0, self->title, book->title);
  size_t row = 2;
  for (const reports_answer_t *answer = self->board; answer; answer = answer->next)
    row = reports_board_put(answer, book, sheet, row) + 1;
  row = put_facts(self, book, sheet, row) + 1;
  row = put_sheets(self, book, sheet, row) + 1;
  if (self->answer) {
    reports_book_text(book, sheet, row++, 0, words_message(WORDS_MSG_WORKBOOK_SAYS, lang),
                      book->label);
    reports_text_put(book, sheet, row, self->answer, self->board);
  }
}

static void put_book(const void *what, reports_book_t *book) {
  const reports_workbook_t *self = what;
  put_summary(self, book);
  for (size_t i = 0; !book->error && i < self->table_count; i++)
    reports_book_table(book, &self->tables[i]);
  if (self->pictures && !book->error)
    reports_pictures_put(book, self->pictures);
}

int reports_workbook_write(const reports_workbook_t *self, const char *path, const char *folder) {
  size_t cells = 0;
  for (size_t i = 0; i < self->table_count; i++) {
    if (self->tables[i].lost)
      return ENOMEM;
    cells += self->tables[i].cell_count;
  }
  return reports_book_write(path, folder, &self->naming, cells, put_book, self);
}
