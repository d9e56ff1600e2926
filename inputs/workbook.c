// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/workbook.h"

#include "inputs/file.h"
#include "inputs/opened.h"
#include "inputs/sheet_names.h"
#include "inputs/sheet_table.h"
#include "inputs/xlsx/sheet.h"
#include "sim/status.h"
#include "words/list.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static bool is_book_name(const char *path, size_t length) {
  return length > 5 && (strncasecmp(path + length - 5, ".xlsx", 5) == 0 ||
                        strncasecmp(path + length - 5, ".xlsm", 5) == 0);
}

static bool is_folder(const char *path) {
  struct stat info;
  return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool inputs_workbook_is(const char *path) {
  return is_book_name(path, strlen(path)) && !is_folder(path);
}

size_t inputs_workbook_within(const inputs_held_t *held, const char *path) {
  for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
    const size_t length = (size_t)(slash - path);
    char *book = is_book_name(path, length) ? strndup(path, length) : NULL;
    const bool is_book = book && (held ? inputs_held_exists(held, book) : !is_folder(book));
    free(book);
    if (is_book)
      return length;
  }
  return 0;
}

/* The sheet that is wanted; sheet_count when there is none (not reported). */
static int find_sheet(const inputs_opened_t *self, const inputs_wanted_sheet_t *wanted, size_t *out,
                      words_report_t *report) {
  const inputs_book_t *book = &self->book;
  *out = book->sheet_count;
  for (size_t i = 0; i < book->sheet_count; i++) {
    if (!inputs_sheet_is_wanted(wanted, book->sheets[i].name))
      continue;
    if (*out < book->sheet_count) {
      words_report_error(report, &(words_place_t){.file = self->path}, WORDS_MSG_BOOK_SHEET_TWICE,
                         WORDS_ARGS(book->sheets[*out].name, book->sheets[i].name));
      return SIM_ERR_DOMAIN;
    }
    *out = i;
  }
  return SIM_OK;
}

/* Formulas, and numbers within texts, are written as the language of the sheet's name has them. */
static int read_sheet(inputs_opened_t *self, const inputs_wanted_sheet_t *wanted, size_t index,
                      bool is_headless, inputs_table_t *out, words_report_t *report) {
  inputs_sheet_others_t others = {.book = NULL};
  const inputs_sheet_rows_t rows = {.variant = wanted->is_by_variant ? wanted->variant : NULL,
                                    .is_headless = is_headless,
                                    .others = &others};
  inputs_xlsx_sheet_t sheet = {0};
  const bool is_spanish =
      inputs_sheet_is_spanish(&self->book, wanted, self->book.sheets[index].name);
  *out =
      (inputs_table_t){.separator = is_spanish ? ';' : ',', .is_sheet = true, .bytes = self->size};
  inputs_digest(self->bytes, self->size, out->digest);
  if (asprintf(&out->path, "%s!%s", self->path, self->book.sheets[index].name) < 0) {
    out->path = NULL;
    return SIM_ERR_NO_MEMORY;
  }
  int status = inputs_book_read_texts(&self->book, report);
  if (status == SIM_OK)
    status = inputs_xlsx_sheet_read(&self->book, index, out->path, &sheet, report);
  if (status == SIM_OK)
    status = inputs_sheet_others_init(&others, &self->book);
  if (status == SIM_OK)
    status = inputs_sheet_table(&sheet, &rows, out, report);
  inputs_sheet_others_free(&others);
  inputs_xlsx_sheet_free(&sheet);
  return status;
}

static int refuse_missing(const inputs_opened_t *self, const inputs_wanted_sheet_t *wanted,
                          words_report_t *report) {
  const char *name = wanted->name[0] ? wanted->name[report->lang] : wanted->own;
  char sheets[INPUTS_SHEETS_TOLD] = "";
  for (size_t i = 0; i < self->book.sheet_count; i++)
    words_list_add(sheets, sizeof sheets, self->book.sheets[i].name);
  words_report_error(report, &(words_place_t){.file = self->path}, WORDS_MSG_BOOK_NO_SHEET,
                     WORDS_ARGS(name, sheets));
  return SIM_ERR_DOMAIN;
}

/* Opens the workbook of a path through it and finds the sheet; sheet_count when there is none. The
   book is to be closed in any case. */
