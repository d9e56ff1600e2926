// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_WORKBOOK_SHEET_H
#define REPORTS_WORKBOOK_SHEET_H

#include "words/table_words.h"

#include <xlsxwriter.h>

/* A workbook in the making. */

/* How numbers look. */
typedef enum {
  REPORTS_YEAR,
  REPORTS_BARE, /* a year among amounts */
  REPORTS_PLAIN,
  REPORTS_PERCENT,
  REPORTS_LOOKS
} reports_look_t;

enum { REPORTS_DECIMALS = 10 }; /* at most */

typedef struct {
  lxw_workbook *book;
  const words_naming_t *naming;
  /* general: a number with as many decimals as there are */
  lxw_format *heading, *heading_number, *text, *general, *wrapped, *label, *title, *fixed,
      *fixed_wrapped, *link, *left, *part, *says, *says_wrapped;
  lxw_format *numbers[REPORTS_LOOKS][REPORTS_DECIMALS + 1]; /* made when asked for */
  lxw_error error;                                          /* the first */
} reports_book_t;

/* Makes the formats. */
void reports_book_init(reports_book_t *self, lxw_workbook *book, const words_naming_t *naming);

/* A new format, in the font of the book; NULL when out of memory (noted). */
lxw_format *reports_book_format(reports_book_t *self);

/* A sheet of that name; NULL when there can be none. */
lxw_worksheet *reports_book_sheet(reports_book_t *self, const char *name);

/* Write a cell; an empty text is none. */
void reports_book_text(reports_book_t *self, lxw_worksheet *sheet, size_t row, size_t column,
                       const char *text, lxw_format *format);
void reports_book_number(reports_book_t *self, lxw_worksheet *sheet, size_t row, size_t column,
                         double x, reports_look_t look, int decimals);

/* Decimals of a share of 1 in %: of what is near 0 % or 100 %, as many as tell it from that. */
int reports_percent_decimals(double x);

/* Keeps the first error. */
void reports_book_note(reports_book_t *self, lxw_error error);

/* A sheet with a table: head frozen, filters, columns as wide as what is in them. */
void reports_book_table(reports_book_t *self, const words_table_t *table);

#endif
