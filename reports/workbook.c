// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/workbook.h"

#include "reports/workbook_sheet.h"
#include "words/messages.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LABELS_WIDTH = 26, FIRST_DAY = 946684800 }; /* 2000-01-01, in place of a clock */

const char *reports_workbook_file(words_lang_t lang) {
  return lang == WORDS_ES ? "resultados.xlsx" : "results.xlsx";
}

/* Writes the lines of a text below one another. */
static void put_lines(reports_book_t *book, lxw_worksheet *sheet, size_t row, const char *text) {
  char *copy = strdup(text), *rest = copy;
  if (!copy)
    reports_book_note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
  for (char *line; rest && (line = strsep(&rest, "\n"));)
    if (*line || rest)
      reports_book_text(book, sheet, row++, 0, line, book->fixed);
  free(copy);
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
  worksheet_set_column(sheet, 0, 0, LABELS_WIDTH, NULL);
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);
  worksheet_fit_to_pages(sheet, 1, 0);
  reports_book_text(book, sheet, 0, 0, self->title, book->title);
  size_t row = put_facts(self, book, sheet, 2) + 1;
  row = put_sheets(self, book, sheet, row) + 1;
  if (self->answer) {
    reports_book_text(book, sheet, row++, 0, words_message(WORDS_MSG_WORKBOOK_SAYS, lang),
                      book->label);
    put_lines(book, sheet, row, self->answer);
  }
}

/* An errno for what libxlsxwriter says. */
static int errno_of(lxw_error error) {
  switch (error) {
  case LXW_NO_ERROR:
    return 0;
  case LXW_ERROR_CREATING_XLSX_FILE:
  case LXW_ERROR_CREATING_TMPFILE:
  case LXW_ERROR_ZIP_FILE_OPERATION:
  case LXW_ERROR_ZIP_FILE_ADD:
  case LXW_ERROR_ZIP_CLOSE:
    return errno ? errno : EIO;
  case LXW_ERROR_MEMORY_MALLOC_FAILED:
    return ENOMEM;
  default:
    return EINVAL;
  }
}

static int write_book(const reports_workbook_t *self, const char *path, char *folder) {
  lxw_workbook_options options = {.tmpdir = folder};
  lxw_workbook *workbook = workbook_new_opt(path, &options);
  reports_book_t book;
  if (!workbook)
    return ENOMEM;
  reports_book_init(&book, workbook, &self->naming);
  lxw_doc_properties properties = {.created = FIRST_DAY};
  reports_book_note(&book, workbook_set_properties(workbook, &properties));
  if (!book.error)
    put_summary(self, &book);
  for (size_t i = 0; !book.error && i < self->table_count; i++)
    reports_book_table(&book, &self->tables[i]);
  errno = 0;
  const int error = errno_of(book.error), closing = errno_of(workbook_close(workbook));
  return error ? error : closing;
}

/* Nothing that the library says may reach the terminal. */
static void silence(void) {
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0)
    dup2(nowhere, STDERR_FILENO);
}

/* Takes more memory than the library will need, and leaves it to this process to allocate from. The
   system gives a page only when it is touched. */
static int reserve(const reports_workbook_t *self) {
  size_t size = (size_t)16 << 20;
  for (size_t i = 0; i < self->table_count; i++)
    size += 1024 * self->tables[i].cell_count;
  mallopt(M_MMAP_THRESHOLD, INT_MAX);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  void *volatile block = malloc(size); /* a compiler may leave out what is not used */
  const bool has = block != NULL;
  free(block);
  return has ? 0 : ENOMEM;
}

int reports_workbook_write(const reports_workbook_t *self, const char *path, const char *folder) {
  for (size_t i = 0; i < self->table_count; i++)
    if (self->tables[i].lost)
      return ENOMEM;
  char *scratch = strdup(folder); /* the library wants it writable */
  const pid_t child = scratch ? fork() : -1;
  int error = child < 0 ? (scratch ? errno : ENOMEM) : 0, status = 0;
  if (child == 0) {
    silence();
    const int lacking = reserve(self);
    _exit((lacking ? lacking : write_book(self, path, scratch)) & 0xff);
  }
  if (!error) {
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
      ;
    error = WIFEXITED(status) ? WEXITSTATUS(status) : ENOMEM;
  }
  free(scratch);
  return error;
}