static int open_sheet(inputs_opened_t *self, const inputs_held_t *held, const char *path,
                      inputs_wanted_sheet_t *wanted, size_t *index, words_report_t *report) {
  const size_t length = inputs_workbook_within(held, path);
  *wanted = inputs_wanted_sheet(path + length + 1);
  const int status = inputs_opened_book(self, held, path, length, report);
  return status == SIM_OK ? find_sheet(self, wanted, index, report) : status;
}

int inputs_workbook_read(const inputs_held_t *held, const char *path,
                         const inputs_csv_options_t *options, inputs_table_t *out,
                         words_report_t *report) {
  static const inputs_csv_options_t usual = {0};
  const inputs_csv_options_t *how = options ? options : &usual;
  inputs_wanted_sheet_t wanted;
  inputs_opened_t book;
  size_t index;
  *out = (inputs_table_t){0};
  int status = open_sheet(&book, held, path, &wanted, &index, report);
  if (status == SIM_OK && index == book.book.sheet_count)
    status = refuse_missing(&book, &wanted, report);
  if (status == SIM_OK)
    status = read_sheet(&book, &wanted, index, how->is_headless, out, report);
  if (status == SIM_OK)
    status = inputs_table_check(out, how, report);
  inputs_opened_free(&book);
  if (status != SIM_OK)
    inputs_table_free(out);
  return status;
}

/* Whether there is a sheet, and in a sheet of variants a row of the one wanted. What cannot be read
   is there: reading it says what is wrong. */
static int find(const inputs_held_t *held, const char *path, bool *is_there) {
  words_report_t unheard;
  inputs_table_t table = {0};
  inputs_wanted_sheet_t wanted;
  inputs_opened_t book;
  size_t index = 0;
  words_report_init(&unheard, WORDS_ES);
  int status = open_sheet(&book, held, path, &wanted, &index, &unheard);
  *is_there = book.book.sheet_count > 0 && (status != SIM_OK || index < book.book.sheet_count);
  if (*is_there && status == SIM_OK && wanted.is_by_variant) {
    status = read_sheet(&book, &wanted, index, false, &table, &unheard);
    *is_there = status != SIM_OK || table.count > 1;
  }
  inputs_table_free(&table);
  inputs_opened_free(&book);
  words_report_free(&unheard);
  if (status != SIM_ERR_NO_MEMORY)
    return SIM_OK;
  *is_there = false;
  return status;
}

/* A variant may change correlations alone. */
int inputs_workbook_find(const inputs_held_t *held, const char *path, bool *is_there) {
  const size_t length = inputs_workbook_within(held, path);
  const char *file = path + length + 1, *name = strchr(file, '/');
  char *pairs = NULL;
  int status = find(held, path, is_there);
  if (status || *is_there || strncmp(file, "variants/", 9) != 0)
    return status;
  if (asprintf(&pairs, "%.*s/correlations%s", (int)length, path, name) < 0)
    return SIM_ERR_NO_MEMORY;
  status = find(held, pairs, is_there);
  free(pairs);
  return status;
}

static int compare(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Adds the variants that the rows of one sheet name. */
static size_t add_variants(inputs_opened_t *book, const char *file, char **names, size_t count,
                           size_t most, words_report_t *unheard) {
  const inputs_wanted_sheet_t wanted = inputs_wanted_sheet(file);
  inputs_xlsx_sheet_t sheet = {0};
  size_t index = 0;
  if (find_sheet(book, &wanted, &index, unheard) == SIM_OK && index < book->book.sheet_count &&
      inputs_xlsx_sheet_read(&book->book, index, book->path, &sheet, unheard) == SIM_OK)
    count = inputs_sheet_variants(&sheet, names, count, most);
  inputs_xlsx_sheet_free(&sheet);
  return count;
}

size_t inputs_workbook_variants(const inputs_held_t *held, const char *path, char **names,
                                size_t most) {
  words_report_t unheard;
  inputs_opened_t book;
  size_t count = 0;
  words_report_init(&unheard, WORDS_ES);
  if (inputs_opened_book(&book, held, path, strlen(path), &unheard) == SIM_OK &&
      inputs_book_read_texts(&book.book, &unheard) == SIM_OK) {
    count = add_variants(&book, "variants/", names, count, most, &unheard);
    count = add_variants(&book, "correlations.csv", names, count, most, &unheard);
  }
  inputs_opened_free(&book);
  words_report_free(&unheard);
  qsort(names, count, sizeof *names, compare);
  return count;
}
